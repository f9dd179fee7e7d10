from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "lientich.intake"

    def ready(self) -> None:
        from . import reading  # noqa: F401 -- registers the worker's step
