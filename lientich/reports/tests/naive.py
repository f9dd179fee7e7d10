"""The report's breakdown counted again, one row at a time, in the words of NORMS §6."""

from lientich.programmes.models import Assignment, Task


def standing(state, due, stopped, day):
    if stopped is not None and stopped > day:
        stopped = None
    if state == "completed" and stopped is not None:
        if due is None:
            return "undated"
        if stopped > due:
            return "late"
        return "in_time"
    if state == "suspended" or state == "declined":
        return "stopped"
    if due is None:
        return "running"
    if stopped is not None:
        return "overdue" if stopped > due else "running"
    return "overdue" if due < day else "running"


def breakdown(day, **which):
    """Of tasks given by that day, how many stand how."""
    counted = dict.fromkeys(("in_time", "late", "undated", "running", "overdue", "stopped"), 0)
    for task in Task.objects.filter(draft=False, **which):
        given = [one.assigned_at.date() for one in Assignment.objects.filter(task=task)]
        if min(given) <= day:
            counted[standing(task.state, task.due, task.completed_on, day)] += 1
    completed = counted["in_time"] + counted["late"] + counted["undated"]
    return {**counted, "completed": completed, "assigned": sum(counted.values())}
