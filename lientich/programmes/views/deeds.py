from lientich.core.asking import perform

from ..queries.pages import mark


def deed(request, part, form, act, /, **words):
    """The page of one deed on a part of a task."""
    to = part.get_absolute_url()
    return perform(request, form, act, part, to=to, **words, **mark(part.task.programme))
