"""What the pages of a sheet say of it and of its rows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from . import kinds
from .columns import named
from .faults import Fault
from .forms import ASSIGNED
from .models import Import, Mapping, Row

TONES = {"new": "info", "changed": "info", "same": "", "wrong": "bad", "heading": ""}
OUTCOME_TONES = {"done": "ok", "refused": "bad"}
NAMED_BY = ("title", "name")  # the column that names what a row is about


def ways() -> list[dict[str, Any]]:
    """The sheets that can be brought in."""
    return [
        {
            "kind": Import.Kind.TASKS,
            "icon": "list-checks",
            "title": _("Nhiệm vụ: tải về, sửa, nhập lại"),
            "text": _(
                "Sửa nhiều nhiệm vụ trong một bảng: tên, chủ trì, sản phẩm, người theo dõi, mặt "
                "công tác, hạn của dự thảo."
            ),
            "url": reverse("exchange:bring_tasks"),
            "export": reverse("exchange:export_tasks"),
        },
        {
            "kind": Import.Kind.TRACKING,
            "icon": "clipboard-list",
            "title": _("Bảng theo dõi nhiệm vụ của cơ quan"),
            "text": _(
                "Bảng đang dùng, ghép cột một lần; mỗi dòng thành dự thảo, hoặc giao luôn, chạy "
                "tiếp như trong bảng."
            ),
            "url": reverse("exchange:bring_tracking"),
            "export": "",
        },
        {
            "kind": Import.Kind.ORGANISATIONS,
            "icon": "network",
            "title": _("Tổ chức và trực thuộc"),
            "text": _(
                "Tên, loại, ngày thành lập, cấp trên trên từng tuyến: ghi cả hệ thống một lần."
            ),
            "url": reverse("exchange:bring_organisations"),
            "export": reverse("exchange:export_organisations"),
        },
        {
            "kind": Import.Kind.PEOPLE,
            "icon": "user-plus",
            "title": _("Người, tài khoản và vai trò"),
            "text": _("Mọi đơn vị trong một bảng; in phiếu trao tay cho lần đăng nhập đầu tiên."),
            "url": reverse("exchange:bring_people"),
            "export": reverse("exchange:blank_people"),
        },
    ]


def export_of(kind: str, query: str) -> str:
    """Where the sheet of a kind is downloaded, narrowed as the list that one came from."""
    there = next(str(way["export"]) for way in ways() if way["kind"] == kind)
    return f"{there}?{query}" if there and query else there


def as_mapped(sheet: Import, said: Mapping | None) -> dict[str, Any]:
    """What becomes of its rows: as it was said of this sheet, else of the last."""
    last = said if sheet.state == Import.State.MAPPING else sheet
    if last is None:
        return {"assigns": "", "lead": None}
    return {"assigns": ASSIGNED if last.assigns else "", "lead": last.lead_id}


def row(one: Row, sheet: Import) -> dict[str, Any]:
    labels = kinds.of(sheet).labels
    return {
        "line": one.line,
        "title": _title(one, sheet),
        "label": one.get_outcome_display() if one.outcome else one.get_standing_display(),
        "tone": OUTCOME_TONES[one.outcome] if one.outcome else TONES.get(one.standing, ""),
        "changes": [
            {"column": labels.get(column, column), "before": before, "after": after}
            for column, before, after in one.changes
        ],
        "new": one.standing != Row.Standing.CHANGED
        and not any(old for _, old, _new in one.changes),
        "faults": [
            {"column": labels.get(column, ""), "of": Fault(column, code, told)}
            for column, code, told in one.faults
        ],
    }


def tabs(counts: dict[str, dict[str, int]], only: str) -> list[dict[str, Any]]:
    """Rows by how they stand, then by what became of them."""
    standing, outcome = counts["standing"], counts["outcome"]
    shown: list[tuple[str, Any, int]] = [("", _("Mọi dòng"), sum(standing.values()))]
    shown += [(one.value, one.label, standing.get(one, 0)) for one in Row.Standing if one]
    shown += [(one.value, one.label, outcome.get(one, 0)) for one in Row.Outcome if one]
    return [
        {"url": f"?only={key}", "label": label, "count": count, "current": key == only}
        for key, label, count in shown
        if count or not key
    ]


def progress(sheet: Import, counts: dict[str, dict[str, int]]) -> dict[str, int] | None:
    """How far the worker is."""
    if sheet.state == Import.State.READ:
        whole = sum(counts["standing"].values())
        return {"done": whole - counts["standing"].get("", 0), "of": whole}
    if sheet.state == Import.State.CONFIRMED:
        whole = sum(counts["outcome"].values())
        return {"done": whole - counts["outcome"].get("", 0), "of": whole}
    return None


def examples(sheet: Import) -> dict[int, str]:
    """The first words that stand in each column."""
    found: dict[int, str] = {}
    for cells in sheet.rows.exclude(standing=Row.Standing.HEADING).values_list("cells")[:20]:
        for place, cell in enumerate(cells[0]):
            if cell:
                found.setdefault(place, cell[:80])
    return found


def unknown(sheet: Import) -> list[str]:
    """The columns of the file that mean nothing here: named, for they are left out."""
    return [name for name, key in zip(sheet.head, sheet.keys, strict=True) if name and not key]


def missing(sheet: Import) -> list[str]:
    """Our own columns that the file has not: what they hold stays as it is."""
    return (
        [
            str(one.label)
            for one in kinds.of(sheet).columns
            if one.ours and one.key not in sheet.keys
        ]
        if sheet.kind == Import.Kind.TASKS
        else []
    )


def _title(one: Row, sheet: Import) -> str:
    """The name of what it is about, else the first words of the row."""
    cells = named(one.cells, sheet.keys)
    hidden = {column.key for column in kinds.of(sheet).columns if column.hidden}
    told = [cells.get(key, "") for key in NAMED_BY]
    told += [cell for key, cell in cells.items() if key not in hidden]
    return next(filter(None, told), "–")[:300]
