"""A draft comes back from Word: read, shown beside what stands, saved by whoever then says so."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.reader.sandbox import draft_in_child
from lientich.reader.unreadable import REASONS, Unreadable

from .. import forms, pages, uploads
from .finding import draft_written, mark


def upload_text(request, pk):
    draft = draft_written(request, pk)
    form = forms.UploadForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = draft_in_child(file.read(), file.name)
        except Unreadable as error:
            form.add_error("file", _refusal(error.reason))
        else:
            return _shown(request, draft, uploads.arrived(draft, found))
    context = {"draft": draft, "form": form}
    return render(request, "drafting/upload.html", context | mark(draft))


def _shown(request, draft, came):
    """What the file would change, and the way to save it; nothing is kept until then."""
    context = {
        "draft": draft,
        "came": came,
        "form": forms.TextForm(initial={"text": came.text, "revision": came.revision}),
        "changes": pages.changed(draft.text, came.after),
        "notes": _notes(came),
    }
    return render(request, "drafting/uploaded.html", context | mark(draft))


def _refusal(reason):
    if reason == "unsupported":
        return _("Chỉ nhận tệp .docx hoặc .txt. Hãy lưu văn bản thành .docx rồi chọn lại.")
    return _(REASONS[reason])


def _notes(came):
    """What whoever saves it should know of the file."""
    told = [note for code, note in _left_out().items() if code in came.left_out]
    if came.tracked:
        words = ngettext(
            "Tệp có theo dõi thay đổi ở %(n)s chỗ: lấy chữ sau cùng, như khi chấp nhận tất cả.",
            "Tệp có theo dõi thay đổi ở %(n)s chỗ: lấy chữ sau cùng, như khi chấp nhận tất cả.",
            came.tracked,
        )
        told.insert(0, words % {"n": came.tracked})
    if came.replaces:
        words = _(
            "Tệp được sửa từ dự thảo lần %(number)s, nay không ghép được nữa: lưu thì chữ viết sau "
            "bản đó bị thay."
        )
        told.insert(0, words % {"number": came.number})
    elif came.clashes:
        words = ngettext(
            "%(n)s chỗ người khác cũng vừa sửa: khi lưu sẽ chọn từng chỗ.",
            "%(n)s chỗ người khác cũng vừa sửa: khi lưu sẽ chọn từng chỗ.",
            came.clashes,
        )
        told.insert(0, words % {"n": came.clashes})
    return told


def _left_out():
    return {
        "macros": _("Tệp có macro: không chạy, không lấy."),
        "objects": _("Tệp có đối tượng nhúng: không lấy."),
        "pictures": _("Tệp có hình ảnh: không lấy."),
        "comments": _("Tệp có lời bình của Word: không lấy. Hãy ghi thành góp ý nếu cần."),
        "notes": _("Tệp có chú thích cuối trang hoặc cuối văn bản: không lấy."),
    }
