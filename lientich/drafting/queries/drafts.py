from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from lientich.core import access, paging
from lientich.core.actor import LEADER, OFFICE, Actor
from lientich.documents import queries as books
from lientich.documents.models import Document, Master
from lientich.journal.models import Event
from lientich.organisations.models import Appointment, Body, Line, Organisation, Person
from lientich.organisations.queries.lines import superiors

from ..models import Adoption, Copy, Draft, Procedure, Remark, Scan, Side, Signing, Step, Version
from .digital import unsealed

# The line along which a leading body has its superior; departments have it in their own house.
LINES: dict[str, Line] = {
    Body.Kind.COMMITTEE: Line.PARTY,
    Body.Kind.STANDING: Line.PARTY,
    Body.Kind.MANAGEMENT: Line.MANAGEMENT,
    Body.Kind.UNION: Line.UNION,
    Body.Kind.YOUTH: Line.YOUTH,
    Body.Kind.VETERANS: Line.VETERANS,
}


def owners(draft: Draft) -> set[UUID]:
    return {side.organisation_id for side in draft.sides.all()}


def sides(draft: Draft) -> list[Side]:
    """The sides with their bodies and signers, the lead first."""
    return list(draft.sides.select_related("organisation", "body", "signer"))


def sides_kept(draft: Draft) -> list[Side]:
    """The same, kept with a draft that is shown: whatever a page asks of them is asked once."""
    told = Side.objects.select_related("organisation", "body", "signer")
    prefetch_related_objects([draft], Prefetch("sides", told))
    return list(draft.sides.all())


def lead(draft: Draft) -> Side:
    return sides(draft)[0]


def signings(draft: Draft) -> list[Signing]:
    """Each side's signature under the version that is being signed, the lead's first."""
    places = {side.organisation_id: side.order for side in draft.sides.all()}
    found = draft.signings.exclude(state__in=(Signing.State.UNDONE, Signing.State.REFUSED))
    told = found.select_related("organisation", "person")
    return sorted(told, key=lambda one: places[one.organisation_id])


def last_scan(draft: Draft) -> Scan | None:
    """Of this round of signing: what was signed before it was opened again counts no more."""
    scans = draft.scans.filter(undone_at=None)
    return scans.select_related("file").order_by("-at", "-pk").first()


def is_numbered_here(draft: Draft, day: date) -> bool:
    """Whether the lead's book of that kind gives the number."""
    series = books.series_for(lead(draft).body_id, draft.kind, day)
    return series is not None and series.master == Master.HERE


def last_version(draft: Draft) -> Version | None:
    return draft.versions.order_by("-number").first()


def versions(draft: Draft) -> list[Version]:
    """The last first."""
    return list(draft.versions.select_related("person", "organisation").order_by("-number"))


def base_of(draft: Draft, number: int) -> tuple[str, int | None]:
    """What a paper that says it is version `number` was written on, and the save of the same text
    that a merge can start from; where it says nothing known, the text as it stands."""
    version = draft.versions.filter(number=number).first()
    if version is None:
        return draft.text, draft.revision
    saves = draft.saves.filter(text=version.text).order_by("-revision")
    return version.text, saves.values_list("revision", flat=True).first()


def before(version: Version) -> Version | None:
    earlier = Version.objects.filter(draft=version.draft_id, number__lt=version.number)
    return earlier.order_by("-number").first()


def in_adoption(draft: Draft) -> Version | None:
    """The version that all sides are asked to agree on, or have agreed on."""
    part = draft.adoptions.exclude(state=Adoption.State.UNDONE).select_related("version").first()
    return part.version if part else None


def is_agreed_on(version: Version) -> bool:
    """Whether every side has agreed on it, and nobody has opened it again."""
    parts = [part.state for part in version.adoptions.exclude(state=Adoption.State.UNDONE)]
    return bool(parts) and all(state == Adoption.State.ADOPTED for state in parts)


