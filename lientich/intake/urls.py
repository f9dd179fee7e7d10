from django.urls import path

from .views import intakes, scans

app_name = "intake"
urlpatterns = [
    path("", intakes.receive, name="receive"),
    path("batch/<uuid:key>/", intakes.batch, name="batch"),
    path("<uuid:pk>/", intakes.detail, name="detail"),
    path("<uuid:pk>/register/", scans.register_scan, name="register_scan"),
    path("pages/<uuid:pk>/", scans.page, name="page"),
    path("<uuid:pk>/original/", scans.original, name="original"),
    path("<uuid:pk>/accept-sure/", intakes.accept_sure, name="accept_sure"),
    path("<uuid:pk>/add-direction/", intakes.add_direction, name="add_direction"),
    path("<uuid:pk>/discard/", intakes.discard, name="discard"),
    path("<uuid:pk>/programme/", intakes.choose_programme, name="choose_programme"),
    path("<uuid:pk>/programme/new/", intakes.start_programme, name="start_programme"),
    path("proposals/<uuid:pk>/accept/", intakes.accept, name="accept"),
    path("proposals/<uuid:pk>/correct/", intakes.correct, name="correct"),
    path("proposals/<uuid:pk>/answer/", intakes.answer, name="answer"),
    path("proposals/<uuid:pk>/reject/", intakes.reject, name="reject"),
    path("proposals/<uuid:pk>/reopen/", intakes.reopen, name="reopen"),
]
