from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "lientich.indicators"
