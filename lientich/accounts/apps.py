from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lientich.accounts"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- fills the slots of lower rooms' pages
