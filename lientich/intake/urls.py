from django.urls import path

from . import views

app_name = "intake"
urlpatterns = [
    path("", views.receive, name="receive"),
    path("batch/<uuid:key>/", views.batch, name="batch"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/accept-sure/", views.accept_sure, name="accept_sure"),
    path("<uuid:pk>/discard/", views.discard, name="discard"),
    path("<uuid:pk>/programme/", views.choose_programme, name="choose_programme"),
    path("<uuid:pk>/programme/new/", views.start_programme, name="start_programme"),
    path("proposals/<uuid:pk>/accept/", views.accept, name="accept"),
    path("proposals/<uuid:pk>/correct/", views.correct, name="correct"),
    path("proposals/<uuid:pk>/answer/", views.answer, name="answer"),
    path("proposals/<uuid:pk>/reject/", views.reject, name="reject"),
    path("proposals/<uuid:pk>/reopen/", views.reopen, name="reopen"),
]
