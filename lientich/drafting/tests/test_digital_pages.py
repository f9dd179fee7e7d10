"""The pages of signing digitally: what they offer, to whom, and what they refuse."""

import importlib
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, reverse

from lientich.drafting import actions
from lientich.drafting.models import Certificate, Draft
from lientich.drafting.signatures.authority import certificate_in
from lientich.drafting.signatures.signing import sign
from lientich.drafting.signatures.tests import made
from lientich.drafting.worthless import PASSPHRASE
from lientich.organisations.models import Appointment, Person, Post

from .test_digital import (  # noqa: F401 -- the fixtures of the act stand for the pages, too
    NAMES,
    _roots,
    adopted,
    current,
    sides,
    signing,
)

pytestmark = pytest.mark.any_database  # the signatures, not the tables


def page(client, by, url, **sent):
    client.force_login(by.user)
    return client.post(url, sent) if sent else client.get(url)


def test_the_draft_offers_the_copy_to_sign(client, adopted, signing, lan, ha):  # noqa: F811
    shown = page(client, ha, adopted.get_absolute_url()).content.decode()
    for words in ("Tải bản để ký", "Nộp bản đã ký", "Ký bằng tệp khóa minh họa", "Không ký"):
        assert words in shown, words
    file = page(client, ha, reverse("drafting:signing_file", args=[adopted.pk]))
    assert b"".join(file.streaming_content) == current(adopted)
    assert "MINH HOA" in file["Content-Disposition"]


def test_the_page_names_the_field_and_takes_the_file(
    client,
    adopted,  # noqa: F811
    signing,  # noqa: F811
    world,
    ha,
):
    part = signing[world.bac_son.pk]
    url = reverse("drafting:sign_file", args=[part.pk])
    shown = page(client, ha, url).content.decode()
    assert "<b>ChuKy1</b>, dành cho Nguyễn Thu Hà" in shown
    wrong = page(client, ha, url, file=SimpleUploadedFile("x.pdf", made.signed_by_lead()))
    assert "Đây là tệp của văn bản khác." in wrong.content.decode()
    data = sign(current(adopted), "ChuKy1", made.key(NAMES["ha"]), made.PASSPHRASE)
    assert page(client, ha, url, file=SimpleUploadedFile("x.pdf", data)).status_code == 302
    shown = page(client, ha, adopted.get_absolute_url()).content.decode()
    assert "Bên mình đã ký. Văn phòng đóng dấu số" in shown
    assert "Nộp bản đã ký" not in shown


def test_a_key_file_signs_and_seals_in_the_exercise(
    client,
    signing,  # noqa: F811
    world,
    lan,
    ha,
):
    part = signing[world.bac_son.pk]
    for by, deed, who in ((ha, "sign_with_key", "ha"), (lan, "seal_with_key", "seal")):
        url = reverse(f"drafting:{deed}", args=[part.pk])
        assert "không được lưu lại" in page(client, by, url).content.decode()
        key = SimpleUploadedFile("khoa.p12", made.key(NAMES[who]))
        sent = page(client, by, url, key_file=key, passphrase=made.PASSPHRASE)
        assert sent.status_code == 302, deed
    shown = page(client, lan, Draft.objects.get().get_absolute_url()).content.decode()
    assert "Bên mình đã ký và đóng dấu số." in shown


def test_the_list_of_certificates_asks_a_fixed_number_of_questions(
    client,
    sides,  # noqa: F811
    world,
    lan,
    ha,
):
    client.force_login(lan.user)
    url = reverse("drafting:certificates")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        shown = client.get(url).content.decode()
    assert "Nguyễn Thu Hà" in shown
    assert "Phạm Thị Mai" not in shown  # the other side's are its own
    assert shown.count(">đang dùng</span>") == 2
    for name in ("Một", "Hai", "Ba"):
        data = certificate_in(made.key(name), made.PASSPHRASE)
        holder = Person.objects.get(pk=ha.person_id)
        actions.register_certificate(world.bac_son, by=lan, person=holder, data=data)
    with CaptureQueriesContext(connection) as many:
        assert client.get(url).content.decode().count("chờ người thứ hai") == 3
    assert len(many) == len(few)


@pytest.fixture
def demonstration(settings, tmp_path):
    """Its addresses, too: they stand nowhere else."""
    settings.DEMONSTRATION, settings.VAR_DIR = True, tmp_path / "var"
    _reload()
    yield
    settings.DEMONSTRATION = False
    _reload()


def _reload():
    for name in ("lientich.drafting.urls", "config.urls"):
        importlib.reload(sys.modules[name])
    clear_url_caches()


def test_in_the_demonstration_certificates_and_keys_are_made_on_demand(
    client,
    demonstration,
    sides,  # noqa: F811
    world,
    lan,
    ha,
):
    Certificate.objects.all().update(ended_at=lan.now)
    post = Post.objects.filter(body=world.committee_a).first()
    Appointment.objects.create(post=post, person_id=ha.person_id, since=lan.today)
    page(client, lan, reverse("drafting:register_certificate"), person=ha.person_id)
    registered = Certificate.objects.get(ended_at=None)
    assert (registered.person_id, registered.subject) == (ha.person_id, "Nguyễn Thu Hà")
    key = page(client, ha, "/drafts/key/")
    assert registered.fingerprint == made.fingerprint_of(key.content, PASSPHRASE)
    assert page(client, ha, "/drafts/key/").content == key.content
    assert page(client, ha, "/drafts/seal-key/").status_code == 403
    assert page(client, lan, "/drafts/seal-key/").status_code == 200


def test_elsewhere_nobody_is_given_a_key(client, sides, ha):  # noqa: F811
    assert page(client, ha, "/drafts/key/").status_code == 404
