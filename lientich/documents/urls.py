from django.urls import path

from .views import entries as views
from .views import listing

app_name = "documents"
urlpatterns = [
    path("", listing.index, name="index"),
    path("export/", listing.export, name="export"),
    path("workbook/", listing.export_workbook, name="export_workbook"),
    path("print/", listing.printed, name="printed"),
    path("filters/save/", listing.save_filter, name="save_filter"),
    path("filters/<uuid:pk>/remove/", listing.remove_filter, name="remove_filter"),
    path("register/", views.register, name="register"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/share/", views.share, name="share"),
    path("<uuid:pk>/relate/", views.relate, name="relate"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/file/", views.file, name="file"),
]
