"""What a phone may keep, and what it is told of the app."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.urls import reverse
from PIL import Image

from lientich.programmes.views.device import FILES, KEPT_FOR


def file(address):
    return Path(finders.find(address.removeprefix("/static/")))


def test_the_worker_serves_the_whole_house_and_is_asked_for_anew(client, db):
    answer = client.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    source, told = re.fullmatch(
        r'import \{ serve \} from "(.*)";\nserve\((.*)\);\n', answer.text, re.S
    ).groups()
    assert file(source).name == "worker.js"
    assert [address for address in json.loads(told)["files"] if not file(address).is_file()] == []


def test_all_that_the_scripts_of_a_phone_import_is_kept():
    base = get_template("base.html").template.source
    assert set(re.findall(r"<script src=\"{% static '(.*)' %}\"", base)) <= set(FILES)
    for name in (one for one in FILES if one.startswith("offline/")):
        used = re.findall(r'from "\./(.*)"', file(f"/static/{name}").read_text())
        assert {f"offline/{one}" for one in used} <= set(FILES)


def test_the_app_has_its_pictures(client, db):
    told = client.get("/manifest.webmanifest").json()
    assert told["start_url"] == reverse("programmes:week")
    for one in told["icons"]:
        with Image.open(file(one["src"])) as picture:
            assert f"{picture.width}x{picture.height}" == one["sizes"]


@pytest.mark.parametrize(("name", "may"), [("minh", True), ("lan", False)])
def test_a_part_is_kept_for_whoever_may_report_on_it(assignment, name, may, request, client):
    member = request.getfixturevalue(name)
    client.force_login(member.user)
    answer = client.get(assignment.get_absolute_url())
    assert answer.headers.get(KEPT_FOR) == (str(member.person_id) if may else None)
    assert ("data-offline" in answer.text) == may


def test_the_week_is_kept_and_no_other_page(assignment, minh, client):
    client.force_login(minh.user)
    marked = {
        url
        for url in ("/", "/work/", "/accounts/", "/programmes/unit/", "/programmes/week/")
        if client.get(url).headers.get(KEPT_FOR) == str(minh.person_id)
    }
    assert marked == {"/programmes/week/"}
    client.logout()
    assert KEPT_FOR not in client.get("/programmes/week/").headers
