from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lientich.organisations"

    def ready(self) -> None:
        from . import daily  # noqa: F401 -- registers its background step
