from django.db.models import Exists, OuterRef, QuerySet

from lientich.core.access import VisibleQuerySet
from lientich.organisations.models import Organisation

from ..models import Draft, Side, SignedFile, Signing

# Of this round of signing: what was sealed before it was opened again counts no more.
_SEAL = SignedFile.objects.filter(
    kind=SignedFile.Kind.SEAL,
    draft=OuterRef("draft"),
    organisation=OuterRef("organisation"),
    at__gte=OuterRef("asked_at"),
)


def last_signed_file(draft: Draft) -> SignedFile | None:
    """What the next signature goes on top of."""
    return draft.signed_files.select_related("file", "draft", "version").last()


def side_of(draft: Draft, organisation: Organisation) -> Side:
    return draft.sides.select_related("body", "signer", "organisation").get(
        organisation=organisation
    )


def is_kept(signing: Signing, kind: str, digest: str) -> bool:
    """Whether these very bytes are a step of the side's."""
    return signing.draft.signed_files.filter(
        kind=kind, organisation=signing.organisation_id, file__sha256=digest
    ).exists()


def unsealed() -> QuerySet[Signing]:
    """The parts that are signed digitally, and whose seal does not stand on the file yet. What is
    issued takes none any more."""
    signed = Signing.objects.filter(
        state=Signing.State.SIGNED,
        draft__way=Draft.Way.DIGITAL,
        draft__state__in=(Draft.State.SIGNING, Draft.State.SIGNED),
    )
    return signed.exclude(Exists(_SEAL))


def sealed(draft: Draft) -> set:
    """The sides whose seal stands on the file as it is now."""
    return set(seals(draft).values_list("organisation", flat=True))


def seals(draft: Draft) -> VisibleQuerySet:
    begun = draft.signed_files.filter(kind=SignedFile.Kind.PREPARED).last()
    if begun is None:
        return draft.signed_files.none()
    return draft.signed_files.filter(kind=SignedFile.Kind.SEAL, id__gt=begun.pk)
