"""The article, clause by clause: what is proposed of it, and where the report tells it."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from lientich.accounts.models import Mandate
from lientich.conferences.models import Conference
from lientich.papers import to_docx, to_pdf
from lientich.papers.tests.reading import docx_blocks, pdf_blocks
from lientich.reader import read
from lientich.record.build import bring
from lientich.reports import queries
from lientich.reports.review import write

CHUAN = "Lê Minh Chuẩn, Bí thư Đảng ủy TKV"
TUAN = "Vũ Anh Tuấn, Bí thư Đảng ủy Than Quảng Ninh"
FROM = "(theo Bài báo “Tăng cường phối hợp toàn diện” ngày 6-3-2019)"
NOT_KNOWN = "chưa có số liệu."


@dataclass(frozen=True)
class Clause:
    """From its first words to its last; what the report says of it. `{}` is the clause itself."""

    first: str
    last: str
    told: tuple[str, ...] = ()
    silent: str = ""  # else the field of work of which the report says that nothing is known


def said(first: str, last: str, by: str) -> Clause:
    return Clause(first, last, (f"{{}} ({by}).", f"nêu 9 nội dung {FROM}:"))


STATED = (f"{{}} {FROM}.",)


def stated(first: str, last: str) -> Clause:
    return Clause(first, last, STATED)


CLAUSES = [
    # What the paper says first in short
    Clause(
        "Năm 2019, hai Đảng bộ tiếp tục",
        "tất cả các mặt công tác",
        ("Tiếp tục có sự phối hợp chặt chẽ trong công tác lãnh đạo, chỉ đạo đồng bộ trên tất cả",),
    ),
    Clause("có những đổi mới trong nội dung", "làm việc", ("{}",)),
    Clause("tăng cường công tác tổ chức", "giám sát", ("{}",)),
    # The conference
    Clause("Ngày 27-2-2019", "diễn ra", ("báo cáo hội nghị ngày 27-2-2019",)),
    Clause(
        "Hội nghị sơ kết công tác phối hợp",
        "Than Quảng Ninh năm 2018",
        (
            "Đảng ủy Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam và Đảng ủy Than Quảng Ninh "
            "báo cáo hội nghị ngày 27-2-2019 kết quả công tác phối hợp năm 2018",
        ),
    ),
    Clause("đề ra những mục tiêu", "cho năm 2019", ("phương hướng, nhiệm vụ năm 2019",)),
    # What was followed, and what came of it
    Clause(
        "năm 2018, bám sát Nghị quyết",
        "của Đảng ủy TKV",
        (
            "Thực hiện Quy chế",
            "Nghị quyết số 30-NQ/ĐU ngày 11-1-2018",
            "1 văn bản của Đảng ủy Tập đoàn",
        ),
    ),
    Clause(
        "Nghị quyết số 11-NQ/ĐU",
        "của Đảng ủy Than Quảng Ninh",
        ("Nghị quyết số 11-NQ/ĐU ngày 5-1-2018", "1 văn bản của Đảng ủy Than Quảng Ninh"),
    ),
    Clause("hai Đảng bộ đã tập trung", "hệ thống chính trị", silent="Xây dựng Đảng"),
    Clause("đẩy mạnh phong trào thi đua", "thách thức", silent="Thi đua, khen thưởng"),
    stated("các chỉ tiêu thực hiện", "cùng kỳ năm 2017"),
    stated("việc làm, thu nhập", "được cải thiện"),
    stated("an ninh trật tự", "được giữ vững"),
    # How the year was led
    Clause("Năm 2018, Đảng bộ TKV", "xây dựng đảng năm 2018", silent="Xây dựng Đảng"),
    Clause("với mục tiêu “", "Phát triển”", ("là “An toàn - Đổi mới - Phát triển” " + FROM,)),
    Clause(
        "bằng nhiều nghị quyết",
        "điều hành khác",
        ("Trong kỳ đã ban hành 3 văn bản", f"Chỉ thị và Kế hoạch: {NOT_KNOWN}"),
    ),
    Clause(
        "phối hợp xây dựng Nghị quyết liên tịch",
        "18-4-2018",
        ("Nghị quyết liên tịch số 33-NQLT/ĐUTKV-ĐUTQN ngày 18-4-2018", "1 văn bản liên tịch"),
    ),
    Clause(
        "về “tăng cường sự lãnh đạo",
        "2018-2020”",
        ("tăng cường sự lãnh đạo của các cấp ủy Đảng trong thực hiện công tác bảo vệ môi trường",),
    ),
    Clause("phối hợp tốt trong tổ chức", "đã đề ra", (f"Nhiệm vụ đã giao: {NOT_KNOWN}",)),
    Clause("hai Đảng bộ đã tăng cường phối hợp", "quản lý cán bộ", silent="Công tác cán bộ"),
    Clause("phối hợp trong công tác nhận xét", "đánh giá", silent="Công tác cán bộ"),
    # What the two secretaries said
    Clause("Về những mục tiêu, giải pháp năm 2019", "lưu ý", (CHUAN, "nhiệm vụ năm 2019")),
    said("tiếp tục có sự phối hợp chặt chẽ", "tất cả các mặt công tác", CHUAN),
    said("khắc phục những bất cập", "trong TKV", CHUAN),
    said("có những đổi mới trong nội dung", "làm việc", CHUAN),
    said("tăng cường công tác tổ chức", "giám sát", CHUAN),
    Clause("Phát biểu tại hội nghị", "nhấn mạnh", (TUAN,)),
    said("nỗ lực làm tốt công tác", "then chốt", TUAN),
    said("đặc biệt chú trọng đến", "kế hoạch đề ra", TUAN),
    said("đẩy mạnh tuyên truyền về tình hình", "chính trị năm 2019", TUAN),
    said("tiếp tục phối hợp nắm bắt", "viên chức lao động", TUAN),
    said("đẩy mạnh công tác truyền thông", "phát triển TKV", TUAN),
]
# Words between the clauses that say nothing by themselves.
BETWEEN = {
    "",
    "và",
    "đã",
    "Theo báo cáo tại hội nghị",
    "Vì vậy",
    "Cùng với đó",
    "hai Đảng bộ cần",
    "thời gian tới phải",
    "Cùng với đó, hai Đảng bộ cần",
    "Trong đó, trọng tâm là",
}
PROPOSED = {
    "source": 1,
    "organisation": 2,
    "person": 2,
    "event": 1,
    "citation": 3,
    "goal": 1,
    "result": 3,
    "direction": 9,
}


def places(text):
    """Where each clause of the table stands, in the order of the table."""
    found, at = [], 0
    for clause in CLAUSES:
        start = text.index(clause.first, at)
        at = text.index(clause.last, start) + len(clause.last)
        found.append((start, at))
    return found


def paragraphs(text):
    """What the article tells: the page's other lines are short."""
    return [one.span() for one in re.finditer(r"[^\n]+", text) if len(one[0]) > 150]


