"""Who may bring documents in, and decide on what was read in them."""

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import OFFICE, Actor

from .models import Intake

RECEIVER = _("Việc này của văn phòng.")
READER = _("Nội dung chỉ mở cho chuyên viên của mặt công tác đó, văn phòng và lãnh đạo.")
DECIDER = _("Việc này của văn phòng tổ chức đã nhập văn bản.")


def can_receive(by: Actor) -> bool:
    return by.role == OFFICE


def can_decide(by: Actor, intake: Intake) -> bool:
    return by.works_for(intake.owner_id, OFFICE)
