from django.urls import path

from . import views

app_name = "agenda"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add_entry, name="add_entry"),
    path("entries/<uuid:pk>/change/", views.change_entry, name="change_entry"),
    path("entries/<uuid:pk>/remove/", views.remove_entry, name="remove_entry"),
    path("<slug:name>/", views.week, name="week"),
    path("<slug:name>/pdf/", views.pdf, name="pdf"),
]
