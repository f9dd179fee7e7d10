from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.addresses import ours
from lientich.core.asking import ask, perform
from lientich.core.ids import new_id

from .. import actions, forms, queries, rules
from ..models import Appointment, Body, Line, Organisation, Person, Post
from ..queries import gaps as model
from ..queries import history, pages
from ..queries import tree as line_tree


@require_safe
def index(request):
    """One line as a tree, on a day."""
    form, day = _as_of(request)
    line = form.cleaned_data.get("line") or Line.PARTY
    tree, sizes = line_tree.tree(line, day), line_tree.sizes(day)
    context = {
        "form": form,
        "day": day,
        "line": Line(line),
        "tree": tree,
        "tabs": [
            {
                "url": f"?line={one.value}&day={day:%Y-%m-%d}",
                "label": one.label,
                "count": sizes[one.value] or None,
                "current": one == line,
            }
            for one in Line
        ],
        "can_create": rules.can_create(request.actor),
    }
    return render(request, "organisations/index.html", context | _mark(tree.exercise))


@require_safe
def gaps(request):
    """Where the model does not fit together, on a day."""
    form = forms.GapsForm({"day": request.actor.today, **request.GET.dict()})
    form.is_valid()
    asked = form.cleaned_data
    day = asked.get("day") or request.actor.today
    found = model.gaps(day, under=asked.get("under"), words=asked.get("q", ""))
    form.among(found.tops)
    show = asked.get("show") if asked.get("show") in ("missing", "vacant") else "splits"
    address = request.GET.copy()

    def tab(name, label, count):
        address["show"] = name
        url = f"?{address.urlencode()}"
        return {"url": url, "label": label, "count": count, "current": name == show}

    context = {
        "form": form,
        "day": day,
        "found": found,
        "show": show,
        "tabs": [
            tab("splits", _("Hai tuyến không gặp nhau"), len(found.splits)),
            tab("missing", _("Thiếu trên một tuyến"), len(found.missing)),
            tab("vacant", _("Chức danh khuyết"), len(found.vacant)),
        ],
    }
    return render(request, "organisations/gaps.html", context | _mark(found.exercise))


@require_safe
def detail(request, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    form, day = _as_of(request)
    page = pages.organisation(organisation, day)
    above = {one.pk for standing in page.standings for one in standing.above}
    if day != request.actor.today:
        above = queries.above(pk, Line.values, request.actor.today)
    context = {
        "form": form,
        "day": day,
        "past": day != request.actor.today,
        "page": page,
        "organisation": organisation,
        "can_manage": rules.can_manage(request.actor, organisation, above),
        "can_dissolve": rules.can_dissolve(request.actor, organisation, above),
        "activity": history.activity(organisation),
    }
    return render(request, "organisations/detail.html", context | _mark(organisation.exercise))


@require_safe
def person(request, pk):
    someone = get_object_or_404(Person, pk=pk)
    posts = queries.posts_of(someone)
    today = request.actor.today
    context = {
        "person": someone,
        "held": [one for one in posts if one.since <= today and not _over(one, today)],
        "past": [one for one in posts if _over(one, today)],
        "future": [one for one in posts if one.since > today],
        "can_correct": queries.keeps(request.actor, someone),
    }
    return render(request, "organisations/person.html", context | _mark(someone.exercise))


def create_organisation(request):
    allow(rules.can_create(request.actor), rules.KEEPER)
    form = forms.OrganisationForm(request.POST or None)
    if form.perform(actions.create_organisation, by=request.actor):
        messages.success(request, _("Đã ghi tổ chức. Hãy đặt tổ chức vào các tuyến."))
        return redirect(form.result)
    return ask(
        request,
        form,
        question=_("Thêm tổ chức"),
        consequence=_("Mọi người dùng hệ thống đều thấy tổ chức này trong sơ đồ."),
        deed=_("Thêm tổ chức"),
        back=reverse("organisations:index"),
    )


def rename(request, pk):
    organisation = _kept(request, pk)
    form = forms.RenameForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.rename,
        organisation,
        of=organisation,
        done=_("Đã ghi tên mới."),
        question=_("Đổi tên %(organisation)s") % {"organisation": organisation},
        consequence=_("Tên cũ vẫn đúng với những ngày trước ngày có hiệu lực."),
        deed=_("Đổi tên"),
    )


