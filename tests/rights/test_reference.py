"""The rule of `core.access` against the naive reference, on random matrices of organisations,
mandates, days and objects: every way of asking gives the reference's answer, and each other's."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW
from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import actor_of
from lientich.core import access, paging
from lientich.core.ids import new_id
from lientich.documents.models import Delivery, Document, Grant, Ownership
from lientich.organisations.models import Affiliation, Body, FieldOfWork, Organisation, Person
from lientich.organisations.queries import above
from lientich.programmes.models import (
    Assignment,
    Cooperation,
    Programme,
    ProgressReport,
    Side,
    Step,
    Task,
)
from lientich.programmes.queries import lists

from . import reference

TODAY = timezone.localdate(NOW)
SIDES, UNITS = ("A", "B"), ("p", "q", "r")
NAMES = (*SIDES, *UNITS, "outside")
FIELDS = ("production", "environment")
LINES = ("party", "management")
CLASSES = ("ordinary", "ordinary", "ordinary", "cadre", "inspection", "opinion")

names = st.sampled_from(NAMES)
sides = st.sets(st.sampled_from(SIDES), min_size=1)
units = st.sets(st.sampled_from(UNITS))
days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
mandates = st.builds(
    reference.Mandate,
    role=st.sampled_from(["leader", "office", "specialist", "reporter", "administrator"]),
    organisation=names,
    since=days,
    until=st.none() | days,
    department=st.sampled_from([None, "personnel", "inspection", "communications"]),
    fields=st.frozensets(st.sampled_from(FIELDS)),
    needs_second=st.booleans(),
    confirmed=st.booleans(),
).filter(lambda m: m.until is None or m.since < m.until)
affiliations = st.lists(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(SIDES), st.sampled_from(LINES), days),
    max_size=8,
    unique_by=lambda a: (a[0], a[2], a[3]),
)
tasks = st.lists(
    st.fixed_dictionaries(
        {
            "owners": sides,
            "sides": sides,
            "lines": st.sets(st.sampled_from(LINES), min_size=1),
            "shared": st.booleans(),
            "open": st.booleans(),
            "steps_shared": st.booleans(),
            "draft": st.booleans(),
            "lead": st.none() | names,
            "cooperating": st.sets(names, max_size=2),
            "units": units,
            "reports": st.lists(st.tuples(st.sampled_from(UNITS), days), max_size=3),
            "classification": st.sampled_from(CLASSES),
            "field": st.none() | st.sampled_from(FIELDS),
            "due": st.none() | days,
        }
    ),
    max_size=4,
)
documents = st.lists(
    st.fixed_dictionaries(
        {
            "owners": st.sets(names, min_size=1, max_size=2),
            "grants": st.dictionaries(names, st.booleans(), max_size=3),
            "classification": st.sampled_from(CLASSES),
            "field": st.none() | st.sampled_from(FIELDS),
            "date": st.none() | days,
        }
    ),
    max_size=4,
)
cases = st.fixed_dictionaries(
    {
        "mandates": st.lists(mandates, min_size=1, max_size=3),
        "affiliations": affiliations,
        "tasks": tasks,
        "documents": documents,
    }
)


@pytest.mark.django_db
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=cases)
def test_every_way_of_asking_agrees_with_the_rule(case):
    with transaction.atomic():
        world = World(case)
        by = actor_of(world.user, NOW)
        for model, things in world.things.items():
            assert_agreed(model, by, things, case["mandates"])
        transaction.set_rollback(True)


def assert_agreed(model, by, things, mandates):
    """List, count, detail and reading whole are the reference's, and so are walked pages."""
    expected = {key for key, thing in things.items() if reference.sees(mandates, thing, TODAY)}
    whole = {key for key, thing in things.items() if reference.reads_whole(mandates, thing, TODAY)}
    queryset = model.objects.visible_to(by)
    assert set(queryset.values_list("pk", flat=True)) == expected, model
    assert queryset.count() == len(expected)  # a list has nothing twice
    assert {key for key in things if queryset.filter(pk=key).exists()} == expected
    assert set(model.objects.readable_by(by).values_list("pk", flat=True)) == whole
    if model in (Task, Document):
        assert_walked(model, by, expected)


