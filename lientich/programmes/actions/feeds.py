import secrets

from django.db import transaction
from django.db.models import Q

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Person

from .. import queries, rules
from ..models import Feed, Programme

BYTES = 32  # of a secret


@transaction.atomic
def open_feed(programme: Programme | None = None, *, by: Actor, language: str) -> Feed:
    """A new address for one's own days, or those of a programme; the one before leads nowhere.

    Its `secret` is known to the caller and kept nowhere.
    """
    sees = programme is None or Programme.objects.visible_to(by).filter(pk=programme.pk).exists()
    allow(rules.can_open_feed(by) and sees)
    person = Person.objects.select_for_update().get(Q(pk=by.person_id))  # one at a time
    Feed.objects.filter(person=person, programme=programme, revoked_at=None).update(
        revoked_at=by.now
    )
    secret = secrets.token_urlsafe(BYTES)
    feed = Feed.objects.create(
        person=person,
        programme=programme,
        digest=queries.digest(secret),
        language=language,
        opened_at=by.now,
    )
    feed.secret = secret
    record("programmes.feed_opened", feed, by=by, programme=programme)
    return feed


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Actor) -> Feed:
    """The address leads nowhere from now on."""
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    allow(rules.can_revoke_feed(by, feed))
    if feed.revoked_at is None:
        feed.revoked_at = by.now
        feed.save(update_fields=["revoked_at"])
        record("programmes.feed_revoked", feed, by=by)
    return feed
