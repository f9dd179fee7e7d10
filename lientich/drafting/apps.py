from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "lientich.drafting"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- fills the slots of the documents' pages
