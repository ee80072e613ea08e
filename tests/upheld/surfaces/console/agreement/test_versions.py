"""The agreement's page in the console: its versions, its draft, and who may begin or discard one."""

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.agreements.amended import FASTER, drafted
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft

PAGE = "/integrato/console/agreement/"


@pytest.mark.parametrize(("part", "status"), [("agent", 200), ("manager", 200), ("auditor", 200), ("other_agent", 404)])
def test_who_works_on_the_desk_sees_its_versions(cast: Cast, sign_in: SignIn, part: str, status: int) -> None:
    answer = sign_in(getattr(cast, part)).get(PAGE)

    assert answer.status_code == status
    assert (b"Version 1" in answer.content) == (status == 200)


@pytest.mark.parametrize(("part", "status"), [("agent", 302), ("manager", 302), ("auditor", 404), ("other_agent", 404)])
def test_who_may_begin_a_draft(cast: Cast, sign_in: SignIn, part: str, status: int) -> None:
    answer = sign_in(getattr(cast, part)).post(f"{PAGE}draft/")

    assert answer.status_code == status
    assert Draft.objects.filter(agreement__desk=cast.north).exists() == (status == 302)


def test_a_customer_is_told_that_there_is_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    assert cast.contact.user is not None
    assert sign_in(cast.contact.user).get(PAGE).status_code == 404


def test_publish_is_offered_to_whoever_may(cast: Cast, sign_in: SignIn) -> None:
    drafted(cast, *FASTER)

    assert b"Publish" in sign_in(cast.manager).get(PAGE).content
    assert b"Publish" not in sign_in(cast.agent).get(PAGE).content


def test_a_draft_is_discarded_and_the_page_says_who_did_it(cast: Cast, sign_in: SignIn) -> None:
    drafts.start(cast.north, by=cast.manager.as_actor, at=BEFORE_ALL)

    page = sign_in(cast.agent).post(f"{PAGE}draft/discarded/", {"revision_read": "1"}, follow=True).content.decode()

    assert "The draft is discarded" in page
    assert "<b>Ravi Menon</b> discarded the draft at revision 1" in page
    assert Draft.objects.get().ending == Draft.Ending.DISCARDED


@pytest.mark.parametrize("given", [{"revision_read": "1"}, {}, {"revision_read": "x"}])
def test_a_draft_that_was_saved_since_is_not_discarded(cast: Cast, sign_in: SignIn, given: dict[str, str]) -> None:
    drafted(cast, *FASTER)

    page = sign_in(cast.agent).post(f"{PAGE}draft/discarded/", given, follow=True).content.decode()

    assert "Nothing was discarded: Ana Duarte saved revision 2 in the meantime" in page
    assert Draft.objects.get().ending is None
