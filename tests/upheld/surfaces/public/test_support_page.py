"""The public agreement page."""

import pytest
from django.test import Client

from servicelevel.agreement.amendment import with_front
from tests.support import builders, shipped
from tests.support.cast import BEFORE_ALL, Cast
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK


@pytest.mark.parametrize("name", ["intesys", "interstellio", "integrato", "studio", "interworx"])
def test_every_clause_of_the_five_can_be_linked_to(client: Client, db: None, name: str) -> None:
    desk = builders.desk(name, at=BEFORE_ALL)
    answer = client.get(f"/{name}/support")
    page = answer.content.decode()
    assert answer.status_code == 200
    for clause in shipped.agreement(name).clauses:
        assert f'id="c-{clause.anchor}"' in page
    assert page.count("<h1") == 1
    assert "Version 1" in page
    assert answer.context["agreement"].hash[:12] in page
    assert desk.title in page


def test_the_calculator_answers_without_script(client: Client, cast: Cast) -> None:
    question = {"priority": "urgent", "emergency": "true", "plan": "direct", "at": "2026-11-21T22:10"}
    page = client.get("/interworx/support", question).content.decode()
    assert "Typically answered by" in page
    assert "23:10" in page


def test_a_question_that_makes_no_sense_is_answered_in_place(client: Client, cast: Cast) -> None:
    page = client.get("/interworx/support", {"priority": "<script>", "at": "tomorrow"}).content.decode()
    assert "Write a date and a time" in page
    assert "<script>alert" not in page


def test_an_unchanged_page_is_not_sent_again(client: Client, cast: Cast) -> None:
    first = client.get("/interworx/support")
    for _ in range(2):  # the minute may turn between two requests
        second = client.get("/interworx/support", headers={"If-None-Match": first.headers["ETag"]})
        if second.status_code == 304:
            break
        first = second
    assert second.status_code == 304
    assert second.content == b""


def test_head_is_answered_and_post_is_not(client: Client, cast: Cast) -> None:
    assert client.head("/interworx/support").status_code == 200
    assert client.post("/interworx/support").status_code == 405


@pytest.mark.attack(33)
def test_html_in_a_document_is_shown_and_not_run(client: Client, cast: Cast) -> None:
    text = (builders.AGREEMENTS / "interworx.md").read_text(encoding="utf-8")
    text = with_front(text, version=2, effective_on=BEFORE_ALL.date()).replace(
        "Choose the category first", "<img src=x onerror=alert(1)> Choose the category first"
    )
    publish.publish(cast.south, text, by=THE_DESK, at=BEFORE_ALL)
    page = client.get("/interworx/support").content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
