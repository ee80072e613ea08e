"""The earlier revisions of a draft: listed, opened, brought back; nobody's words are out of reach."""

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements import queries
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft

PAGE = "/integrato/console/agreement/draft/revisions/"


@scene
def draft(cast: Cast) -> Draft:
    """A draft at revision 3: the manager's sentence, then the agent's in its place."""
    begun = drafts.start(cast.north, by=cast.agent.as_actor, at=BEFORE_ALL)
    drafts.save(begun, f"{begun.text}\nHers stays.\n", revision=1, by=cast.manager.as_actor, at=BEFORE_ALL)
    return drafts.save(begun, f"{begun.text}\nHis stays.\n", revision=2, by=cast.agent.as_actor, at=BEFORE_ALL)


def test_they_are_listed_newest_first_without_the_one_that_stands(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    page = sign_in(cast.agent).get(PAGE).content.decode()

    assert page.index("<b>Revision 2</b>") < page.index("<b>Revision 1</b>")
    assert "<b>Revision 3</b>" not in page
    assert "Ana Duarte" in page


def test_a_long_list_goes_on_from_the_last_one_shown(
    cast: Cast, sign_in: SignIn, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "REVISIONS", 1)
    client = sign_in(cast.agent)

    first, second = client.get(PAGE).content.decode(), client.get(f"{PAGE}?before=2").content.decode()

    assert "<b>Revision 2</b>" in first
    assert "<b>Revision 1</b>" not in first
    assert 'href="?before=2"' in first
    assert "<b>Revision 1</b>" in second
    assert "?before=" not in second


@pytest.mark.parametrize("key", ["-1", "x", "9" * 40, "٣"])
def test_a_damaged_key_shows_the_newest(cast: Cast, sign_in: SignIn, draft: Draft, key: str) -> None:
    assert b"<b>Revision 2</b>" in sign_in(cast.agent).get(PAGE, {"before": key}).content


def test_one_is_opened_with_what_bringing_it_back_would_change(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    page = sign_in(cast.agent).get(f"{PAGE}2/").content.decode()

    assert "<del>His </del><ins>Hers </ins>stays." in page
    assert "Hers stays." in page.partition("<textarea")[2]


def test_one_is_brought_back_and_the_page_says_who_did(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    client = sign_in(cast.manager)

    answer = client.post(f"{PAGE}2/", {"revision_read": "3"})

    assert answer.headers["Location"] == "/integrato/console/agreement/editor/"
    assert Draft.objects.get().text.endswith("\nHers stays.\n")
    history = client.get("/integrato/console/agreement/").content.decode()
    assert "<b>Ana Duarte</b> brought revision 2 of the draft back" in history


@pytest.mark.parametrize("given", [{"revision_read": "2"}, {}, {"revision_read": "x"}])
def test_words_that_were_not_read_are_not_replaced(
    cast: Cast, sign_in: SignIn, draft: Draft, given: dict[str, str]
) -> None:
    page = sign_in(cast.manager).post(f"{PAGE}2/", given, follow=True).content.decode()

    assert "Nothing was brought back: Ravi Menon saved revision 3 in the meantime." in page
    assert Draft.objects.get().revision == 3


@pytest.mark.parametrize("address", ["", "1/"])
@pytest.mark.parametrize(("part", "status"), [("agent", 200), ("manager", 200), ("auditor", 404), ("other_agent", 404)])
def test_who_may_read_them(cast: Cast, sign_in: SignIn, draft: Draft, address: str, part: str, status: int) -> None:
    assert sign_in(getattr(cast, part)).get(PAGE + address).status_code == status


@pytest.mark.parametrize("number", [0, 3, 4])
def test_the_one_that_stands_and_one_that_never_was_have_no_page(
    cast: Cast, sign_in: SignIn, draft: Draft, number: int
) -> None:
    assert sign_in(cast.agent).get(f"{PAGE}{number}/").status_code == 404
