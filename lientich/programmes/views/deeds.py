from lientich.core.addresses import ours
from lientich.core.asking import perform

from ..queries.pages import mark


def deed(request, part, form, act, /, **words):
    """The page of one deed on a part of a task; whoever comes from the board goes back there."""
    words = {"to": part.get_absolute_url()} | words
    if back := ours(request, request.GET.get("back")):
        words |= {"to": back, "then": back}
    return perform(request, form, act, part, **words, **mark(part.task.programme))
