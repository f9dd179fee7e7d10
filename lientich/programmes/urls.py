from django.urls import path

from .views import assignments, matters, programmes, tasks

app_name = "programmes"
urlpatterns = [
    path("", programmes.index, name="index"),
    path("start/", programmes.start_programme, name="start_programme"),
    path("tasks/", tasks.index, name="tasks"),
    path("draft/", tasks.draft, name="draft"),
    path("draft/<uuid:source>/", tasks.draft, name="draft_from"),
    path("tasks/export/", tasks.export, name="export"),
    path("tasks/<uuid:pk>/", tasks.detail, name="task"),
    path("tasks/<uuid:pk>/edit/", tasks.edit_task, name="edit_task"),
    path("tasks/<uuid:pk>/assign/", tasks.assign_task, name="assign_task"),
    path("tasks/<uuid:pk>/discard/", tasks.discard_draft, name="discard_draft"),
    path("assignments/<uuid:pk>/", assignments.detail, name="assignment"),
    path("assignments/<uuid:pk>/report/", assignments.report_progress, name="report_progress"),
    path(
        "assignments/<uuid:pk>/confirm/",
        assignments.confirm_completion,
        name="confirm_completion",
    ),
    path("assignments/<uuid:pk>/return/", assignments.return_for_rework, name="return_for_rework"),
    path("assignments/<uuid:pk>/decline/", assignments.decline, name="decline"),
    path("assignments/<uuid:pk>/suspend/", assignments.suspend, name="suspend"),
    path("assignments/<uuid:pk>/resume/", assignments.resume, name="resume"),
    path("evidence/<uuid:pk>/", assignments.evidence, name="evidence"),
    path("matters/", matters.index, name="matters"),
    path("obstacles/raise/", matters.raise_obstacle, name="raise_obstacle"),
    path("obstacles/<uuid:pk>/own/", matters.own_obstacle, name="own_obstacle"),
    path("obstacles/<uuid:pk>/resolve/", matters.resolve_obstacle, name="resolve_obstacle"),
    path("obstacles/<uuid:pk>/reopen/", matters.reopen_obstacle, name="reopen_obstacle"),
    path("new-ways/tell/", matters.tell_new_way, name="tell_new_way"),
    path("new-ways/<uuid:pk>/take-up/", matters.take_up, name="take_up"),
    path("unit/", assignments.unit, name="unit"),
    path("<uuid:pk>/", programmes.detail, name="detail"),
    path("<uuid:pk>/goal/", programmes.set_goal, name="set_goal"),
    path("<uuid:pk>/basis/", programmes.add_basis, name="add_basis"),
    path("<uuid:pk>/objectives/", programmes.add_objective, name="add_objective"),
    path("<uuid:pk>/draft/", tasks.draft_task, name="draft_task"),
    path("<uuid:pk>/draft/<uuid:source>/", tasks.draft_task, name="draft_task"),
    path("<uuid:pk>/hand-over/", programmes.hand_over_submissions, name="hand_over_submissions"),
]