def assert_walked(model, by, expected):
    """Pages walked along the index, and their count, hold the same objects, each once."""
    order = ("due_order", "of") if model is Task else ("-date_order", "-of")
    walks = lists.walked(by) if model is Task else access.walk(model, by)
    seen, cursor = [], None
    while True:
        page = paging.page(walks, order, same=lambda row: row.of_id, cursor=cursor, size=1)
        seen += [row.of_id for row in page.rows]
        cursor = page.older
        if not cursor:
            break
    assert sorted(seen) == sorted(expected)
    assert paging.count(walks, "of") == len(expected)


class World:
    """One example laid out in the database, and as things of the reference."""

    def __init__(self, case):
        self.organisations = {
            name: Organisation.objects.create(name=name, short_name=name) for name in NAMES
        }
        self.bodies = {
            name: Body.objects.create(organisation=made, kind="committee", name=name)
            for name, made in self.organisations.items()
        }
        self.fields = {
            key: FieldOfWork.objects.create(key=f"ref-{key}", name=key) for key in FIELDS
        }
        self.person = Person.objects.create(name="Người Thử")
        self.user = User.objects.create(username="reference", person=self.person)
        for mandate in case["mandates"]:
            self.give(mandate)
        self.affiliations = self.lay(case["affiliations"])
        self.things = {Task: {}, Assignment: {}, ProgressReport: {}, Document: {}}
        self.things |= {Delivery: {}, Step: {}, Cooperation: {}}
        for task in case["tasks"]:
            self.add_task(task)
        for document in case["documents"]:
            self.add_document(document)

    def give(self, mandate):
        body = None
        if mandate.department or mandate.fields:
            body = Body.objects.create(
                organisation=self.organisations[mandate.organisation],
                kind=mandate.department or "other",
                name="Ban",
            )
            body.fields.set(self.fields[key] for key in mandate.fields)
        self.mandate = Mandate.objects.create(
            person=self.person,
            role=mandate.role,
            organisation=self.organisations[mandate.organisation],
            body=body,
            since=mandate.since,
            until=mandate.until,
            granted_at=NOW,
            needs_second=mandate.needs_second,
            confirmed_at=NOW if mandate.confirmed else None,
        )

    def lay(self, moves):
        """Each move ends the one before it on the same line."""
        laid = []
        for child, parent, line, since in sorted(moves, key=lambda move: move[3]):
            later = [m[3] for m in moves if (m[0], m[2]) == (child, line) and m[3] > since]
            until = min(later, default=None)
            laid.append((child, parent, line, since, until))
            Affiliation.objects.create(
                child=self.organisations[child],
                parent=self.organisations[parent],
                line=line,
                since=since,
                until=until,
            )
        return laid

    def add_task(self, case):
        programme = Programme.objects.create(
            name="Thử", since=TODAY, until=TODAY, lines=sorted(case["lines"])
        )
        for side in case["sides"]:
            Side.objects.create(programme=programme, organisation=self.organisations[side])
        task = Task.objects.create(
            programme=programme,
            title="Việc thử",
            created_at=NOW,
            lead=self.bodies.get(case["lead"]),
            field=self.fields.get(case["field"]),
            due=case["due"],
            **{name: case[name] for name in ("shared", "open", "draft", "classification")},
        )
        task.owners.set(self.organisations[name] for name in case["owners"])
        task.cooperating.set(self.bodies[name] for name in case["cooperating"])
        assignments = {
            unit: Assignment.objects.create(
                task=task,
                unit=self.organisations[unit],
                steps_shared=case["steps_shared"],
                updated_at=NOW,
                assigned_at=NOW,
            )
            for unit in case["units"]
        }
        access.refresh(Task, [task.pk])
        whole = set() if case["draft"] else {case["lead"], *case["cooperating"]} - {None}
        parts = set() if case["draft"] else set(case["units"])
        sides = set(case["sides"]) if case["shared"] else set()
        common = {"classification": case["classification"], "field_of_work": case["field"]}
        self.things[Task][task.pk] = reference.Thing(
            owners=set(case["owners"]), shared_with=sides, granted=whole | parts, **common
        )
        opened = parts if case["open"] else set()
        for unit, assignment in assignments.items():
            self.things[Assignment][assignment.pk] = reference.Thing(
                owners={unit, *case["owners"]},
                shared_with=sides,
                granted=whole | opened,
                **common,
            )
            step = Step.objects.create(assignment=assignment, place=1, title="Bước thử")
            shared = case["steps_shared"]
            self.things[Step][step.pk] = reference.Thing(
                owners={unit, *(case["owners"] if shared else ())},
                shared_with=sides if shared else set(),
                granted=whole | opened if shared else set(),
                **common,
            )
        for part in Cooperation.objects.filter(task=task):
            self.things[Cooperation][part.pk] = reference.Thing(
                owners=set(case["owners"]), shared_with=sides, granted=whole | opened, **common
            )
        for unit, day in case["reports"]:
            if unit in assignments:
                self.add_report(case, assignments[unit], unit, day, sides, whole | opened, common)

    def add_report(self, case, assignment, unit, day, sides, granted, common):
        report = ProgressReport.objects.create(
            assignment=assignment,
            mandate=self.mandate,
            at=NOW,
            percent=0,
            token=new_id(),
        )
        # Of a task that is not shared, "its own side above the unit on that day".
        owning = {name: self.organisations[name].pk for name in case["owners"] & case["sides"]}
        upward = above(self.organisations[unit].pk, case["lines"], day)
        access.submit(report, [pk for pk in owning.values() if pk in upward])
        submitted = reference.above(self.affiliations, unit, case["lines"], day) & set(owning)
        self.things[ProgressReport][report.pk] = reference.Thing(
            owners={unit},
            shared_with=sides,
            granted=granted,
            submitted_to=submitted,
            class_owners=set(case["owners"]),
            **common,
        )

    def add_document(self, case):
        document = Document.objects.create(
            kind="Nghị quyết",
            registered_at=NOW,
            date=case["date"],
            classification=case["classification"],
            field=self.fields.get(case["field"]),
        )
        for owner in case["owners"]:
            Ownership.objects.create(
                document=document,
                organisation=self.organisations[owner],
                identity=str(document.pk),
            )
        for name, cleared in case["grants"].items():
            Grant.objects.create(
                document=document, organisation=self.organisations[name], cleared=cleared, at=NOW
            )
        access.refresh(Document, [document.pk])
        self.things[Document][document.pk] = reference.Thing(
            owners=set(case["owners"]),
            granted=set(case["grants"]),
            granted_of_class={name for name, cleared in case["grants"].items() if cleared},
            classification=case["classification"],
            field_of_work=case["field"],
        )
        for name in case["grants"].keys() - case["owners"]:
            self.add_delivery(case, document, name)

    def add_delivery(self, case, document, name):
        """It is the recipient's matter and the owners': one recipient knows nothing of another."""
        delivery = Delivery.objects.create(
            document=document,
            organisation=self.organisations[name],
            sender=self.organisations[min(case["owners"])],
            granted=True,
            sent_at=NOW,
        )
        self.things[Delivery][delivery.pk] = reference.Thing(
            owners={*case["owners"], name},
            classification=case["classification"],
            field_of_work=case["field"],
        )


def test_the_reference_climbs_no_further_than_the_day():
    moves = [("p", "A", "party", date(2026, 1, 1), date(2026, 7, 13))]
    assert reference.above(moves, "p", ["party"], date(2026, 7, 12)) == {"A"}
    assert reference.above(moves, "p", ["party"], date(2026, 7, 13)) == set()
