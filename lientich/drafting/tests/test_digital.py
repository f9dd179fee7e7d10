"""Signed digitally: each side hands the file back with its own signature and nothing else."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import act_as, make_user
from lientich.documents import storage
from lientich.drafting import actions, queries
from lientich.drafting.models import Certificate, Draft, SignedFile
from lientich.drafting.signatures.answers import Trust
from lientich.drafting.signatures.authority import certificate_in
from lientich.drafting.signatures.preparing import fill
from lientich.drafting.signatures.signing import sign
from lientich.drafting.signatures.tests import made
from lientich.drafting.signatures.verifying import verify
from lientich.journal.models import Event
from lientich.organisations.models import Organisation, Person

pytestmark = pytest.mark.any_database  # the signatures, not the tables

NAMES = {
    "ha": "Nguyễn Thu Hà",
    "mai": "Phạm Thị Mai",
    "seal": "Đảng ủy Tập đoàn Than Bắc Sơn",
    "other seal": "Đảng ủy Than Vịnh Xanh",
}


@pytest.fixture(autouse=True)
def _roots(settings, tmp_path):
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "goc.cer").write_bytes(made.root())
    settings.SIGNING_ROOTS = str(folder)


def register(organisation, person, name, by, second):
    data = certificate_in(made.key(name), made.PASSPHRASE)
    found = actions.register_certificate(organisation, by=by, person=person, data=data)
    return actions.confirm_certificate(found, by=second)


@pytest.fixture
def sides(world, lan, ha, phong, mai):
    """Both sides of the exercise, each signer's certificate registered, and each side's seal."""
    Organisation.objects.update(exercise=True)
    for side, office, leader in ((world.bac_son, lan, ha), (world.vinh_xanh, phong, mai)):
        side.refresh_from_db()
        keeper = act_as(make_user(f"k{leader.user.username}", "Bùi An", "administrator", side))
        holder = Person.objects.get(pk=leader.person_id)
        register(side, holder, NAMES[leader.user.username], office, keeper)
        register(side, None, NAMES["seal" if leader is ha else "other seal"], office, keeper)
    return world


@pytest.fixture
def adopted(sides, put, world, lan, ha, phong, mai, version):
    for side, office, leader in ((world.bac_son, lan, ha), (world.vinh_xanh, phong, mai)):
        actions.check(put[side.pk], by=office)
        actions.approve(put[side.pk], by=leader, digest=version.digest)
    return Draft.objects.get(pk=version.draft_id)


@pytest.fixture
def signing(adopted, lan):
    """On its way to be signed digitally: each side's part, by organisation."""
    actions.begin_signing(adopted, by=lan, way="digital")
    return {one.organisation_id: one for one in adopted.signings.all()}


def current(draft) -> bytes:
    with storage.open_file(queries.last_signed_file(draft).file) as file:
        return file.read()


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("da-ky.pdf", data)


def bring(part, by, who, field, *, over: bytes | None = None):
    data = sign(over or current(part.draft), field, made.key(NAMES[who]), made.PASSPHRASE)
    return actions.sign_file(part, by=by, file=upload(data))


@pytest.fixture
def signed(signing, world, lan, phong):
    bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")
    bring(signing[world.vinh_xanh.pk], phong, "mai", "ChuKy2")
    return Draft.objects.get(pk=signing[world.bac_son.pk].draft_id)


def state(draft):
    return Draft.objects.get(pk=draft.pk).state


def test_the_file_to_sign_is_the_agreed_text_with_a_field_for_each(signing, adopted, world):
    found = verify(current(adopted), Trust(), made.NOW)
    assert found.exercise
    assert found.unsigned[0] == "T/M BAN THƯỜNG VỤ, Bí thư, Nguyễn Thu Hà"
    assert len(found.unsigned) == 4


def test_each_side_signs_and_then_it_can_be_issued(signing, adopted, world, ha, mai, lan, phong):
    part = bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")
    assert (part.state, part.person_id, state(adopted)) == ("signed", ha.person_id, "signing")
    part = bring(signing[world.vinh_xanh.pk], mai, "mai", "ChuKy2")
    assert (part.person_id, state(adopted)) == (mai.person_id, "signed")
    events = Event.objects.filter(verb="drafting.signed", subject_id=adopted.pk)
    assert events.count() == 2
    kinds = adopted.signed_files.values_list("kind", "trusted")
    assert list(kinds) == [("prepared", False), ("signature", True), ("signature", True)]


