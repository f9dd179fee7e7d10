"""The one clock of the house. The demonstration alone, and tests, may have it show another day."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def now() -> datetime:
    """The moment an act begins: a request, a command, a step of the worker."""
    real, assumed = timezone.now(), assumed_day()
    if assumed is None:
        return real
    if len(settings.ASSUMED_NOW) > len("2019-03-06"):
        return _aware(datetime.fromisoformat(settings.ASSUMED_NOW))
    # Only a day is assumed: on it, the hour that it is, so that acts stand in their order.
    return _aware(datetime.combine(assumed, timezone.localtime(real).time()))


def today() -> date:
    return timezone.localdate(now())


def assumed_day() -> date | None:
    """The day that LIENTICH_NOW names, in the demonstration; nowhere else is it listened to."""
    if not (settings.DEMONSTRATION and settings.ASSUMED_NOW):
        return None
    return timezone.localdate(_aware(datetime.fromisoformat(settings.ASSUMED_NOW)))


def strip(request: HttpRequest) -> dict[str, date | None]:
    """What every page tells of an assumed day (base.html)."""
    return {"assumed_day": assumed_day()}


def _aware(moment: datetime) -> datetime:
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
