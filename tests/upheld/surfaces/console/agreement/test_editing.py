"""The editor: who may write, what keeping does, and that two people never lose words to one another."""

import pytest
from django.test import Client

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft
from upheld.audit.facts import THE_DESK

pytestmark = pytest.mark.django_db
PAGE = "/integrato/console/agreement/editor/"
CHECK = f"{PAGE}check/"
PARTS = {"X-Parts": "1"}


@scene
def draft(cast: Cast) -> Draft:
    """The open draft of the first desk, with the words of the version in force."""
    return drafts.start(cast.north, by=THE_DESK, at=BEFORE_ALL)


def sent(text: str, *, revision: int = 1, **more: str) -> dict[str, str]:
    return {"text": text, "revision": str(revision), **more}


@pytest.mark.parametrize("part", ["agent", "manager"])
def test_shows_the_text_its_findings_and_a_simulation(cast: Cast, sign_in: SignIn, draft: Draft, part: str) -> None:
    page = sign_in(getattr(cast, part)).get(PAGE).content.decode()

    assert "Draft of version 2" in page
    assert "### 5.1 First response" in page
    assert "Nothing to mend" in page
    assert 'class="simulator-rows"' in page


@pytest.mark.parametrize("part", ["auditor", "other_agent", "customer"])
@pytest.mark.parametrize("address", [PAGE, CHECK])
def test_does_not_exist_for_whoever_may_not_write_it(
    cast: Cast, sign_in: SignIn, draft: Draft, part: str, address: str
) -> None:
    person = cast.contact.user if part == "customer" else getattr(cast, part)
    assert person is not None
    client = sign_in(person)

    assert client.get(PAGE).status_code == 404
    assert client.post(address, sent("theirs now")).status_code == 404
    draft.refresh_from_db()
    assert draft.revision == 1


def test_without_a_draft_it_leads_to_where_one_begins(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).get(PAGE)

    assert answer.status_code == 302
    assert answer["Location"] == "/integrato/console/agreement/"
    assert sign_in(cast.agent).post(CHECK, sent("anything")).status_code == 404


def test_only_who_may_publish_is_led_there_and_not_while_something_blocks(
    cast: Cast, sign_in: SignIn, draft: Draft
) -> None:
    publish = 'btn-small" href="/integrato/console/agreement/publishing/"'
    manager = sign_in(cast.manager)

    assert publish in manager.get(PAGE).content.decode()
    assert "/publishing/" not in sign_in(cast.agent).get(PAGE).content.decode()
    blocked = manager.post(CHECK, sent(f"{draft.text}\nWe answer within 2 hours.\n")).content.decode()
    assert publish not in blocked
    assert "blocks publishing: “2 hours” is a number of a promise in prose." in blocked


def test_keeps_what_is_posted_and_comes_back(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    words = f"{draft.text}\nMore words.\n"

    answer = sign_in(cast.agent).post(PAGE, sent(words.replace("\n", "\r\n")), follow=True)

    draft.refresh_from_db()
    assert draft.text == words
    assert draft.revision == 2
    assert "The draft is saved." in answer.content.decode()


def test_checking_keeps_nothing(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    answer = sign_in(cast.agent).post(CHECK, sent("no agreement at all"))

    draft.refresh_from_db()
    assert draft.revision == 1
    page = answer.content.decode()
    assert "no agreement at all" in page
    assert "the document has no front matter" in page.lower()
    assert "Not saved" in page


def test_who_wants_the_parts_gets_only_those(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    answer = sign_in(cast.agent).post(CHECK, sent(draft.text), headers=PARTS)

    page = answer.content.decode()
    assert "<html" not in page
    for part in ("saving", "looked-at", "readings", "asks", "simulation", "findings", "preview", "verdict", "conflict"):
        assert page.count(f'id="part-{part}"') == 1


def test_a_save_on_an_older_revision_shows_both_texts_and_keeps_theirs(
    cast: Cast, sign_in: SignIn, draft: Draft
) -> None:
    theirs = f"{draft.text}\nTheir words.\n"
    drafts.save(draft, theirs, revision=1, by=cast.manager.as_actor, at=BEFORE_ALL)

    answer = sign_in(cast.agent).post(PAGE, sent(f"{draft.text}\nMy words.\n"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ana Duarte saved revision 2 in the meantime" in page
    assert "My words." in page
    assert "Their words." in page
    draft.refresh_from_db()
    assert draft.text == theirs


def test_having_seen_their_words_one_may_save_over_them(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    drafts.save(draft, f"{draft.text}\nTheirs.\n", revision=1, by=cast.manager.as_actor, at=BEFORE_ALL)
    client = sign_in(cast.agent)

    refused = client.post(PAGE, sent("mine")).content.decode()
    assert 'name="revision" value="2"' in refused
    client.post(PAGE, sent("mine", revision=2))

    draft.refresh_from_db()
    assert draft.text == "mine"


def test_checking_does_not_pass_over_what_others_saved(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    drafts.save(draft, "theirs", revision=1, by=cast.manager.as_actor, at=BEFORE_ALL)

    page = sign_in(cast.agent).post(CHECK, sent("mine"), headers=PARTS).content.decode()

    assert 'name="revision" value="1"' in page
    assert "Ana Duarte saved since" in page


def test_writing_needs_the_token_of_our_own_pages(cast: Cast, draft: Draft) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(PAGE, sent("mine")).status_code == 403


def test_a_check_is_never_done_by_following_a_link(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    assert sign_in(cast.agent).get(CHECK).status_code == 405


def test_looking_changes_the_view_and_keeps_unsaved_words(cast: Cast, sign_in: SignIn, draft: Draft) -> None:
    slower = draft.text.replace(
        "{when: {priority: p2}, within: 2 business", "{when: {priority: p2}, within: 3 business"
    )
    client = sign_in(cast.agent)

    changes = client.post(CHECK, sent(slower, view="write", look="changes")).content.decode()
    published = client.post(CHECK, sent(slower, view="write", look="published")).content.decode()

    assert "<del>2 </del><ins>3 </ins>" in changes
    assert "within: 3 business hours" in changes
    assert 'id="c-5-1"' in published
