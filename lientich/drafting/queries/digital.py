from lientich.core.access import VisibleQuerySet
from lientich.organisations.models import Organisation

from ..models import Draft, Side, SignedFile


def last_signed_file(draft: Draft) -> SignedFile | None:
    """What the next signature goes on top of."""
    return draft.signed_files.select_related("file", "draft").last()


def side_of(draft: Draft, organisation: Organisation) -> Side:
    return draft.sides.select_related("body", "signer", "organisation").get(
        organisation=organisation
    )


def sealed(draft: Draft) -> set:
    """The sides whose seal stands on the file as it is now."""
    return set(seals(draft).values_list("organisation", flat=True))


def seals(draft: Draft) -> VisibleQuerySet:
    begun = draft.signed_files.filter(kind=SignedFile.Kind.PREPARED).last()
    if begun is None:
        return draft.signed_files.none()
    return draft.signed_files.filter(kind=SignedFile.Kind.SEAL, id__gt=begun.pk)
