"""A document on its way: sent, who has received it, and what waits to be received here."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.forms import ActionForm
from lientich.core.templatetags.lt import day as shown
from lientich.organisations.models import Organisation

from .. import actions, forms, printed, queries, receipts, rules
from ..models import Delivery, Document
from .books import paper, sheet

MOST_SHOWN = 8  # of those who have not received it, on the document's own page
MOST_LISTED = 50


def send(request, pk):
    by, document = request.actor, _get(request, pk)
    allow(rules.can_share(by, queries.owners(document)), rules.REGISTRAR_OF_IT)
    sendable = queries.sendable(document, by)
    among = list(sendable)
    groups = queries.groups(by, among)
    form = forms.SendForm(request.POST if request.method == "POST" else None)
    form.among(sendable, groups)
    if form.perform(actions.send, document, by=by):
        messages.success(request, _sent(form.result))
        return redirect("documents:recipients", pk=pk)
    sent = set(document.deliveries.standing().values_list("organisation", flat=True))
    one_by_one, whole = form.ticked("organisations"), form.ticked("groups")
    context = {
        "document": document,
        "form": form,
        "groups": [_group(group, whole, sent) for group in groups],
        "units": [(one, str(one.pk) in one_by_one, one.pk in sent) for one in among],
    }
    return render(request, "documents/send.html", context | mark(document))


@require_safe
def recipients(request, pk):
    """Everyone it was sent to: who has it since when, and who has not."""
    document, rows = _sent_rows(request, pk)
    by, standing = request.actor, request.GET.get("standing", "")
    numbers = receipts.numbers(rows)
    asked_for = receipts.narrowed(rows, standing)
    tabs = [("", _("Mọi nơi nhận"), len(rows)), *numbers]
    own = [row for row in rows if row.delivery.sender_id == by.organisation_id]
    context = {
        "document": document,
        "rows": [(row, _ways(by, row)) for row in asked_for],
        "told": receipts.told(rows),
        "tabs": [_tab(*one, standing) for one in tabs],
        "query": f"?standing={standing}" if standing else "",
        "can_send": rules.can_share(by, queries.owners(document)),
        "can_remind": any(_can_chase(by, row) for row in own),
        "several_senders": len({row.delivery.sender_id for row in rows}) > 1,
    }
    return render(request, "documents/recipients.html", context | mark(document))


@require_safe
def recipients_pdf(request, pk):
    with printed.in_vietnamese():
        table, house = _table(request, pk)
        data = printed.to_pdf(table, by=request.actor, house=house)
    return paper(data, "noi-nhan", house)


@require_safe
def recipients_xlsx(request, pk):
    table, house = _table(request, pk)
    return sheet(table, "noi-nhan", house)


def remind(request, pk):
    document, rows = _sent_rows(request, pk)
    by = request.actor
    allow(rules.can_share(by, queries.owners(document)), rules.REGISTRAR_OF_IT)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.remind, document, by=by):
        words = (
            ngettext("Đã nhắc %(n)s nơi nhận.", "Đã nhắc %(n)s nơi nhận.", form.result)
            if form.result
            else _("Hôm nay đã nhắc mọi nơi chưa nhận.")
        )
        messages.success(request, words % {"n": form.result})
        return redirect("documents:recipients", pk=pk)
    silent = [str(row.delivery.organisation) for row in rows if _can_chase(by, row)]
    told = _("%(names)s. Mỗi nơi nhận được nhắc mỗi ngày một lần, hiện ở Việc của tôi.")
    return ask(
        request,
        form,
        question=_("Nhắc những nơi chưa nhận"),
        consequence=told % {"names": ", ".join(silent)}
        if silent
        else _("Mọi nơi do văn phòng mình gửi đã nhận văn bản."),
        deed=_("Nhắc"),
        back=reverse("documents:recipients", args=[pk]),
        **mark(document),
    )


def recall(request, pk):
    found = get_object_or_404(_deliveries(request), pk=pk)
    allow(rules.can_follow_up(request.actor, found.sender_id), rules.SENDER)
    form = forms.ReasonForm(request.POST or None)
    back = reverse("documents:recipients", args=[found.document_id])
    if form.perform(actions.recall, found, by=request.actor):
        messages.success(request, _("Đã thu hồi văn bản gửi %(to)s.") % {"to": found.organisation})
        return redirect(back)
    return ask(
        request,
        form,
        question=_("Thu hồi văn bản gửi %(to)s?") % {"to": found.organisation},
        consequence=_(
            "Chỉ thu hồi được khi nơi nhận chưa mở và chưa nhận. Nơi ấy không còn đọc "
            "được văn bản; lý do ghi lại ở danh sách nơi nhận."
        ),
        deed=_("Thu hồi văn bản"),
        back=back,
        danger=True,
        **mark(found.document),
    )


@require_safe
def incoming(request):
    """What was sent to the acting house: it is received with one gesture."""
    by = request.actor
    waiting = list(queries.with_documents(queries.to_receive(by))[:MOST_LISTED])
    received = list(queries.with_documents(queries.received(by))[:MOST_LISTED])
    keeps = by.organisation_id is not None and queries.keeps_arrivals(by.organisation_id, by.today)
    context = {
        "waiting": waiting_rows(waiting, by),
        "received": received,
        "keeps": keeps,
        "can_receive": bool(by.organisation_id)
        and rules.can_receive(by, by.organisation_id, keeps),
        "can_read_books": rules.can_read_books(by),
    }
    return render(request, "documents/incoming.html", context)


@require_POST
def receive(request, pk):
    found = _brought(request, pk)
    try:
        delivery = actions.receive(found, by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("documents:incoming")
    arrival = queries.arrival_of(delivery.organisation_id, delivery.document)
    told = {"document": found.document, "n": arrival.text if arrival else ""}
    words = (
        _("Đã nhận %(document)s, vào sổ đến số %(n)s.") if arrival else _("Đã nhận %(document)s.")
    )
    messages.success(request, words % told)
    return redirect("documents:incoming" if "list" in request.POST else found.document)


def refuse(request, pk):
    found = _to_us(request, pk)
    again = request.method == "POST" and found.outcome == Delivery.Outcome.REFUSED
    if not again:
        _brought(request, pk)
    by, house = request.actor, found.organisation_id
    keeps = queries.keeps_arrivals(house, by.today)
    allow(rules.can_receive(by, house, keeps), rules.RECEIVER)
    form = forms.ReasonForm(request.POST or None)
    if again or form.perform(actions.refuse, found, by=by):
        messages.success(request, _("Đã từ chối nhận, bên gửi thấy lý do."))
        return redirect("documents:incoming")
    return ask(
        request,
        form,
        question=_("Từ chối nhận văn bản?"),
        consequence=_("%(document)s trở về %(sender)s với lý do; nơi này không còn đọc được.")
        % {"document": found.document, "sender": found.sender},
        deed=_("Từ chối nhận"),
        back=found.document.get_absolute_url(),
        danger=True,
        **mark(found.document),
    )


def received_here(request, document):
    """Of the document's page: how it came to the acting house. Looking at it opens it."""
    delivery = open_of(request, document)
    if delivery is None:
        return {}
    by, house = request.actor, delivery.organisation_id
    keeps = queries.keeps_arrivals(house, by.today) if delivery.waits else False
    return {
        "delivery": delivery,
        "keeps": keeps,
        "can_receive": delivery.waits and rules.can_receive(by, house, keeps),
    }