def test_while_it_was_laid_out_it_was_opened_again(adopted, lan, monkeypatch):
    laid_out = actions.signing.lay_out

    def slowly(draft, version):
        actions.reopen(draft, by=lan, reason="Sửa chức danh")
        return laid_out(draft, version)

    monkeypatch.setattr(actions.signing, "lay_out", slowly)
    with pytest.raises(ValidationError, match="mọi bên đã thông qua"):
        actions.begin_signing(adopted, by=lan, way="digital")
    assert (adopted.signings.count(), adopted.signed_files.count()) == (0, 0)


def test_what_was_laid_out_is_what_is_agreed_on_now(adopted, lan):
    with pytest.raises(ValidationError, match="đã thay đổi"):
        actions.digital.keep_laid_out(adopted, queries.in_adoption(adopted), None, lan)


def test_a_double_click_signs_once(signing, adopted, world, lan):
    part = signing[world.bac_son.pk]
    data = sign(current(adopted), "ChuKy1", made.key(NAMES["ha"]), made.PASSPHRASE)
    for _time in range(2):
        actions.sign_file(part, by=lan, file=upload(data))
    assert adopted.signed_files.filter(kind=SignedFile.Kind.SIGNATURE).count() == 1


def test_the_unchanged_copy_is_no_signature_and_no_seal(signing, adopted, world, lan, phong):
    part, other = signing[world.bac_son.pk], signing[world.vinh_xanh.pk]
    bring(part, lan, "ha", "ChuKy1")
    copy = current(adopted)
    with pytest.raises(ValidationError, match="chưa có chữ ký mới"):
        actions.sign_file(other, by=phong, file=upload(copy))
    with pytest.raises(ValidationError, match="chưa có chữ ký mới"):
        actions.seal_file(part, by=lan, file=upload(copy))
    assert adopted.signings.get(organisation=world.vinh_xanh).state == "waiting"


@pytest.mark.parametrize(
    ("who", "field", "words"),
    [("mai", "ChuKy1", "chưa đăng ký"), ("ha", "ChuKy2", "ô khác"), ("ha", "Dau1", "ô khác")],
)
def test_a_stranger_and_the_wrong_field(signing, world, lan, who, field, words):
    with pytest.raises(ValidationError, match=words):
        bring(signing[world.bac_son.pk], lan, who, field)


def test_what_is_changed_beside_the_signature(signing, adopted, world, lan):
    part = signing[world.bac_son.pk]
    with pytest.raises(ValidationError, match="sửa chỗ khác"):
        bring(part, lan, "ha", "ChuKy1", over=fill(current(adopted), {"number": "99"}))
    changed = bytearray(sign(current(adopted), "ChuKy1", made.key(NAMES["ha"]), made.PASSPHRASE))
    changed[500] ^= 1
    with pytest.raises(ValidationError, match="thay đổi, dù chỉ một ký tự"):
        actions.sign_file(part, by=lan, file=upload(bytes(changed)))
    with pytest.raises(ValidationError, match="văn bản khác"):
        actions.sign_file(part, by=lan, file=upload(made.signed_by_lead()))
    with pytest.raises(ValidationError, match="không phải PDF"):
        actions.sign_file(part, by=lan, file=upload(b"MZ"))
    assert adopted.signed_files.count() == 1


def test_two_who_sign_at_once(signing, adopted, world, lan, phong):
    before = current(adopted)
    bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")
    with pytest.raises(ValidationError):
        bring(signing[world.vinh_xanh.pk], phong, "mai", "ChuKy2", over=before)
    assert state(adopted) == "signing"


def test_while_one_was_judged_another_was_kept(signing, adopted, world, lan, phong, monkeypatch):
    judged = actions.digital.accept_in_child

    def slowly(*args, **given):
        found = judged(*args, **given)
        monkeypatch.setattr(actions.digital, "accept_in_child", judged)
        bring(signing[world.vinh_xanh.pk], phong, "mai", "ChuKy2")
        return found

    monkeypatch.setattr(actions.digital, "accept_in_child", slowly)
    with pytest.raises(ValidationError, match="đã có người khác ký"):
        bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")


def test_without_a_registered_certificate_the_office_is_told(signing, world, lan):
    Certificate.objects.filter(organisation=world.bac_son).update(ended_at=lan.now)
    with pytest.raises(ValidationError, match="Chưa có chứng thư của Nguyễn Thu Hà"):
        bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")


