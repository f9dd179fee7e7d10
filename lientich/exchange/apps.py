from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "lientich.exchange"

    def ready(self) -> None:
        from . import (
            panels,  # noqa: F401 -- fills the slots of lower rooms' pages
            running,  # noqa: F401 -- registers the worker's steps
        )