def came(delivery):
    """As facts: by whom it was sent when, and who received it."""
    if delivery is None:
        return []
    sent = _("%(sender)s gửi ngày %(day)s") % {
        "sender": delivery.sender,
        "day": shown(delivery.sent_at),
    }
    if delivery.waits:
        return [(_("Gửi đến"), sent)]
    received = ", ".join(filter(None, [shown(delivery.received_at), _name(delivery.received_by)]))
    return [(_("Gửi đến"), sent), (_("Ngày nhận"), received)]


def open_of(request, document):
    """The delivery to the acting house, noted as opened when somebody there first has it."""
    delivery = queries.delivery_of(request.actor, document)
    if delivery and delivery.opened_at is None and request.method == "GET":
        actions.open_delivery(delivery, by=request.actor)
    return delivery


def sent_from_here(by, document, found):
    """Of the document's page, for its owners: how far it has come among those it was sent to.
    `found`: what stands beside the document."""
    rows = receipts.rows(queries.deliveries(by, document), by.today)
    sent = {row.delivery.organisation_id for row in rows if row.key != "ended"}
    return {
        "sent": rows,
        "sent_told": receipts.told(rows),
        "silent": [row for row in rows if row.key == "waiting"][:MOST_SHOWN],
        "opened_to": [str(one) for one in queries.opened_to(found) if one.pk not in sent],
    }


def waiting_rows(deliveries, by):
    """What waits to be received, each with how long."""
    return [(one, receipts.waited(one, by.today)) for one in deliveries]


def mark(document):
    """Every page of what belongs to the exercise says so."""
    return {"exercise": True} if queries.is_exercise(document) else {}


def _name(person):
    return str(person) if person else ""


def _sent(count):
    if not count:
        return _("Những nơi đã chọn đều đã được gửi từ trước.")
    words = ngettext("Đã gửi tới %(n)s nơi nhận.", "Đã gửi tới %(n)s nơi nhận.", count)
    return words % {"n": count}


def _group(group, whole, sent):
    return {
        "key": group.key,
        "name": receipts.group_name(group),
        "units": group.units,
        "ticked": group.key in whole,
        "sent": all(unit.pk in sent for unit in group.units),
    }


def _tab(key, label, count, standing):
    return {
        "url": f"?standing={key}" if key else "?",
        "label": label,
        "count": count,
        "current": key == standing,
    }


def _can_chase(by, row):
    one = row.delivery
    return row.key == "waiting" and rules.can_follow_up(by, one.sender_id)


def _ways(by, row):
    """What one can do about a recipient."""
    untouched = row.key == "waiting" and row.delivery.opened_at is None
    recallable = untouched and rules.can_follow_up(by, row.delivery.sender_id)
    return {
        "recall": reverse("documents:recall", args=[row.delivery.pk]) if recallable else "",
        "reminded": receipts.reminded(row.delivery),
    }


def _sent_rows(request, pk):
    """For the owners alone: others know nothing of who else was sent it."""
    by, document = request.actor, _get(request, pk)
    if by.organisation_id not in queries.owners(document):
        raise Http404
    if not queries.is_readable(by, document):
        raise Http404
    return document, receipts.rows(queries.deliveries(by, document), by.today)


def _table(request, pk):
    document, rows = _sent_rows(request, pk)
    asked_for = receipts.narrowed(rows, request.GET.get("standing", ""))
    house = Organisation.objects.get(pk=request.actor.organisation_id)
    return receipts.as_table(asked_for, document.title, receipts.told(rows)), house


def _deliveries(request):
    found = Delivery.objects.visible_to(request.actor)
    return found.select_related("document", "organisation", "sender")


def _brought(request, pk):
    """A delivery to the acting house, while it is there to be read."""
    found = _to_us(request, pk)
    get_object_or_404(Document.objects.visible_to(request.actor), pk=found.document_id)
    return found


def _to_us(request, pk):
    own = _deliveries(request).filter(organisation=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def _get(request, pk):
    return get_object_or_404(Document.objects.visible_to(request.actor).defer("text"), pk=pk)
