"""The kinds of sheets: their columns, and what a row of each becomes."""

from ..models import Import
from ..plans import Kind
from . import entering, organisations, people, tasks

KINDS: dict[str, Kind] = {
    Import.Kind.TASKS: tasks.KIND,
    Import.Kind.ORGANISATIONS: organisations.KIND,
    Import.Kind.PEOPLE: people.KIND,
    Import.Kind.TRACKING: entering.KIND,
}


def of(sheet: Import) -> Kind:
    return KINDS[sheet.kind]
