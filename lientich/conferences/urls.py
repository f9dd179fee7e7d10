from django.urls import path

from . import views

app_name = "conferences"
urlpatterns = [
    path("", views.index, name="index"),
    path("call/<uuid:pk>/", views.call_conference, name="call_conference"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/edit/", views.edit_conference, name="edit_conference"),
    path("<uuid:pk>/papers/", views.add_paper, name="add_paper"),
    path("papers/<uuid:pk>/remove/", views.remove_paper, name="remove_paper"),
    path("<uuid:pk>/conclude/", views.conclude, name="conclude"),
    path("<uuid:pk>/cancel/", views.cancel_conference, name="cancel_conference"),
    path("conclusions/<uuid:pk>/draft/", views.draft_from, name="draft_from"),
    path("conclusions/<uuid:pk>/no-task/", views.need_no_task, name="need_no_task"),
    path("conclusions/<uuid:pk>/task-again/", views.need_a_task_again, name="need_a_task_again"),
    path("conclusions/<uuid:pk>/withdraw/", views.withdraw_conclusion, name="withdraw_conclusion"),
]