def procedure(organisation: UUID) -> Procedure:
    """How a house comes to its yes; by default the office checks and one leader approves."""
    found = Procedure.objects.filter(organisation=organisation).first()
    return found or Procedure(organisation_id=organisation)


def is_agreed(adoption: Adoption) -> bool:
    """Whether all steps that the side's own procedure asks for are done."""
    done = list(adoption.steps.all())
    checked = any(step.kind == Step.Kind.CHECK for step in done)
    approved = sum(step.kind == Step.Kind.APPROVE for step in done)
    return (checked or not adoption.office_checks) and approved >= adoption.approvals


def drafts(by: Actor, filters: dict[str, Any], cursor: str | None) -> paging.Page:
    """A page of what is drafted, what changed last first: rows of reach with their drafts."""
    return paging.page(
        [
            rows.select_related("of__field")
            .prefetch_related("of__sides__organisation", "of__sides__body")
            .prefetch_related("of__adoptions", "of__signings")
            .defer("of__text")
            for rows in _listed(by, filters)
        ],
        ["-changed_at", "-of"],
        same=lambda row: row.of_id,
        cursor=cursor,
    )


def count(by: Actor, filters: dict[str, Any]) -> int:
    return paging.count(_listed(by, filters), "of")


def is_readable(by: Actor, draft: Draft) -> bool:
    """Whether `by` may read it whole, and not its title alone."""
    return Draft.objects.readable_by(by).filter(pk=draft.pk).exists()


def parts(draft: Draft, version: Version | None) -> list[Adoption]:
    """What each side has done towards a version."""
    if version is None:
        return []
    return list(
        version.adoptions.exclude(state=Adoption.State.UNDONE).select_related(
            "organisation", "person"
        )
    )


def own_steps(by: Actor, parts: list[Adoption]) -> list[Step]:
    """The inner steps of `by`'s own houses towards these parts."""
    return list(Step.objects.visible_to(by).filter(adoption__in=parts).select_related("person"))


def undone(by: Actor, draft: Draft) -> list[Adoption]:
    """What sides had done, or refused, before a change undid it; the last first."""
    return list(
        Adoption.objects.visible_to(by)
        .filter(draft=draft, state=Adoption.State.UNDONE, at__isnull=False)
        .select_related("organisation", "version")
        .order_by("-asked_at", "-id")
    )


def remarks(by: Actor, version: Version) -> list[Remark]:
    return list(
        Remark.objects.readable_by(by)
        .filter(version=version)
        .select_related("organisation", "person", "resolved_by")
    )


def people_of(organisation: Organisation | UUID | None, day: Any) -> QuerySet[Person]:
    """Whoever holds a post in the house on a day."""
    now = Q(appointments__since__lte=day) & (
        Q(appointments__until=None) | Q(appointments__until__gt=day)
    )
    return Person.objects.filter(
        now, appointments__post__body__organisation=organisation
    ).distinct()


def posts_held(person: Person, organisation: UUID, day: date) -> list[str]:
    """The titles that somebody holds in a house on a day."""
    held = Appointment.objects.on(day).filter(person=person, post__body__organisation=organisation)
    return list(held.values_list("post__title", flat=True).distinct())


def own_bodies(by: Actor) -> QuerySet[Body]:
    """The bodies of the own house that issue papers, the committee first."""
    return Body.objects.standing(by.today).filter(organisation=by.organisation_id).order_by("order")


def partners(by: Actor) -> QuerySet[Body]:
    """The leading bodies of other superior organisations, with whom one can draft jointly."""
    play = Organisation.objects.filter(pk__in=[by.organisation_id]).values("exercise")
    return (
        Body.objects.standing(by.today)
        .filter(
            kind__in=(Body.Kind.COMMITTEE, Body.Kind.MANAGEMENT, Body.Kind.UNION),
            organisation__kind__in=(Organisation.Kind.COMMITTEE, Organisation.Kind.GROUP),
            organisation__exercise__in=play,
        )
        .exclude(organisation=by.organisation_id)
        .select_related("organisation")
    )