def test_nobody_hands_in_for_the_other_side(signing, world, lan, minh):
    for by in (lan, minh):
        with pytest.raises(PermissionDenied):
            bring(signing[world.vinh_xanh.pk], by, "mai", "ChuKy2")


def test_the_lead_signs_last_where_the_paper_says_so(adopted, world, lan, phong):
    actions.begin_signing(adopted, by=lan, way="digital", order="lead_last")
    parts = {one.organisation_id: one for one in adopted.signings.all()}
    with pytest.raises(ValidationError, match="sau cùng"):
        bring(parts[world.bac_son.pk], lan, "ha", "ChuKy1")
    bring(parts[world.vinh_xanh.pk], phong, "mai", "ChuKy2")
    bring(parts[world.bac_son.pk], lan, "ha", "ChuKy1")
    assert state(adopted) == "signed"


def test_a_paper_that_is_signed_on_paper_takes_no_file(adopted, world, lan):
    actions.begin_signing(adopted, by=lan, way="paper")
    part = adopted.signings.get(organisation=world.bac_son)
    with pytest.raises(ValidationError, match="chưa có bản để ký"):
        actions.sign_file(part, by=lan, file=upload(made.signed_by_lead()))


def test_in_the_exercise_a_key_file_signs_here(signing, adopted, world, ha):
    part = signing[world.bac_son.pk]
    key = made.key(NAMES["ha"])
    with pytest.raises(ValidationError, match="sai mật khẩu"):
        actions.sign_with_key(part, by=ha, key_file=upload(key), passphrase="sai")
    with pytest.raises(ValidationError, match="không phải tệp khóa"):
        actions.sign_with_key(part, by=ha, key_file=upload(b"0" * 70_000), passphrase="x")
    actions.sign_with_key(part, by=ha, key_file=upload(key), passphrase=made.PASSPHRASE)
    assert adopted.signings.get(organisation=world.bac_son).state == "signed"


def test_in_earnest_no_key_file_is_taken(signing, world, ha):
    Organisation.objects.update(exercise=False)
    with pytest.raises(ValidationError, match="Chỉ văn bản minh họa"):
        actions.sign_with_key(
            signing[world.bac_son.pk],
            by=ha,
            key_file=BytesIO(made.key(NAMES["ha"])),
            passphrase=made.PASSPHRASE,
        )


def test_opened_again_nothing_of_it_counts(signed, lan):
    actions.reopen(signed, by=lan, reason="Sửa chức danh")
    assert set(signed.signings.values_list("state", flat=True)) == {"undone"}


def test_a_file_that_is_too_large_is_not_read(signing, world, lan, monkeypatch):
    monkeypatch.setattr(actions.digital, "FILE_BYTES", 3)
    with pytest.raises(ValidationError, match="quá lớn"):
        actions.sign_file(signing[world.bac_son.pk], by=lan, file=upload(b"%PDF"))


def test_what_was_opened_again_takes_no_signature(signing, adopted, world, lan):
    data = sign(current(adopted), "ChuKy1", made.key(NAMES["ha"]), made.PASSPHRASE)
    actions.reopen(adopted, by=lan, reason="Sửa chức danh")
    with pytest.raises(ValidationError, match="không ở bước ký"):
        actions.sign_file(signing[world.bac_son.pk], by=lan, file=upload(data))


def test_one_person_signs_for_one_side_alone(signing, adopted, world, lan, ha):
    other = signing[world.vinh_xanh.pk]
    other.state, other.signed_on, other.person_id = "signed", lan.today, ha.person_id
    other.save()
    with pytest.raises(ValidationError, match="hai bên"):
        bring(signing[world.bac_son.pk], lan, "ha", "ChuKy1")


def test_a_field_signed_before_it_was_opened_again_is_not_this_signature(
    signing, adopted, world, lan, ha
):
    part, key = signing[world.bac_son.pk], made.key(NAMES["ha"])
    for _time in range(2):  # a double click
        actions.sign_with_key(part, by=ha, key_file=upload(key), passphrase=made.PASSPHRASE)
    actions.reopen(adopted, by=lan, reason="Sửa chức danh")
    with pytest.raises(ValidationError, match="mở lại trang"):
        actions.sign_with_key(part, by=ha, key_file=upload(key), passphrase=made.PASSPHRASE)
