import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from lientich.drafting.signatures import sandbox
from lientich.drafting.signatures.answers import Trust, Verdict
from lientich.drafting.signatures.preparing import fill, number_and_date
from lientich.drafting.signatures.sandbox import accept_in_child, verify_in_child
from lientich.drafting.signatures.signing import sign
from lientich.drafting.signatures.verifying import verify

from . import made
from .test_judging import HANH, with_page_after

NUMBER = number_and_date("33", made.NOW.date())


def with_many_fields(pdf: bytes, count: int) -> bytes:
    """Further fields to sign, each of a name longer than a page."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for n in range(count):
        append_signature_field(writer, SigFieldSpec(f"{n:03}" * 1000))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def verified(pdf: bytes, trust: Trust | None = None):
    return verify(pdf, trust or made.trust(), made.NOW)


def test_both_signatures_stay_in_order_once_the_number_is_filled_in():
    found = verified(fill(made.signed_by_both(), NUMBER))
    assert found.verdict == Verdict.EXERCISE
    assert [(one.field, one.told, one.name, one.changed) for one in found.signatures] == [
        ("ChuKy1", "Bí thư, Nguyễn Thị Hạnh", HANH, "permitted"),
        ("ChuKy2", "Phó Bí thư, Trần Ðức Uý", "Trần Ðức Uý", "permitted"),
    ]
    assert [(one.kind, one.side, one.standing) for one in found.signatures] == [
        ("signer", 0, "trusted"),
        ("signer", 1, "trusted"),
    ]
    assert found.filled == {"number": "33", "day": "05", "month": "12", "year": "2026"}
    assert found.unsigned == [made.LEAD.seal, made.OTHER.seal]
    assert not found.revocation


def test_the_exercise_is_called_that_and_never_valid():
    found = verified(made.signed_by_lead())
    assert (found.verdict, found.exercise) == (Verdict.EXERCISE, True)
    bare = sign(made.prepared(mark=""), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert verified(bare).verdict == Verdict.EXERCISE  # its certificate says so
    assert verified(made.prepared()).exercise  # its pages say so


def test_of_a_paper_in_earnest_the_roots_decide(monkeypatch):
    monkeypatch.setattr("lientich.drafting.signatures.verifying.MARK", "nobody's")
    bare = sign(made.prepared(mark=""), "ChuKy1", made.key(HANH), made.PASSPHRASE)
    assert verified(bare).verdict == Verdict.VALID
    assert verified(bare, Trust()).verdict == Verdict.UNTRUSTED
    assert [one.standing for one in verified(bare, Trust()).signatures] == ["no_roots"]


def test_nothing_is_signed():
    assert verified(made.prepared(mark="")).verdict == Verdict.UNSIGNED


def test_one_changed_byte():
    whole = fill(made.signed_by_both(), NUMBER)
    for place in range(100, len(made.prepared()), 23_456):
        changed = bytearray(whole)
        changed[place] ^= 1
        assert verified(bytes(changed)).verdict == Verdict.INVALID, place


def test_an_extra_page():
    found = verified(with_page_after(made.signed_by_both()))
    assert found.verdict == Verdict.INVALID
    assert {one.changed for one in found.signatures} == {"forbidden"}


def test_a_number_that_was_changed_again():
    again = fill(fill(made.signed_by_both(), NUMBER), {"number": "34"})
    found = verified(again)
    assert found.rewritten
    assert found.verdict == Verdict.INVALID


def test_a_trusted_time_stamp_says_that_it_was_signed_before_it_expired():
    day = datetime(2020, 6, 1, tzinfo=UTC)
    stamped = sign(
        made.prepared(),
        "ChuKy1",
        made.expired_key(),
        made.PASSPHRASE,
        timestamper=made.stamping(day),
    )
    found = verified(stamped)
    assert (found.verdict, found.signatures[0].stamped_at[:10]) == ("exercise", "2020-06-01")
    assert found.signatures[0].stamp_trusted
    late = sign(
        made.prepared(),
        "ChuKy1",
        made.expired_key(),
        made.PASSPHRASE,
        timestamper=made.stamping(made.NOW),
    )
    assert verified(late).verdict == Verdict.INVALID
    assert verified(stamped, Trust()).verdict == Verdict.INVALID  # who stamped it is not known


def test_an_expired_or_revoked_certificate():
    expired = sign(made.prepared(), "ChuKy1", made.expired_key(), made.PASSPHRASE)
    assert verified(expired).verdict == Verdict.INVALID
    lists = made.trust(revoked=(made.revoking(made.key(HANH)),))
    found = verified(made.signed_by_lead(), lists)
    assert (found.verdict, found.revocation) == (Verdict.INVALID, True)
    assert [one.standing for one in found.signatures] == ["revoked"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xff" * 999], ids=range(3))
def test_whatever_cannot_be_read_is_invalid(data):
    assert verified(data).verdict == Verdict.INVALID
    assert verified(data).reason == "broken"


def test_a_child_says_the_same():
    whole = fill(made.signed_by_both(), NUMBER)
    told = verify_in_child(whole, made.trust(), made.NOW)
    assert told == verified(whole).to_dict()
    known = frozenset({made.fingerprint(made.key(HANH))})
    signed = accept_in_child(
        made.prepared(),
        made.signed_by_lead(),
        "ChuKy1",
        fingerprints=known,
        trust=made.trust(),
        at=made.NOW,
    )
    assert (signed.field, signed.trusted) == ("ChuKy1", True)


def test_what_a_file_says_of_itself_is_cut():
    told = verified(with_many_fields(made.prepared(), 100))
    assert (len(told.unsigned), max(map(len, told.unsigned))) == (40, 300)


def test_a_child_that_says_too_much_is_not_heard(monkeypatch):
    monkeypatch.setattr(sandbox, "ANSWER_BYTES", 100)
    told = verify_in_child(made.signed_by_both(), made.trust(), made.NOW)
    assert (told["verdict"], told["reason"]) == ("invalid", "broken")


def test_a_child_that_takes_too_long_is_stopped():
    told = verify_in_child(made.signed_by_both(), made.trust(), made.NOW, seconds=0.01)
    assert (told["verdict"], told["reason"]) == ("invalid", "too_hard")


def test_poppler_confirms_both_signatures(tmp_path):
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is missing: apt-get install poppler-utils")
    file = tmp_path / "van-ban.pdf"
    file.write_bytes(fill(made.signed_by_both(), NUMBER))
    # Without -nocert it would want a root: what is asked is whether the bytes are those signed.
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert re.findall(r"Common Name: (.+)", told) == [HANH, "Trần Ðức Uý"]
    assert told.count("Signature Validation: Signature is Valid.") == 2