def documents_to_act_on(by: Actor) -> QuerySet[Document]:
    """What the own house issued, alone or with others: it can be amended, replaced or ended."""
    return (
        Document.objects.visible_to(by)
        .filter(issuings__body__organisation=by.organisation_id)
        .exclude(number="")
        .defer("text")
        .order_by(F("date").desc(nulls_last=True), "-pk")
        .distinct()
    )


def superior_of(body: Body, day: date) -> str:
    """The line above an agency's name: for a department its house's committee or management, for
    these what stands above the house; empty where nothing does."""
    line = LINES.get(body.kind)
    if line is None:
        return _committee(body)
    if body.kind == Body.Kind.MANAGEMENT and body.name != body.organisation.name:
        return body.organisation.name
    above = superiors(body.organisation_id, line, day)
    over = Organisation.objects.filter(pk=above[0]).first() if above else None
    return over.name if over else ""


def _committee(body: Body) -> str:
    leading = Body.objects.filter(organisation=body.organisation_id, kind=Body.Kind.COMMITTEE)
    found = leading.first()
    return found.name if found else ""


def named_by(by: Actor, code: str) -> Document | Version | Copy | None:
    """What `by` may read of what has a hash that begins so: the document that the text became, else
    the version that was agreed on; or a copy."""
    found = Version.objects.readable_by(by).filter(digest__startswith=code)
    version = found.exclude(adoptions=None).select_related("draft__document").first()
    if version is None:
        return Copy.objects.readable_by(by).filter(digest__startswith=code).first()
    issued = version.draft.document
    if issued and Document.objects.readable_by(by).filter(pk=issued.pk).exists():
        return issued
    return version


def organisation(key: UUID) -> Organisation:
    return Organisation.objects.get(pk=key)


OF_ALL = (
    "drafting.started",
    "drafting.version_cut",
    "drafting.consulted",
    "drafting.reminded",
    "drafting.consultation_ended",
    "drafting.put_for_adoption",
    "drafting.adopted",
    "drafting.refused",
    "drafting.signing_begun",
    "drafting.signed",
    "drafting.signing_refused",
    "drafting.issued",
    "drafting.reopened",
    "drafting.withdrawn",
)


def activity(
    by: Actor, draft: Draft, sides: Iterable[Side], most: int = 12
) -> list[dict[str, Any]]:
    """What every side may know of, newest first; persons of the own house by name."""
    events = list(
        Event.objects.filter(
            subject_type="drafting.draft", subject_id=draft.pk, verb__in=OF_ALL
        ).order_by("-id")[:most]
    )
    people = Person.objects.in_bulk({event.person_id for event in events if event.person_id})
    houses = {side.organisation_id: side.organisation for side in sides}
    return [_event(by, event, people, houses) for event in events]


def _event(
    by: Actor, event: Event, people: dict[UUID, Person], houses: dict[UUID, Organisation]
) -> dict[str, Any]:
    own = event.organisation_id == by.organisation_id
    who = people.get(event.person_id) if own and event.person_id else None
    place = houses.get(event.organisation_id) if event.organisation_id else None
    words = {
        "drafting.started": _("bắt đầu soạn"),
        "drafting.version_cut": _("lưu dự thảo lần %(number)s"),
        "drafting.consulted": _("lấy ý kiến về dự thảo lần %(number)s"),
        "drafting.reminded": _("nhắc trả lời về dự thảo lần %(number)s"),
        "drafting.consultation_ended": _("kết thúc lấy ý kiến về dự thảo lần %(number)s"),
        "drafting.put_for_adoption": _("trình thông qua dự thảo lần %(number)s"),
        "drafting.adopted": _("thông qua"),
        "drafting.refused": _("chưa đồng ý"),
        "drafting.signing_begun": _("đưa đi ký"),
        "drafting.signed": _("xác nhận chữ ký của bên mình"),
        "drafting.signing_refused": _("không ký"),
        "drafting.issued": _("cấp số, ban hành"),
        "drafting.reopened": _("mở lại để sửa"),
        "drafting.withdrawn": _("thôi soạn"),
    }
    return {
        "who": str(who or place or ""),
        "text": words[event.verb] % {"number": event.facts.get("number")},
        "at": event.at,
        "tone": "a" if own else "b",
    }


