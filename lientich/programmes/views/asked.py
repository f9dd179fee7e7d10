"""What was asked of the list of tasks, whichever way it is looked at."""

from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.documents import saving
from lientich.documents.models import SavedFilter

from .. import forms, rules
from ..models import State
from ..queries import filters, lists
from ..timeliness import Timeliness

HIDDEN = (
    *("programme", "field", "lead", "source", "unit"),
    *("at", "due_from", "due_to", "undated"),
)  # in the details


class Asked:
    """The filters of a request: as a form, as the queries take them, as an address says them."""

    def __init__(self, request):
        self.by = request.actor
        data = request.GET.copy()
        if not data.getlist("columns"):
            data.setlist("columns", forms.USUAL)
        self.form = forms.FilterForm(data)
        self.form.among(lists.choices(self.by, data.get("source", "")))
        self.query = urlencode(self.form.given, doseq=True)

    @cached_property
    def wanted(self):
        """What cannot be understood filters nothing, and the form says so."""
        return {name: one for name, one in self.form.wanted.items() if name != "columns"}

    def address(self, name, without=(), **more):
        """The same tasks at another page, or with another of the filters."""
        query = QueryDict(self.query, mutable=True)
        for one in (*without, *more):
            query.pop(one, None)
        for one, value in more.items():
            query[one] = value
        return f"{reverse(name)}?{query.urlencode()}" if query else reverse(name)

    def context(self, here):
        """What stands around every look: the ways to look, the tabs, the filters."""
        address = reverse(here)
        saved = saving.tabs(
            self.by, SavedFilter.TASKS, self.form.given, address, _("Mọi nhiệm vụ chưa xong")
        )
        return saved | {
            "form": self.form,
            "here": address,
            "looks": self._looks(here),
            "tabs": self._tabs(here),
            "filtered": bool(self.query),
            "query": self.query,
            "can_draft": rules.can_propose(self.by),
            "can_oversee": rules.can_oversee(self.by),
            "narrowed": any(self.wanted.get(name) for name in HIDDEN) or bool(self.form.errors),
        }

    def _looks(self, here):
        looks = {
            "programmes:tasks": _("Bảng"),
            "programmes:board": _("Thẻ"),
            "programmes:timeline": _("Dòng thời gian"),
            "programmes:calendar": _("Lịch"),
        }
        return [
            {"url": self.address(name), "label": label, "current": name == here}
            for name, label in looks.items()
        ]

    def _tabs(self, here):
        def tab(label, **chosen):
            now = {name: self.wanted.get(name) or "" for name in ("state", "timeliness")}
            return {
                "url": self.address(here, ("state", "timeliness"), **chosen),
                "label": label,
                "current": now == {"state": "", "timeliness": ""} | chosen,
            }

        return [
            tab(_("Chưa xong")),
            tab(_("Quá hạn"), timeliness=Timeliness.OVERDUE.value),
            tab(_("Sắp đến hạn"), timeliness=Timeliness.DUE_SOON.value),
            tab(_("Chờ xác nhận"), state=State.CLAIMED.value),
            tab(_("Hoàn thành"), state=State.COMPLETED.value),
            tab(_("Tất cả"), state=filters.EVERYTHING),
            tab(_("Dự thảo"), state=filters.DRAFTS),
        ]
