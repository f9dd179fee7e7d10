from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "lientich.conferences"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- fills the slots of lower rooms' pages
