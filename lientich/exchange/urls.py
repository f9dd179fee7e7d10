from django.urls import path

from . import views

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("tasks/", views.bring_tasks, name="bring_tasks"),
    path("tasks/export/", views.export_tasks, name="export_tasks"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("organisations/", views.bring_organisations, name="bring_organisations"),
    path("organisations/export/", views.export_organisations, name="export_organisations"),
    path("people/", views.bring_people, name="bring_people"),
    path("people/blank/", views.blank_people, name="blank_people"),
    path("<uuid:pk>/slips/", views.slips, name="slips"),
    path("<uuid:pk>/slips/print/", views.print_slips, name="print_slips"),
    path("<uuid:pk>/slips/renew/", views.renew_slips, name="renew_slips"),
    path("tracking/", views.bring_tracking, name="bring_tracking"),
    path("<uuid:pk>/columns/", views.map_columns, name="map_columns"),
    path("<uuid:pk>/confirm/", views.confirm, name="confirm"),
    path("<uuid:pk>/report/", views.report, name="report"),
    path("<uuid:pk>/discard/", views.discard, name="discard"),
]
