from django.urls import path

from . import views

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("tasks/", views.bring_tasks, name="bring_tasks"),
    path("tasks/export/", views.export_tasks, name="export_tasks"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("tracking/", views.bring_tracking, name="bring_tracking"),
    path("<uuid:pk>/columns/", views.map_columns, name="map_columns"),
    path("<uuid:pk>/confirm/", views.confirm, name="confirm"),
    path("<uuid:pk>/report/", views.report, name="report"),
    path("<uuid:pk>/discard/", views.discard, name="discard"),
]
