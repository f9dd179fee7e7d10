from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "lientich.intake"

    def ready(self) -> None:
        from . import panels, reading  # noqa: F401 -- fills slots; registers the worker's step
