from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "lientich.programmes"

    def ready(self) -> None:
        from . import (
            opening,  # noqa: F401 -- registers its background step
            panels,  # noqa: F401 -- fills the slots of lower rooms' pages
            reactions,  # noqa: F401 -- hears of units that move
        )
