"""What stands around every page: the rail, who acts and under which mandate, the programme."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.accounts.models import Mandate
from lientich.accounts.rules import can_create_account
from lientich.core.actor import REPORTER, Actor
from lientich.documents.rules import can_read_books
from lientich.drafting.rules import can_keep_certificates
from lientich.exchange.rules import brings_any
from lientich.intake.rules import can_receive
from lientich.programmes.models import Programme

from . import queries
from .queries.standing import Joint
from .rules import can_audit, reads_work

PROGRAMME = "programme"  # the session's key: the programme that this person chose to look at


@dataclass(frozen=True)
class Entry:
    """A line of the rail. `pages`: what it stands for; else its room, but for what others claim."""

    view: str
    label: Promise
    icon: str
    pages: tuple[str, ...] = ()
    open_to: Callable[[Actor], bool] = bool


_OVERVIEW = ("home:overview", "home:timeliness")

# A room takes its line here when its pages open.
RAIL: list[tuple[Promise | None, list[Entry]]] = [
    (
        None,
        [
            Entry("home:overview", _("Tổng quan"), "layout-dashboard", _OVERVIEW),
            Entry("home:my_work", _("Việc của tôi"), "inbox", ("home:my_work",)),
        ],
    ),
    (
        _("Phối hợp"),
        [
            Entry(
                "programmes:index",
                pgettext_lazy("list", "Chương trình"),
                "target",
                (
                    "programmes:index",
                    "programmes:start_programme",
                    "programmes:detail",
                    "programmes:set_goal",
                    "programmes:add_basis",
                    "programmes:add_objective",
                    "programmes:hand_over_submissions",
                    "programmes:matters",
                    "programmes:raise_obstacle",
                    "programmes:own_obstacle",
                    "programmes:resolve_obstacle",
                    "programmes:reopen_obstacle",
                    "programmes:tell_new_way",
                    "programmes:take_up",
                ),
                reads_work,
            ),
            Entry("programmes:tasks", _("Nhiệm vụ"), "list-checks", open_to=reads_work),
            Entry(
                "programmes:week",
                _("Tuần này"),
                "calendar-check",
                ("programmes:week",),
                lambda by: by.role == REPORTER,
            ),
            Entry(
                "programmes:unit",
                _("Việc của đơn vị"),
                "hard-hat",
                (
                    "programmes:unit",
                    "programmes:assignment",
                    "programmes:report_progress",
                    "programmes:decline",
                ),
                lambda by: by.role == REPORTER,
            ),
            Entry(
                "indicators:index",
                pgettext_lazy("list", "Chỉ tiêu"),
                "chart-column-big",
                (
                    "indicators:index",
                    "indicators:catalogue",
                    "indicators:make_set",
                    "indicators:detail",
                    "indicators:add_indicator",
                    "indicators:ask_units",
                    "indicators:cell",
                    "indicators:set_plan",
                    "indicators:figures",
                ),
                reads_work,
            ),
            Entry(
                "indicators:sheets",
                _("Biểu số liệu"),
                "clipboard-list",
                (
                    "indicators:sheets",
                    "indicators:sheet",
                    "indicators:enter",
                ),
                lambda by: by.role == REPORTER,
            ),
            Entry("conferences:index", _("Hội nghị"), "users-round", open_to=reads_work),
            Entry(
                "agenda:index",
                _("Lịch công tác"),
                "calendar-days",
                open_to=lambda by: reads_work(by) and by.role != REPORTER,
            ),
            Entry(
                "documents:index",
                pgettext_lazy("list", "Văn bản"),
                "file-text",
                open_to=reads_work,
            ),
            Entry(
                "drafting:index",
                pgettext_lazy("list", "Soạn thảo"),
                "square-pen",
                open_to=reads_work,
            ),
            Entry(
                "documents:books",
                _("Sổ đi, đến"),
                "book-open",
                (
                    "documents:books",
                    "documents:book",
                    "documents:open_series",
                    "documents:edit_series",
                    "documents:reserve_number",
                    "documents:explain_gap",
                    "documents:number",
                    "documents:note_number",
                    "documents:void_number",
                    "documents:arrivals",
                    "documents:arrival",
                    "documents:enter_arrival",
                    "documents:edit_arrival",
                    "documents:instruct",
                    "documents:settle_arrival",
                    "documents:void_arrival",
                    "documents:keep_arrivals",
                    "documents:import_numbers",
                    "documents:import_arrivals",
                    "documents:sheet",
                ),
                can_read_books,
            ),
            Entry("intake:receive", _("Nhập văn bản"), "file-up", open_to=can_receive),
            Entry("exchange:index", _("Bảng tính"), "sheet", open_to=brings_any),
        ],
    ),
    (
        _("Hệ thống"),
        [
            Entry("organisations:index", _("Tổ chức"), "network"),
            Entry(
                "accounts:people",
                _("Tài khoản"),
                "user-cog",
                ("accounts:people", "accounts:create_account"),
                can_create_account,
            ),
            Entry(
                "drafting:certificates",
                _("Chứng thư số"),
                "key-round",
                (
                    "drafting:certificates",
                    "drafting:register_certificate",
                    "drafting:confirm_certificate",
                    "drafting:end_certificate",
                ),
                can_keep_certificates,
            ),
            Entry(
                "home:journal", _("Nhật ký hệ thống"), "scroll-text", ("home:journal",), can_audit
            ),
        ],
    ),
]


@dataclass(frozen=True)
class Standing:
    """Where this request's actor stands: among what, and at which programme they look."""

    around: queries.Around
    joint: Joint | None


