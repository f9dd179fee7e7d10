from django.urls import path

from .views import days, structure

app_name = "organisations"
urlpatterns = [
    path("", structure.index, name="index"),
    path("model/", structure.gaps, name="gaps"),
    path("new/", structure.create_organisation, name="create_organisation"),
    path("days/", days.index, name="days"),
    path("days/swap/", days.swap_day, name="swap_day"),
    path("days/<uuid:pk>/restore/", days.restore_day, name="restore_day"),
    path("people/new/", structure.create_person, name="create_person"),
    path("people/<uuid:pk>/", structure.person, name="person"),
    path("people/<uuid:pk>/correct/", structure.correct_name, name="correct_name"),
    path("bodies/<uuid:pk>/end/", structure.end_body, name="end_body"),
    path("bodies/<uuid:pk>/posts/new/", structure.create_post, name="create_post"),
    path("posts/<uuid:pk>/end/", structure.end_post, name="end_post"),
    path("posts/<uuid:pk>/appoint/", structure.appoint, name="appoint"),
    path("appointments/<uuid:pk>/end/", structure.end_appointment, name="end_appointment"),
    path("<uuid:pk>/", structure.detail, name="detail"),
    path("<uuid:pk>/rename/", structure.rename, name="rename"),
    path("<uuid:pk>/move/", structure.move, name="move"),
    path("<uuid:pk>/dissolve/", structure.dissolve, name="dissolve"),
    path("<uuid:pk>/bodies/new/", structure.create_body, name="create_body"),
]
