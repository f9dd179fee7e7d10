"""People are told of what happens in other rooms."""

from lientich.journal.delivery import on
from lientich.journal.models import Event

from . import actions, news


@on(*news.OF)
def tell_people(event: Event) -> None:
    actions.tell(event)
