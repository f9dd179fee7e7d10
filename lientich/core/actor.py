"""Who acts: the person, the mandates they hold today, and the one they act under."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

LEADER, OFFICE, SPECIALIST, REPORTER, ADMINISTRATOR = (
    "leader",
    "office",
    "specialist",
    "reporter",
    "administrator",
)


@dataclass(frozen=True)
class Hat:
    """One mandate, valid today."""

    mandate_id: UUID
    organisation_id: UUID
    role: str
    body_id: UUID | None = None
    fields: frozenset[UUID] = frozenset()  # fields of work of a specialist's department
    clearances: frozenset[str] = frozenset()  # classes beyond the ordinary


@dataclass(frozen=True)
class Actor:
    """A person at one moment. Sees by every hat they hold, acts under one of them."""

    now: datetime
    user_id: UUID | None = None
    person_id: UUID | None = None
    hat: Hat | None = None
    hats: tuple[Hat, ...] = field(default=())

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def of_the_day(self) -> "Actor":
        """The same at the first moment of the day: equal for all that they ask on it."""
        begun = timezone.make_aware(datetime.combine(self.today, time.min))
        return Actor(begun, self.user_id, self.person_id, self.hat, self.hats)

    @property
    def in_one_hat(self) -> "Actor":
        """The same with no mandate but the one they act under: of what others will see."""
        hats = (self.hat,) if self.hat else ()
        return Actor(self.now, self.user_id, self.person_id, self.hat, hats)

    @property
    def mandate_id(self) -> UUID | None:
        return self.hat.mandate_id if self.hat else None

    @property
    def organisation_id(self) -> UUID | None:
        return self.hat.organisation_id if self.hat else None

    @property
    def body_id(self) -> UUID | None:
        return self.hat.body_id if self.hat else None

    @property
    def role(self) -> str | None:
        return self.hat.role if self.hat else None

    @property
    def clearances(self) -> frozenset[str]:
        return self.hat.clearances if self.hat else frozenset()

    def works_for(self, organisation_id: UUID, *roles: str) -> bool:
        """Acts for that organisation, in one of `roles` where any are named."""
        return (
            self.hat is not None
            and self.hat.organisation_id == organisation_id
            and (not roles or self.hat.role in roles)
        )
