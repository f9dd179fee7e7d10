from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "lientich.agenda"

    def ready(self) -> None:
        from . import panels  # noqa: F401 -- adds to the calendars of lower rooms
