from django.urls import path

from . import views

app_name = "indicators"
urlpatterns = [
    path("", views.index, name="index"),
    path("csv/", views.export, name="export"),
    path("xlsx/", views.export_workbook, name="export_workbook"),
    path("sets/", views.catalogue, name="catalogue"),
    path("sets/make/", views.make_set, name="make_set"),
    path("sets/<uuid:pk>/", views.detail, name="detail"),
    path("sets/<uuid:pk>/add/", views.add_indicator, name="add_indicator"),
    path("sets/<uuid:pk>/units/", views.ask_units, name="ask_units"),
    path("sets/<uuid:pk>/enter/", views.enter, name="enter"),
    path("sheets/", views.sheets, name="sheets"),
    path("sheets/<uuid:pk>/", views.sheet, name="sheet"),
    path("sheets/<uuid:pk>/verify/", views.verify_sheet, name="verify_sheet"),
    path("sheets/<uuid:pk>/return/", views.return_sheet, name="return_sheet"),
    path("sheets/<uuid:pk>/lock/", views.lock_sheet, name="lock_sheet"),
    path("figures/<uuid:pk>/correct/", views.correct_figure, name="correct_figure"),
    path("<uuid:pk>/", views.cell, name="cell"),
    path("<uuid:pk>/plan/", views.set_plan, name="set_plan"),
    path("<uuid:pk>/figures/", views.figures, name="figures"),
]
