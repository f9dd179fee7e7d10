from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lientich.documents"
