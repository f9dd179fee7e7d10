from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lientich.notices"

    def ready(self) -> None:
        from . import mailing, panels, reactions, rounds  # noqa: F401 -- the worker's steps; fills slots
