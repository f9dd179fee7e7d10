from django.urls import path

from .views import entries as views

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("export/", views.export, name="export"),
    path("register/", views.register, name="register"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/share/", views.share, name="share"),
    path("<uuid:pk>/relate/", views.relate, name="relate"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/file/", views.file, name="file"),
]
