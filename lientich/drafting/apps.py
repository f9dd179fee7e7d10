from django.apps import AppConfig
from django.core.checks import register


class DraftingConfig(AppConfig):
    name = "lientich.drafting"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- fills the slots of the documents' pages
        from .checks import what_is_trusted

        register(what_is_trusted)
