from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lientich.journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import delivery  # noqa: F401 -- registers its background step
