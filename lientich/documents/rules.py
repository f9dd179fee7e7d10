"""Who may keep the register. What may be seen, ACCESS says."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST, Actor

from .models import EFFECTS, Relation, SavedFilter, houses

OWN_FILTER = _(
    "Việc này của người đã lưu bộ lọc; bộ lọc chia sẻ thì còn của văn phòng, lãnh đạo tổ chức đó."
)
OF_AN_ORGANISATION = _("Chia sẻ bộ lọc là việc của người đang có vai trò ở một tổ chức.")
REGISTRAR = _("Việc này của văn phòng, hoặc của chuyên viên ban trong mặt công tác của mình.")
REGISTRAR_OF_IT = _(
    "Việc này của văn phòng tổ chức có văn bản, hoặc của chuyên viên ban trong mặt công tác của "
    "mình."
)
ALL_OWNERS = _(
    "Văn bản chỉ được sửa đổi, thay thế, bãi bỏ bằng văn bản của mọi tổ chức có văn bản đó."
)
OFFICE_OF_OWNER = _("Việc này của văn phòng tổ chức có văn bản được sửa đổi, thay thế, bãi bỏ.")
CHANGER = _(
    "Việc này của văn phòng tổ chức có văn bản. Việc sửa đổi, thay thế, bãi bỏ văn bản liên tịch "
    "đã được các bên cùng ghi nhận thì một bên không tự sửa hay bỏ."
)
EDITOR = _(
    "Việc này của văn phòng tổ chức có văn bản. Văn bản liên tịch chỉ sửa được khi các bên cùng "
    "thống nhất."
)
BOOKKEEPER = _("Việc này của văn phòng chính tổ chức có sổ.")
SENDER = _("Việc này của văn phòng bên đã gửi văn bản.")
RECEIVER = _(
    "Việc này của văn phòng hoặc đầu mối báo cáo nơi nhận; nơi có sổ văn bản đến thì của văn phòng."
)
BOOK_READER = _("Sổ đăng ký văn bản của lãnh đạo và văn phòng tổ chức mình.")


def can_enter(by: Actor) -> bool:
    """Keeps a register at all; which entries, `can_register` says."""
    return by.role == OFFICE or (by.role == SPECIALIST and bool(_fields(by)))


def can_import(by: Actor) -> bool:
    """Fills the register from files as well: whoever is let into intake."""
    return by.role == OFFICE


def can_register(
    by: Actor, owners: Collection[UUID], issuing: Collection[UUID], field_id: UUID | None
) -> bool:
    """May enter a document: in the own register, jointly only with organisations that issued it."""
    others = set(owners) - {by.organisation_id}
    return by.organisation_id in owners and others <= set(issuing) and _keeps(by, field_id)


def can_read_out(by: Actor, owners: Collection[UUID], field_id: UUID | None) -> bool:
    """May note down what a document says: what it states, what it cites."""
    return by.organisation_id in owners and _keeps(by, field_id)


def can_share(by: Actor, owners: Collection[UUID]) -> bool:
    return by.organisation_id in owners and by.role == OFFICE


def can_follow_up(by: Actor, sender: UUID) -> bool:
    """May recall what was sent in an organisation's name: that one alone."""
    return by.works_for(sender, OFFICE)


def can_receive(by: Actor, organisation: UUID, keeps_book: bool) -> bool:
    """May confirm that an organisation has what was sent to it, or refuse it.

    Where that enters it in a book, it is for those who keep the book.
    """
    return by.works_for(organisation, OFFICE) or (
        not keeps_book and by.works_for(organisation, REPORTER)
    )


def receives(by: Actor) -> bool:
    """Has to do with what comes to an organisation at all."""
    return by.role in (LEADER, OFFICE, REPORTER)


def is_of(by: Actor, organisation: UUID) -> bool:
    return by.works_for(organisation)


def can_edit(by: Actor, owners: Collection[UUID]) -> bool:
    """May change the entry: what binds several owners, none of them changes alone."""
    return set(owners) == {by.organisation_id} and by.role == OFFICE


def can_read_books(by: Actor) -> bool:
    """Has books to read: those of the own house, as its leader or in its office."""
    return by.organisation_id in houses(by)


def can_keep_books(by: Actor, organisation_id: UUID | None) -> bool:
    """May write into the books of an organisation; nobody does so for another one."""
    return organisation_id is not None and by.works_for(organisation_id, OFFICE)


def can_change(by: Actor, owners: Collection[UUID]) -> bool:
    """May say for an owner of a document that another one amends, replaces or repeals it."""
    return by.organisation_id in owners and by.role == OFFICE


def can_agree(by: Actor, relation: Relation, owners: Collection[UUID]) -> bool:
    """May say so for a further owner, where one of them has noted it."""
    return relation.kind in EFFECTS and can_change(by, owners)


def can_change_relation(
    by: Actor,
    relation: Relation,
    owners: Collection[UUID],
    changed_owners: Collection[UUID],
    field_id: UUID | None,
) -> bool:
    """May correct or remove it: what several owners have said together, none of them alone.

    `owners` and `field_id` are those of the document that refers, `changed_owners` those of the
    other.
    """
    if not can_read_out(by, owners, field_id):
        return False
    if relation.kind not in EFFECTS:
        return True
    joint = relation.in_effect and len(changed_owners) > 1
    return can_change(by, changed_owners) and not joint


def can_save_filters(by: Actor) -> bool:
    return by.person_id is not None


def can_share_filters(by: Actor) -> bool:
    return by.organisation_id is not None


def can_remove_filter(by: Actor, saved: SavedFilter) -> bool:
    """What a person saved is their own; what is shared, the office keeps in order too."""
    shared = saved.organisation_id is not None and by.works_for(
        saved.organisation_id, OFFICE, LEADER
    )
    return shared or by.person_id == saved.person_id


def _keeps(by: Actor, field_id: UUID | None) -> bool:
    if by.role == SPECIALIST:
        return field_id is not None and field_id in _fields(by)
    return by.role == OFFICE


def _fields(by: Actor) -> frozenset[UUID]:
    return by.hat.fields if by.hat else frozenset()
