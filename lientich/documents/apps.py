from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lientich.documents"

    def ready(self) -> None:
        from . import filling  # noqa: F401 -- registers the worker's steps