def standing(request: HttpRequest, most: int = 0) -> Standing:
    """One query, asked once a request: by a page first, which may want the rows of what waits."""
    if not hasattr(request, "_standing"):
        around = queries.around(request.actor, most)  # type: ignore[attr-defined]
        joint = _chosen(around.joints, request.session.get(PROGRAMME))
        request._standing = Standing(around, joint)  # type: ignore[attr-defined]
    return request._standing  # type: ignore[attr-defined]


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context that base.html builds the house of; for the signed-in alone."""
    by: Actor | None = getattr(request, "actor", None)  # none yet where a middleware refuses
    if by is None or by.user_id is None:
        return {}
    known, mandates = standing(request), request.mandates  # type: ignore[attr-defined]
    acting = next((one for one in mandates if one.pk == by.mandate_id), None)
    return {
        "rail": _rail(request, by, known.around.waiting),
        "bell": {"url": _address("notices:index"), "unread": known.around.unread},
        "who": {
            "key": by.person_id or "",
            "name": str(acting.person if acting else request.user),
            "hat": _hat(acting) if acting else "",
            "side": known.joint.letter(by.organisation_id) if known.joint else "",
        },
        "hats": [
            {
                "label": one.get_role_display(),
                "note": _place(one),
                "url": reverse("accounts:wear", args=[one.pk]),
                "current": one.pk == by.mandate_id,
            }
            for one in mandates
        ],
        "programme_switch": _switch(known),
        "exercise": bool(acting and acting.organisation.exercise),
    }


def _chosen(joints: list[Joint], key: str | None) -> Joint | None:
    """The one chosen; else the running one that began last, else the last of all."""
    running = (one for one in joints if one.programme.state == Programme.State.RUNNING)
    chosen = next((one for one in joints if str(one.programme.pk) == key), None)
    return chosen or next(running, None) or next(iter(joints), None)


def _rail(request: HttpRequest, by: Actor, waiting: int) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    offered = [(title, [one for one in entries if one.open_to(by)]) for title, entries in RAIL]
    groups = [(title, entries) for title, entries in offered if entries]
    claimed = {page for _title, entries in groups for one in entries for page in one.pages}
    return [
        {
            "title": title,
            "items": [
                {
                    "url": _address(one.view),
                    "label": one.label,
                    "icon": one.icon,
                    "current": here in one.pages or _is_room_of(one, here, claimed),
                    "count": waiting if one.view == "home:my_work" else None,
                }
                for one in entries
            ],
        }
        for title, entries in groups
    ]


@cache
def _address(view: str) -> str:
    return reverse(view)


def _is_room_of(entry: Entry, view: str, claimed: set[str]) -> bool:
    same_room = view.split(":")[0] == entry.view.split(":")[0]
    return same_room and not entry.pages and view not in claimed


def _switch(known: Standing) -> dict[str, Any] | None:
    if known.joint is None:
        return None
    return {
        "label": known.joint.programme.name,
        "items": [
            {
                "label": one.programme.name,
                "note": one.programme.goal,
                "url": reverse("home:choose_programme", args=[one.programme.pk]),
                "current": one is known.joint,
            }
            for one in known.around.joints
        ],
    }


def _hat(mandate: Mandate) -> str:
    return f"{mandate.get_role_display()} · {_place(mandate)}"


def _place(mandate: Mandate) -> str:
    return str(mandate.body or mandate.organisation)