def test_the_table_holds_every_clause(brought):
    text = brought.text
    clauses, left = places(text), []
    for begins, ends in paragraphs(text):
        inside = [one for one in clauses if begins <= one[0] < ends]
        edges = [begins, *(edge for one in inside for edge in one), ends]
        left += [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert len(paragraphs(text)) == 6
    assert {one.strip(" .,;:…-\r") for one in left} <= BETWEEN


def test_each_proposal_is_a_span_of_the_article_and_nothing_else_is_proposed(brought):
    text, clauses = brought.text, places(brought.text)
    title = (0, paragraphs(text)[0][0])
    proposals = list(brought.proposals.all())
    assert Counter(one.kind for one in proposals) == PROPOSED
    for one in proposals:
        if one.kind == "source":
            assert one.told["title"] in text
            continue
        within = [a <= one.start < one.end <= b for a, b in [title, *clauses]]
        assert sum(within) == 1, one.told
        words = one.told.get("text") or one.told["name"]
        assert text[one.start : one.end] == words
    quoted = {(one.start, one.end) for one in proposals if one.kind in ("result", "direction")}
    said_whole = [place for clause, place in zip(CLAUSES, clauses, strict=True) if whole(clause)]
    assert quoted == set(said_whole)


def whole(clause):
    """Whether the report has the very words, with who said them or the document."""
    return clause.told[:1] and clause.told[0].startswith("{} (")


def pdf_text(data):
    """As pdftotext reads it, without the numbers of pages."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    read = subprocess.run([program, "-layout", "-", "-"], input=data, capture_output=True)
    lines = read.stdout.decode().replace("\f", "\n").splitlines()
    return "\n".join(line for line in lines if not line.strip().isdigit())


READERS = {
    "pdf": lambda paper: "\n".join(text for _role, text in pdf_blocks(to_pdf(paper))),
    "docx": lambda paper: "\n".join(text for _role, text in docx_blocks(to_docx(paper))),
    "pdftotext": lambda paper: pdf_text(to_pdf(paper)),
}


def plain(text):
    """Without the breaks of lines, and a sentence's first letter as any other."""
    return re.sub(r"\s", "", text).casefold()


@pytest.fixture
def review(record, brought):
    """The review conference that the article is of, as either side reads its report."""
    conference = Conference.objects.get(held_on=date(2019, 2, 27))
    assert (conference.since, conference.until) == (date(2018, 1, 1), date(2018, 12, 31))
    one, other = (write(queries.facts(record.by(side), conference)) for side in ("tkv", "tqn"))
    assert one == other
    return one


@pytest.mark.parametrize("reader", READERS)
def test_the_report_tells_each_clause_or_that_nothing_is_known(reader, review, brought):
    text = READERS[reader](review.paper)
    read = plain(text)
    silent = re.search(r"cácmặtcôngtáckhác\((.*?)\):chưacósốliệu\.", read)
    missing = []
    for clause, (start, end) in zip(CLAUSES, places(brought.text), strict=True):
        words = [one.format(brought.text[start:end]) for one in clause.told]
        missing += [one for one in words if plain(one) not in read]
        if clause.silent and plain(clause.silent) not in silent[1].split(";"):
            missing.append(clause.silent)
        assert bool(clause.told) != bool(clause.silent)
    assert missing == []


def test_what_the_report_quotes_leads_to_where_it_stands(review, brought):
    quoted = [rows[0] for key, rows in review.figures.items() if key.startswith("result")]
    brought.refresh_from_db()
    assert {row.url for row in quoted} == {brought.document.get_absolute_url()}
    clauses = zip(CLAUSES, places(brought.text), strict=True)
    assert {row.title for row in quoted} == {
        brought.text[start:end] for clause, (start, end) in clauses if clause.told == STATED
    }


def test_brought_in_again_nothing_is_there_twice(record, brought, article, review):
    assert bring(article, record.now) == brought
    conference = Conference.objects.get(held_on=date(2019, 2, 27))
    assert write(queries.facts(record.by("tqn"), conference)) == review


def test_by_hand_it_is_imported_and_sent_to_the_other_side(
    record, article, client, settings, monkeypatch
):
    """The command and a page do what the demonstration does at once."""
    client.get("/accounts/login/")  # the addresses are those of a house without a demonstration
    settings.DEMONSTRATION, settings.ASSUMED_NOW = True, "2019-03-06T09:00"
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    programme = str(record.programmes[2019].pk)
    words = ["import", str(article), "--as", "bienmuc", "--accept-sure", "--programme", programme]
    call_command(*words, stdout=StringIO())
    conference = Conference.objects.get(held_on=date(2019, 2, 27))

    def told():
        return str(write(queries.facts(record.by("tkv"), conference)).paper)

    assert "các chỉ tiêu thực hiện" not in told()  # one side alone has it
    (news,) = conference.documents.all()
    (owner,) = news.owners.all()
    client.force_login(record.cataloguer)
    mine = Mandate.objects.get(organisation=owner)
    client.post(reverse("accounts:wear", args=[mine.pk]))
    (other,) = {record.places["tkv"], record.places["tqn"]} - {owner}
    client.post(reverse("documents:send", args=[news.pk]), {"organisations": [str(other.pk)]})
    assert "các chỉ tiêu thực hiện" in told()
