"""A page asks the database as often with four of everything as with two."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import make_user
from lientich.conferences import actions as conferences
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.intake.reception import bring_in
from lientich.organisations import actions as organisations
from lientich.programmes import actions as programmes
from lientich.reader import read
from tests.test_urls import TEXT

MOST_OF_A_REPORT = 45  # it is made of many rooms, and of two years
MOST_OF_A_DOCUMENT = 14  # with all that the rooms above tell beside it
MOST = 25  # on any page of this house, as many rows as it may hold


class Growth:
    """One more of everything, each time `once` is called; the first of each is looked at."""

    def __init__(self, world, lan, minh) -> None:
        self.world, self.lan, self.minh, self.made = world, lan, minh, 0
        self.batch = new_id()
        self.programme = self._programme("Chương trình chính")
        self.task = self._task("Trồng cây")
        self.part = self.task.assignments.get(unit=world.suoi_nga)
        self.document = self._document()
        self.conference = self._conference(self.programme)
        self.intake = self._intake()
        self.series = documents.open_series(
            world.office_a, by=lan, kind="Công văn", since=date(2026, 1, 1)
        )
        self.arrival = self._arrival()
        self.sheet = self._sheet()

    def once(self) -> None:
        self.made += 1
        self._programme(f"Chương trình {self.made}")
        task = self._task(f"Trồng cây {self.made}")
        self._draft(f"Dự thảo {self.made}")
        self._report(self.part, 10 * self.made)
        self._report(task.assignments.get(unit=self.world.suoi_nga), 100)
        other = self._document()
        documents.relate(self.document, by=self.lan, other=other, kind="cites")
        documents.share(other, by=self.lan, organisations=[self.world.vinh_xanh])
        documents.share(self.document, by=self.lan, organisations=[self._organisation()])
        programmes.add_basis(self.programme, by=self.lan, document=other)
        conferences.add_paper(self.conference, by=self.lan, document=other)
        self._conference(self._programme(f"Chương trình có hội nghị {self.made}"))
        directed = conferences.conclude(self.conference, by=self.lan, text=f"Làm {self.made}")
        conferences.draft_from(directed, by=self.lan, programme=self.programme)
        conferences.conclude(self.conference, by=self.lan, text=f"Nghĩ {self.made}")
        programmes.raise_obstacle(self.programme, by=self.minh, text=f"Thiếu {self.made}")
        told = programmes.tell_new_way(self.programme, by=self.lan, text=f"Mới {self.made}")
        programmes.take_up(told, by=self.minh)
        programmes.add_objective(self.programme, by=self.lan, text=f"Mục tiêu {self.made}")
        self._intake()
        self._people()
        documents.reserve_number(self.series, by=self.lan, key=new_id(), by_hand=True)
        documents.open_series(
            self.world.office_a,
            by=self.lan,
            kind="",
            since=date(2000 + self.made, 1, 1),
            until=date(2001 + self.made, 1, 1),
        )
        self._arrival()
        self.sheet.lines.extend(self._sheet().lines)
        self.sheet.save()

    def _programme(self, name):
        return programmes.start_programme(
            by=self.lan,
            name=name,
            goal="An toàn",
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
            sides=[self.world.bac_son, self.world.vinh_xanh],
            lines=["party", "management"],
        )

    def _conference(self, programme):
        first, last = date(2026, 1, 1), date(2026, 12, 31)
        return conferences.call_conference(
            programme, by=self.lan, kind="yearly", since=first, until=last
        )

    def _draft(self, title):
        field = self.world.environment if self.made % 2 else self.world.cadres
        return programmes.draft_task(self.programme, by=self.lan, title=title, field=field)

    def _task(self, title):
        return programmes.assign_task(
            self._draft(title),
            by=self.lan,
            lead=self.world.committee_a,
            due=date(2026, 7, 1),
            units=[self.world.suoi_nga, self.world.doi_sim],
            cooperating=[self.world.committee_b],
        )

    def _report(self, part, percent):
        picture = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n%d" % self.made)
        programmes.report_progress(
            part, by=self.minh, percent=percent, files=[picture], token=new_id()
        )

    def _document(self):
        return documents.register(
            by=self.lan,
            kind="Công văn",
            number=str(self.made + 1),
            symbol="CV/VPĐU",
            date=date(2026, 3, 2),
            subject=f"trồng cây {self.made}",
            issuers=[self.world.office_a],
            field=self.world.environment,
        )

    def _intake(self):
        text = TEXT.replace("Số 12", f"Số {self.made + 20}").encode()
        name = f"thong-bao-{self.made}.txt"
        return bring_in(text, name, by=self.lan, batch=self.batch, place=self.made).intake

    def _arrival(self):
        arrival = documents.enter_arrival(
            by=self.lan, arrived_on=date(2026, 3, 2), sender="Tỉnh ủy", subject="trồng cây"
        )
        units = [self.world.suoi_nga, self.world.doi_sim][: self.made + 1]
        return documents.instruct(arrival, by=self.lan, instruction="Xem", units=units)

    def _sheet(self):
        cells = {"code": f"{self.made + 50}", "date": "2-3-2026", "subject": "trồng cây"}
        lines = [(self.made + 2, cells)]
        return documents.bring_sheet(
            by=self.lan, series=self.series, name="so.xlsx", lines=lines, scans={}
        )

    def _organisation(self):
        made = organisations.create_organisation(
            by=self.lan,
            name=f"Công ty Than Số {self.made}",
            short_name=f"Than Số {self.made}",
            kind="unit",
            since=date(2021, 1, 1),
        )
        organisations.move(
            made, by=self.lan, line="party", parent=self.world.bac_son, since=date(2021, 1, 1)
        )
        organisations.move(
            made,
            by=self.lan,
            line="management",
            parent=self.world.vinh_xanh,
            since=date(2021, 1, 1),
        )
        return made

    def _people(self):
        user = make_user(f"u{self.made}", f"Nguyễn Số {self.made}", "office", self.world.bac_son)
        post = organisations.create_post(
            self.world.committee_a, by=self.lan, title=f"Ủy viên {self.made}"
        )
        organisations.create_post(self.world.committee_a, by=self.lan, title=f"Khuyết {self.made}")
        organisations.appoint(user.person, by=self.lan, post=post, since=date(2022, 1, 1))


@pytest.fixture
def growth(world, lan, minh, monkeypatch) -> Growth:
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    return Growth(world, lan, minh)


def pages(growth: Growth) -> list[tuple[str, str]]:
    """Who looks at what."""
    shared = [
        "/",
        "/work/",
        "/search/?q=trong+cay",
        "/programmes/",
        "/programmes/tasks/",
        "/programmes/tasks/?state=all",
        "/programmes/tasks/export/",
        "/programmes/unit/",
        "/programmes/week/",
        "/programmes/matters/",
        growth.programme.get_absolute_url(),
        growth.task.get_absolute_url(),
        growth.part.get_absolute_url(),
        "/documents/",
        "/organisations/",
        "/organisations/model/",
        growth.world.bac_son.get_absolute_url(),
        growth.world.suoi_nga.get_absolute_url(),
        "/accounts/",
    ]
    office = [
        "/programmes/tasks/?state=draft",
        "/documents/export/",
        growth.document.get_absolute_url(),
        "/documents/books/",
        growth.series.get_absolute_url(),
        f"{growth.series.get_absolute_url()}pdf/",
        f"{growth.series.get_absolute_url()}xlsx/",
        growth.series.numbers.first().get_absolute_url(),
        "/documents/arrivals/",
        "/documents/arrivals/pdf/",
        "/documents/arrivals/xlsx/",
        growth.arrival.get_absolute_url(),
        growth.sheet.get_absolute_url(),
        "/journal/",
        "/programmes/obstacles/raise/",
        "/conferences/",
        growth.conference.get_absolute_url(),
        f"/conferences/{growth.conference.pk}/report/",
        "/intake/",
        f"/intake/batch/{growth.batch}/",
        growth.intake.get_absolute_url(),
    ]
    leader = ["/accounts/people/?q=nguyen", f"/accounts/mandates/{growth.world.bac_son.pk}/"]
    return [
        *(("lan", url) for url in shared + office),
        *(("minh", url) for url in shared),
        *(("ha", url) for url in leader),
    ]


def asked(visitors: dict[str, Client], growth: Growth) -> dict[tuple[str, str], int]:
    found = {}
    for who, url in pages(growth):
        with CaptureQueriesContext(connection) as queries:
            response = visitors[who].get(url)
            assert response.status_code == 200, (who, url)
            assert b"".join(response) != b""
        found[who, url] = len(queries)
    return found


def test_a_page_asks_as_often_with_more_rows(growth, lan, ha, minh):
    visitors = {one.user.username: Client() for one in (lan, ha, minh)}
    for one in (lan, ha, minh):
        visitors[one.user.username].force_login(one.user)
    growth.once()
    growth.once()
    before = asked(visitors, growth)
    growth.once()
    growth.once()
    assert asked(visitors, growth) == before
    assert {page: n for page, n in before.items() if n > most(page[1], growth)} == {}


def most(url: str, growth: Growth) -> int:
    if url == growth.document.get_absolute_url():
        return MOST_OF_A_DOCUMENT
    return MOST_OF_A_REPORT if url.endswith("/report/") else MOST
