from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("", views.index, name="index"),
    path("model/", views.gaps, name="gaps"),
    path("new/", views.create_organisation, name="create_organisation"),
    path("people/new/", views.create_person, name="create_person"),
    path("people/<uuid:pk>/", views.person, name="person"),
    path("people/<uuid:pk>/correct/", views.correct_name, name="correct_name"),
    path("bodies/<uuid:pk>/end/", views.end_body, name="end_body"),
    path("bodies/<uuid:pk>/posts/new/", views.create_post, name="create_post"),
    path("posts/<uuid:pk>/end/", views.end_post, name="end_post"),
    path("posts/<uuid:pk>/appoint/", views.appoint, name="appoint"),
    path("appointments/<uuid:pk>/end/", views.end_appointment, name="end_appointment"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/rename/", views.rename, name="rename"),
    path("<uuid:pk>/move/", views.move, name="move"),
    path("<uuid:pk>/dissolve/", views.dissolve, name="dissolve"),
    path("<uuid:pk>/bodies/new/", views.create_body, name="create_body"),
]
