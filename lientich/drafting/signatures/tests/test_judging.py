from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, copy_into_new_writer

from lientich.drafting.signatures import reading
from lientich.drafting.signatures.answers import Trust
from lientich.drafting.signatures.authority import issue_key, make_authority
from lientich.drafting.signatures.judging import accept, accept_filling
from lientich.drafting.signatures.preparing import fill, number_and_date, prepare
from lientich.drafting.signatures.reasons import Reason, Refused
from lientich.drafting.signatures.signing import WrongKey, sign
from lientich.papers import places_of, to_pdf
from lientich.papers.tests.samples import joint_report

from . import made

HANH = "Nguyễn Thị Hạnh"
NUMBER = number_and_date("07", made.NOW.date())


def accepted(after: bytes, before: bytes | None = None, field: str = "ChuKy1", **changes):
    given = {
        "fingerprints": frozenset({made.fingerprint(made.key(HANH))}),
        "trust": made.trust(),
        "at": made.NOW,
    }
    return accept(before or made.prepared(), after, field, **given | changes)


def why_not(after: bytes, **changes) -> Reason:
    with pytest.raises(Refused) as refused:
        accepted(after, **changes)
    return refused.value.reason


def with_page_after(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    stream = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.insert_page(PageObject(contents=stream, media_box=(0, 0, 595, 842)))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_registered_signer_in_the_right_field():
    signed = accepted(made.signed_by_lead())
    assert (signed.field, signed.name, signed.trusted) == ("ChuKy1", HANH, True)
    assert signed.fingerprint == made.fingerprint(made.key(HANH))
    assert signed.stamped_at is None


def test_without_roots_the_registered_certificate_is_all_there_is():
    assert accepted(made.signed_by_lead(), trust=Trust()).trusted is False


def test_the_second_signature_on_top_of_the_first():
    second = made.key("Trần Ðức Uý")
    signed = accepted(
        made.signed_by_both(),
        before=made.signed_by_lead(),
        field="ChuKy2",
        fingerprints=frozenset({made.fingerprint(second)}),
    )
    assert signed.field == "ChuKy2"


def test_one_changed_byte_anywhere():
    before, after = made.prepared(), made.signed_by_lead()
    for place in (300, len(before) // 3, len(before) - 40):
        changed = bytearray(after)
        changed[place] ^= 1
        assert why_not(bytes(changed)) in (Reason.BYTES_CHANGED, Reason.BROKEN)
    for place in range(len(before) + 200, len(after), 997):
        changed = bytearray(after)
        changed[place] ^= 1
        with pytest.raises(Refused):
            accepted(bytes(changed))


def test_an_extra_page_after_the_signature():
    assert why_not(with_page_after(made.signed_by_lead())) == Reason.CHANGED_AFTER


def test_an_extra_page_slipped_in_before_signing():
    signed = sign(with_page_after(made.prepared()), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) == Reason.MORE_CHANGED


def test_a_number_slipped_in_before_signing():
    signed = sign(fill(made.prepared(), NUMBER), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) == Reason.MORE_CHANGED


def test_a_number_slipped_in_after_the_signature():
    assert why_not(fill(made.signed_by_lead(), NUMBER)) == Reason.CHANGED_AFTER


def test_a_stranger():
    signed = sign(made.prepared(), "ChuKy1", made.key("Người lạ"), made.PASSPHRASE)
    assert why_not(signed) == Reason.STRANGER


def test_one_who_bears_the_same_name_is_a_stranger_too():
    impostor = issue_key(made.authority(), HANH, "", passphrase=made.PASSPHRASE)
    signed = sign(made.prepared(), "ChuKy1", impostor, made.PASSPHRASE)
    assert why_not(signed) == Reason.STRANGER


def test_an_expired_certificate():
    key = made.expired_key()
    signed = sign(made.prepared(), "ChuKy1", key, made.PASSPHRASE)
    known = frozenset({made.fingerprint(key)})
    assert why_not(signed, fingerprints=known) == Reason.EXPIRED
    early = made.NOW.replace(year=2019)
    assert why_not(signed, fingerprints=known, at=early) == Reason.NOT_YET_VALID


def test_a_certificate_of_another_authority():
    other = make_authority(made.NOW.replace(year=2015))
    key = issue_key(other, HANH, "", passphrase=made.PASSPHRASE)
    signed = sign(made.prepared(), "ChuKy1", key, made.PASSPHRASE)
    known = frozenset({made.fingerprint(key)})
    assert why_not(signed, fingerprints=known) == Reason.UNTRUSTED


def test_a_revoked_certificate():
    lists = (made.revoking(made.key(HANH)),)
    assert why_not(made.signed_by_lead(), trust=made.trust(revoked=lists)) == Reason.REVOKED
    others = (made.revoking(made.key("Người lạ")),)
    assert accepted(made.signed_by_lead(), trust=made.trust(revoked=others)).trusted


def test_the_file_of_another_document():
    other = joint_report(subject="về việc khác", number="…-KH/ĐU", dated=False, blanks=True)
    fields = reading_fields(other)
    signed = sign(prepare(to_pdf(other), fields), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) == Reason.OTHER_DOCUMENT


def reading_fields(paper):
    from lientich.drafting.signatures.fields import fields_of

    return fields_of(places_of(paper), [made.LEAD, made.OTHER])


def test_the_wrong_field():
    signed = sign(made.prepared(), "Dau1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) == Reason.WRONG_FIELD


def test_two_signatures_at_once():
    assert why_not(made.signed_by_both()) == Reason.SEVERAL


def test_a_field_that_a_program_added_for_itself():
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = IncrementalPdfFileWriter(BytesIO(made.prepared()))
    append_signature_field(writer, SigFieldSpec("Signature1", box=(10, 10, 90, 60)))
    out = BytesIO()
    writer.write(out)
    added = sign(out.getvalue(), "Signature1", made.key(HANH), made.PASSPHRASE)
    assert why_not(added) == Reason.WRONG_FIELD
    beside = sign(out.getvalue(), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(beside) == Reason.MORE_CHANGED


def test_the_same_file_unsigned():
    assert why_not(made.prepared()) == Reason.NOT_SIGNED


def test_an_encrypted_file():
    writer = copy_into_new_writer(PdfFileReader(BytesIO(made.prepared())))
    writer.encrypt(owner_pass="a", user_pass="b")
    out = BytesIO()
    writer.write(out)
    assert why_not(out.getvalue()) == Reason.ENCRYPTED


def test_a_file_written_anew_by_a_program():
    writer = copy_into_new_writer(PdfFileReader(BytesIO(made.prepared())))
    out = BytesIO()
    writer.write(out)
    signed = sign(out.getvalue(), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) in (Reason.BYTES_CHANGED, Reason.OTHER_DOCUMENT)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"PK\x03\x04 not a pdf", b"\0" * 5000], ids=range(4)
)
def test_no_pdf(data):
    assert why_not(data) == Reason.BROKEN


def test_the_end_cut_off():
    assert why_not(made.signed_by_lead()[:-600]) == Reason.BROKEN


def test_too_large(monkeypatch):
    monkeypatch.setattr(reading, "FILE_BYTES", 1000)
    assert why_not(made.signed_by_lead()) == Reason.TOO_LARGE


def test_number_and_date_may_be_filled_in_once():
    filled = fill(made.signed_by_both(), NUMBER)
    accept_filling(made.signed_by_both(), filled)
    again = fill(filled, {"number": "08"})
    with pytest.raises(Refused) as refused:
        accept_filling(filled, again)
    assert refused.value.reason == Reason.MORE_CHANGED


def test_filling_in_touches_nothing_else():
    before = made.signed_by_lead()
    with pytest.raises(Refused) as refused:
        accept_filling(before, with_page_after(fill(before, NUMBER)))
    assert refused.value.reason == Reason.MORE_CHANGED
    with pytest.raises(Refused) as refused:
        accept_filling(before, fill(made.signed_by_both(), NUMBER))
    assert refused.value.reason == Reason.MORE_CHANGED
    with pytest.raises(Refused) as refused:
        accept_filling(before, fill(made.prepared(), NUMBER))
    assert refused.value.reason == Reason.BYTES_CHANGED


def test_a_field_moved_over_other_words():
    writer = IncrementalPdfFileWriter(BytesIO(made.prepared()))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        one = reference.get_object()
        if one["/T"] == "So":
            one[pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (1, 1, 90, 90)))
            writer.update_container(one)
    out = BytesIO()
    writer.write(out)
    signed = sign(out.getvalue(), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert why_not(signed) == Reason.MORE_CHANGED


def test_a_key_of_earnest_is_not_for_the_exercise():
    with pytest.raises(WrongKey):
        sign(made.prepared(), "ChuKy1", made.key(HANH), "sai")
    with pytest.raises(WrongKey):
        sign(made.prepared(), "ChuKy1", b"no key", made.PASSPHRASE)
