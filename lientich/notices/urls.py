from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.index, name="index"),
    path("read/", views.read_all, name="read_all"),
    path("mail/", views.mail, name="mail"),
    path("preferences/", views.set_preference, name="set_preference"),
    path("rules/<uuid:pk>/", views.set_rule, name="set_rule"),
    path("<uuid:pk>/", views.notice, name="notice"),
    path("<uuid:pk>/read/", views.read, name="read"),
]
