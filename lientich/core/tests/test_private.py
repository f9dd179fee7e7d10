"""What a browser or a cache on the way may keep: static files, and nothing of anybody's pages."""

import pytest


@pytest.mark.parametrize(
    "url", ["/", "/work/", "/programmes/tasks/export/", "/documents/export/", "/accounts/"]
)
def test_pages_and_tables_are_kept_nowhere(url, lan, client):
    client.force_login(lan.user)
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert b"".join(answer)


def test_a_refusal_is_kept_nowhere(lan, client, db):
    assert "no-store" in client.get("/work/").headers["Cache-Control"]
    client.force_login(lan.user)
    assert "no-store" in client.get("/no/such/page/").headers["Cache-Control"]


def test_static_files_are_kept(client, db):
    answer = client.get("/static/app.css")
    assert answer.status_code == 200
    assert "no-store" not in answer.headers.get("Cache-Control", "")
    assert b"".join(answer)
