from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("timeliness/", views.timeliness, name="timeliness"),
    path("search/", views.search, name="search"),
    path("work/", views.my_work, name="my_work"),
    path("journal/", views.journal, name="journal"),
    path("journal/export/", views.export_journal, name="export_journal"),
    path("programme/<uuid:pk>/", views.choose_programme, name="choose_programme"),
]