def move(request, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    today = request.actor.today
    chains = queries.chains(pk, today)
    everyone = {one for chain in chains.values() for one in chain}
    may = [
        line for line in Line if rules.can_move(request.actor, organisation, everyone, chains[line])
    ]
    allow(bool(may), rules.KEEPER_ON_THE_LINE)
    form = forms.MoveForm(
        request.POST or None,
        organisation=organisation,
        today=today,
        initial={"line": request.GET.get("line", may[0])},
    )
    return _perform(
        request,
        form,
        actions.move,
        organisation,
        of=organisation,
        done=_("Đã ghi thay đổi trực thuộc."),
        question=_("Thay đổi trực thuộc của %(organisation)s") % {"organisation": organisation},
        consequence=_(
            "Mọi đơn vị bên dưới cùng chuyển theo trên tuyến đó. Báo cáo nộp từ ngày có hiệu lực "
            "thuộc quyền xem của cấp trên mới; báo cáo nộp trước ngày đó vẫn của cấp trên cũ."
        ),
        deed=_("Ghi thay đổi"),
    )


def dissolve(request, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    above = queries.above(pk, Line.values, request.actor.today)
    allow(rules.can_dissolve(request.actor, organisation, above), rules.KEEPER_ABOVE)
    form = forms.DissolveForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.dissolve,
        organisation,
        of=organisation,
        done=_("Đã ghi việc giải thể."),
        question=_("Giải thể %(organisation)s") % {"organisation": organisation},
        consequence=_(
            "Từ ngày đó tổ chức rời mọi tuyến, các đơn vị trực thuộc không còn cấp trên ở đây, "
            "các cơ quan và chức danh thôi hoạt động. Vai trò trên hệ thống không tự kết thúc "
            "theo: hãy kết thúc ở trang vai trò. Việc này không hoàn tác được; lịch sử còn nguyên."
        ),
        deed=_("Giải thể"),
        danger=True,
    )


def create_body(request, pk):
    organisation = _kept(request, pk)
    form = forms.BodyForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.create_body,
        organisation,
        of=organisation,
        done=_("Đã thêm cơ quan."),
        question=_("Thêm cơ quan của %(organisation)s") % {"organisation": organisation},
        consequence=_("Cơ quan ban hành văn bản, chủ trì và phối hợp trong nhiệm vụ."),
        deed=_("Thêm cơ quan"),
    )


def create_post(request, pk):
    body = get_object_or_404(Body.objects.select_related("organisation"), pk=pk)
    organisation = _kept(request, body.organisation_id)
    form = forms.PostForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.create_post,
        body,
        of=organisation,
        done=_("Đã thêm chức danh."),
        question=_("Thêm chức danh của %(body)s") % {"body": body},
        consequence=_("Chức danh khuyết cho đến khi có người được ghi giữ chức."),
        deed=_("Thêm chức danh"),
    )


def create_person(request):
    allow(rules.can_create(request.actor), rules.KEEPER)
    form = forms.PersonForm(request.POST or None, initial={"token": new_id()})
    back, onward = (ours(request, request.GET.get(name)) for name in ("back", "next"))
    if form.perform(actions.create_person, by=request.actor):
        messages.success(request, _("Đã thêm người."))
        return redirect(onward or form.result)
    return ask(
        request,
        form,
        question=_("Thêm người"),
        consequence=_("Hãy tìm trước: nhiều người trùng tên, nhưng mỗi người chỉ ghi một lần."),
        deed=_("Thêm người"),
        back=back or onward or reverse("organisations:index"),
    )


