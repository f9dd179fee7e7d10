"""Sheets: brought, looked at row by row, confirmed, and their report."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.programmes.forms import FilterForm
from lientich.programmes.queries import lists

from . import actions, forms, kinds, pages, queries, rules, running, sending
from . import slips as paper_slips
from .models import Import

SHOWN = 100  # rows on a page


@require_safe
def index(request):
    """What one can bring in, and what one has brought."""
    by = request.actor
    context = {
        "imports": queries.imports(by),
        "ways": [way for way in pages.ways() if rules.can_bring(by, way["kind"])],
    }
    return render(request, "exchange/index.html", context)


@require_safe
def export_tasks(request):
    """The tasks of a list that one may edit, as a sheet to bring in again."""
    by = request.actor
    allow(rules.can_bring(by, Import.Kind.TASKS), rules.BRINGER)
    form = FilterForm(request.GET)
    form.among(lists.choices(by, request.GET.get("source", "")))
    wanted = {name: one for name, one in form.wanted.items() if name != "columns"}
    keys = (row["key"] for row in lists.exported(by, wanted))
    return sending.tasks_to_edit(by, keys)


def bring_tasks(request):
    return _bring(
        request,
        Import.Kind.TASKS,
        question=_("Nhập bảng nhiệm vụ đã sửa"),
        consequence=_(
            "Bảng tải về có những nhiệm vụ đồng chí được sửa, lọc như danh sách: ô nào đổi thì "
            "nhiệm vụ đổi ô đó; dòng mới, để trống mã, thành dự thảo; dòng đã xóa khỏi bảng không "
            "làm gì. Bước sau cho xem từng thay đổi và từng lỗi; chưa ghi gì trước khi đồng chí "
            "xác nhận."
        ),
    )


@require_safe
def export_organisations(request):
    """The structure as it stands, to be added to."""
    allow(rules.can_bring(request.actor, Import.Kind.ORGANISATIONS), rules.BRINGER)
    return sending.organisations(request.actor)


def bring_organisations(request):
    return _bring(
        request,
        Import.Kind.ORGANISATIONS,
        question=_("Nhập bảng tổ chức"),
        consequence=_(
            "Mỗi dòng một tổ chức; cột tuyến ghi tên cấp trên trực tiếp, cấp trên đứng ở dòng "
            "trước. Tổ chức đã có thì bảng chỉ ghi thêm chỗ còn thiếu trên tuyến, không sửa đè."
        ),
    )


@require_safe
def blank_people(request):
    """An empty sheet with the columns of people, accounts and mandates."""
    allow(rules.can_bring(request.actor, Import.Kind.PEOPLE), rules.BRINGER)
    return sending.blank(Import.Kind.PEOPLE, "nguoi-va-tai-khoan.xlsx", request.actor)


def bring_people(request):
    return _bring(
        request,
        Import.Kind.PEOPLE,
        question=_("Nhập bảng người, tài khoản và vai trò"),
        consequence=_(
            "Mỗi dòng một người ở một đơn vị với một vai trò. Người chưa có tài khoản được tạo tài "
            "khoản; ghi xong thì in phiếu có mật khẩu dùng một lần, trao tận tay."
        ),
    )


@never_cache
def slips(request, pk):
    """Who is to be handed a slip; once it is done, nobody prints them again."""
    found = _staffed(request, pk)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.hand_out_slips, found, by=request.actor):
        messages.success(request, _("Đã ghi là trao xong. Phiếu không in lại được nữa."))
        return redirect(found)
    context = {
        "sheet": found,
        "slips": queries.slips(found),
        "without": len(queries.without_slip(found, request.actor)),
    }
    return render(request, "exchange/slips.html", context | _mark(found))


@never_cache
@require_safe
def print_slips(request, pk):
    return paper_slips.printed(_staffed(request, pk), request.actor)


@never_cache
def renew_slips(request, pk):
    """Another slip, with another password, for whoever has not signed in and has none any more."""
    found, by = _staffed(request, pk), request.actor
    unused = queries.without_slip(found, by)
    if not unused:
        return redirect("exchange:slips", found.pk)
    form = forms.RenewForm(request.POST or None, unused=unused)
    if form.perform(running.renew_slips, found, by=by):
        done, left = form.result
        messages.success(request, _("Đã cấp lại %(n)s phiếu, chờ in và trao.") % {"n": done})
        if left:
            messages.warning(request, _("Còn %(n)s người chưa kịp: cấp lại lần nữa.") % {"n": left})
        return redirect("exchange:slips", found.pk)
    return ask(
        request,
        form,
        question=_("Cấp lại phiếu đăng nhập lần đầu"),
        consequence=_(
            "Chọn người chưa nhận được phiếu hoặc làm mất phiếu. Họ có mật khẩu dùng một lần mới; "
            "phiếu cũ của họ không dùng được nữa. Phiếu của người khác giữ nguyên."
        ),
        deed=_("Cấp lại phiếu"),
        back=reverse("exchange:slips", args=[found.pk]),
        **_mark(found),
    )


def bring_tracking(request):
    return _bring(
        request,
        Import.Kind.TRACKING,
        question=_("Nhập bảng theo dõi nhiệm vụ của cơ quan"),
        consequence=_(
            "Bảng cơ quan đang dùng, giữ nguyên tên cột. Bước sau chọn cột nào là gì, một lần: lần "
            "sau hệ thống nhớ; và chọn mỗi dòng thành dự thảo, hay thành nhiệm vụ đã giao, chạy "
            "tiếp như trong bảng."
        ),
    )


def map_columns(request, pk):
    """Which column is which: guessed by its name, or as the organisation said last time."""
    found, by = _get(request, pk), request.actor
    allow(rules.can_confirm(by, found), rules.SAME_HAT)
    kind = kinds.of(found)
    if not kind.mapped or found.state not in (Import.State.MAPPING, Import.State.PLANNED):
        return redirect(found)
    programmes = queries.programmes(by)
    form = forms.MappingForm(
        request.POST or None,
        sheet=found,
        columns=kind.columns,
        programmes=programmes,
        leads=queries.leads(by),
        examples=pages.examples(found),
        initial=pages.as_mapped(found, queries.mapping(by, found.kind))
        | {"programme": found.programme_id or programmes.values_list("pk").first()},
    )
    if form.perform(running.map_columns, found, by=by):
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Cột nào là gì?"),
        consequence=_(
            "Hệ thống đã đoán theo tên cột; dưới mỗi cột là ô đầu tiên của nó. Cột không dùng sẽ "
            "được nêu tên, không đọc."
        ),
        deed=_("Xem thử"),
        back=reverse("exchange:index"),
        **_mark(found),
    )


@require_safe
def detail(request, pk):
    """What would become of each row, or what has; refreshes while the worker is at it."""
    found = _get(request, pk)
    if found.state == Import.State.MAPPING:
        return redirect("exchange:map_columns", found.pk)
    counts, staffed = queries.counts(found), rules.can_print_slips(request.actor, found)
    only = request.GET.get("only", "")
    page = Paginator(queries.shown(found, only), SHOWN).get_page(request.GET.get("page"))
    context = {
        "sheet": found,
        "rows": [pages.row(one, found) for one in page.object_list],
        "paged": page,
        "only": only,
        "tabs": pages.tabs(counts, only),
        "waits": found.state in (Import.State.READ, Import.State.CONFIRMED),
        "progress": pages.progress(found, counts),
        "unknown": pages.unknown(found),
        "missing": pages.missing(found),
        "right": sum(counts["standing"].get(one, 0) for one in queries.RIGHT),
        "wrong": counts["standing"].get("wrong", 0),
        "can_confirm": rules.can_confirm(request.actor, found),
        "most_whole": kinds.of(found).most_whole,
        "slips": len(queries.slips(found)) if staffed else 0,
        "without": len(queries.without_slip(found, request.actor)) if staffed else 0,
        "can_map": kinds.of(found).mapped and found.state == Import.State.PLANNED,
    }
    return render(request, "exchange/detail.html", context | _mark(found))


@require_POST
def confirm(request, pk):
    found = _get(request, pk)
    allow(rules.can_confirm(request.actor, found), rules.SAME_HAT)
    form = forms.ConfirmForm(request.POST)
    if form.perform(running.confirm, found, by=request.actor):
        return redirect(_told(request, form.result))
    messages.error(request, " ".join(form.non_field_errors()))
    return redirect(found)


def _told(request, sheet):
    """What became of its rows, as far as it is finished; returns where to read more."""
    if sheet.state == Import.State.CONFIRMED:
        return sheet.get_absolute_url()
    outcome = queries.counts(sheet)["outcome"]
    if done := outcome.get("done", 0):
        messages.success(request, _("%(n)s dòng của bảng đã được ghi.") % {"n": done})
    if refused := outcome.get("refused", 0):
        words = _("%(n)s dòng không ghi được: mỗi dòng có lý do.")
        messages.warning(request, words % {"n": refused})
        return f"{sheet.get_absolute_url()}?only=refused"
    return sheet.get_absolute_url()


@require_safe
def report(request, pk):
    return sending.report(_get(request, pk), request.actor)


def discard(request, pk):
    found = _get(request, pk)
    form = forms.ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.discard_sheet, found, by=request.actor):
        messages.success(request, _("Đã bỏ bảng."))
        return redirect("exchange:index")
    return ask(
        request,
        form,
        question=_("Bỏ bảng %(sheet)s?") % {"sheet": found},
        consequence=_("Những gì đã ghi từ bảng này vẫn giữ nguyên; phiếu chưa in thì mất.")
        if queries.slips(found)
        else _("Những gì đã ghi từ bảng này vẫn giữ nguyên."),
        deed=_("Bỏ bảng"),
        back=found.get_absolute_url(),
        danger=True,
        **_mark(found),
    )


def _bring(request, kind, *, question, consequence):
    allow(rules.can_bring(request.actor, kind), rules.BRINGER)
    form = forms.BringForm(request.POST or None, request.FILES or None)
    if form.perform(running.bring, by=request.actor, kind=kind):
        return redirect(form.result)
    return ask(
        request,
        form,
        question=question,
        consequence=consequence,
        deed=_("Xem thử"),
        back=reverse("exchange:index"),
        template="exchange/bring.html",
        columns=[one for one in kinds.KINDS[kind].columns if not one.hidden],
        export=pages.export_of(kind, request.GET.urlencode()),
    )


def _get(request, pk):
    found = Import.objects.open_to(request.actor)
    return get_object_or_404(found.select_related("organisation", "programme"), pk=pk)


def _staffed(request, pk):
    """A sheet of people, for whoever may print its slips."""
    found = _get(request, pk)
    if found.kind != Import.Kind.PEOPLE:
        raise Http404
    allow(rules.can_print_slips(request.actor, found), rules.SAME_HAT)
    return found


def _mark(sheet):
    return {"exercise": True} if sheet.organisation.exercise else {}