def is_exercise(draft: Draft) -> bool:
    return any(side.organisation.exercise for side in draft.sides.select_related("organisation"))


def awaiting(by: Actor) -> QuerySet[Draft]:
    """The papers whose next move is this mandate's: to check, agree, sign, seal, confirm
    or issue."""
    drafts = Draft.objects.visible_to(by)
    signing = _unsigned(by)
    digital = Q(way=Draft.Way.DIGITAL) & Exists(signing)
    to_seal = unsealed().filter(draft=OuterRef("pk"))
    if by.role == LEADER:
        waits = _unagreed(by).filter(_checked()).exclude(_approved_by(by))
        return drafts.filter(Exists(waits) | digital)
    if by.role != OFFICE:
        return drafts.none()
    scans = Scan.objects.filter(draft=OuterRef("pk"), undone_at=None)
    mine = Q(sides__organisation=by.organisation_id, sides__order=0)
    return drafts.filter(
        Exists(_unagreed(by).exclude(_checked()))
        | digital
        | (Exists(signing) & Exists(scans))
        | (Q(state=Draft.State.SIGNING, way=Draft.Way.PAPER) & mine & ~Exists(scans))
        | Exists(to_seal.filter(organisation=by.organisation_id))
        | (Q(state=Draft.State.ADOPTED) & mine)
        | (Q(state=Draft.State.SIGNED) & mine & ~Exists(to_seal))
    ).distinct()


def _unsigned(by: Actor) -> QuerySet[Signing]:
    """The side's part in signing whose turn it is: the lead's may be the last."""
    waiting = Signing.objects.filter(state=Signing.State.WAITING)
    others = waiting.filter(draft=OuterRef("draft")).exclude(organisation=by.organisation_id)
    leads = Side.objects.filter(draft=OuterRef("draft"), organisation=by.organisation_id, order=0)
    early = Q(Exists(others), Exists(leads), draft__order=Draft.Order.LEAD_LAST)
    return waiting.filter(draft=OuterRef("pk"), organisation=by.organisation_id).exclude(early)


def _unagreed(by: Actor) -> QuerySet[Adoption]:
    return Adoption.objects.filter(
        draft=OuterRef("pk"), organisation=by.organisation_id, state=Adoption.State.WAITING
    )


def _checked() -> Q:
    """Of a part: its office has checked the form, or need not."""
    checks = Step.objects.filter(adoption=OuterRef("pk"), kind=Step.Kind.CHECK)
    return Q(Exists(checks)) | Q(office_checks=False)


def _approved_by(by: Actor) -> Q:
    mine = Step.objects.filter(adoption=OuterRef("pk"), kind=Step.Kind.APPROVE, person=by.person_id)
    return Q(Exists(mine))


def _listed(by: Actor, filters: dict[str, Any]) -> list[QuerySet]:
    wanted = _wanted(filters)
    if filters.get("awaiting"):
        wanted &= Q(of__in=awaiting(by).values("pk"))
    return [rows.filter(wanted) for rows in access.walk(Draft, by)]


def _wanted(filters: dict[str, Any]) -> Q:
    wanted = Q()
    if state := filters.get("state"):
        wanted &= Q(of__state=state)
    if kind := filters.get("kind"):
        wanted &= Q(of__kind=kind)
    return wanted