def end_post(request, pk):
    post = get_object_or_404(Post.objects.select_related("body__organisation"), pk=pk)
    organisation = _kept(request, post.body.organisation_id)
    form = forms.EndForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.end_post,
        post,
        of=organisation,
        done=_("Đã ghi thôi chức danh."),
        question=_("Thôi chức danh %(post)s của %(body)s") % {"post": post, "body": post.body},
        consequence=_("Từ ngày đó chức danh không còn được tính là khuyết. Lịch sử còn nguyên."),
        deed=_("Thôi chức danh"),
    )


def end_body(request, pk):
    body = get_object_or_404(Body.objects.select_related("organisation"), pk=pk)
    organisation = _kept(request, body.organisation_id)
    form = forms.EndForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.end_body,
        body,
        of=organisation,
        done=_("Đã ghi cơ quan thôi hoạt động."),
        question=_("%(body)s thôi hoạt động") % {"body": body},
        consequence=_(
            "Từ ngày đó cơ quan và các chức danh của cơ quan không còn. Văn bản, nhiệm vụ đã có "
            "và lịch sử còn nguyên."
        ),
        deed=_("Ghi thôi hoạt động"),
        danger=True,
    )


def correct_name(request, pk):
    someone = get_object_or_404(Person, pk=pk)
    allow(queries.keeps(request.actor, someone), rules.KEEPER_OF_PERSON)
    form = forms.CorrectNameForm(request.POST or None, initial={"name": someone.name})
    return _perform(
        request,
        form,
        actions.correct_name,
        someone,
        of=someone,
        done=_("Đã sửa tên."),
        question=_("Sửa tên %(person)s") % {"person": someone},
        consequence=_("Tên được sửa ở mọi nơi ghi người này."),
        deed=_("Sửa tên"),
    )


def appoint(request, pk):
    post = get_object_or_404(Post.objects.select_related("body__organisation"), pk=pk)
    organisation = _kept(request, post.body.organisation_id)
    words = request.GET.get("q", "").strip()
    form = forms.AppointForm(request.POST or None, words=words, today=request.actor.today)
    if form.perform(actions.appoint, by=request.actor, post=post):
        messages.success(request, _("Đã ghi giữ chức."))
        return redirect(organisation)
    context = {
        "post": post,
        "organisation": organisation,
        "search": forms.PersonSearch({"q": words}),
        "words": words,
        "form": form,
    }
    return render(request, "organisations/appoint.html", context | _mark(organisation.exercise))


def end_appointment(request, pk):
    appointments = Appointment.objects.select_related("person", "post__body__organisation")
    appointment = get_object_or_404(appointments, pk=pk)
    organisation = _kept(request, appointment.post.body.organisation_id)
    form = forms.EndAppointmentForm(request.POST or None)
    return _perform(
        request,
        form,
        actions.end_appointment,
        appointment,
        of=organisation,
        done=_("Đã ghi thôi giữ chức."),
        question=_("%(person)s thôi giữ chức %(post)s")
        % {"person": appointment.person, "post": appointment.post},
        consequence=_(
            "Vai trò trên hệ thống không tự kết thúc theo: hãy kết thúc ở trang vai trò."
        ),
        deed=_("Ghi thôi giữ chức"),
    )


def _as_of(request):
    """The day in the address; today where it says none or cannot be read."""
    today = request.actor.today
    form = forms.AsOfForm({"day": today, **request.GET.dict()})
    form.is_valid()
    return form, form.cleaned_data.get("day") or today


def _kept(request, pk):
    """The organisation, for those who keep it; others are told who does."""
    organisation = get_object_or_404(Organisation, pk=pk)
    above = queries.above(pk, Line.values, request.actor.today)
    allow(rules.can_manage(request.actor, organisation, above), rules.KEEPER_OF_IT)
    return organisation


def _perform(request, form, action, *subject, of, **words):
    """A deed on an organisation or a person, to whose page it leads."""
    to = of.get_absolute_url()
    return perform(request, form, action, *subject, to=to, **words, **_mark(of.exercise))


def _mark(exercise):
    """What is of the exercise says so; what is not leaves the mark to the shell."""
    return {"exercise": True} if exercise else {}


def _over(appointment, today):
    return appointment.until is not None and appointment.until <= today
