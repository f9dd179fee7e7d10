from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "lientich.programmes"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- fills the slots of lower rooms' pages
