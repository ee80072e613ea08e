"""The page that publishes: what it shows before, what it does, and what it refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.agreements.amended import BROKEN, FASTER, drafted
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.actions import draft as drafts
from upheld.agreements.facts import last_version
from upheld.agreements.models import AgreementVersion
from upheld.notifications.models import Notification
from upheld.now import now

PAGE = "/integrato/console/agreement/publishing/"


def day(later: int) -> str:
    return (now() + timedelta(days=later)).date().isoformat()


@pytest.mark.attack(33)
@pytest.mark.parametrize(("part", "status"), [("agent", 404), ("manager", 200), ("auditor", 404), ("other_agent", 404)])
def test_only_managers_have_the_page(cast: Cast, sign_in: SignIn, part: str, status: int) -> None:
    drafted(cast, *FASTER)
    client = sign_in(getattr(cast, part))

    assert client.get(PAGE).status_code == status
    if status == 404:
        assert client.post(PAGE, {"effective": day(2), "revision_read": "2"}).status_code == 404
        assert last_version(cast.north).number == 1


def test_without_a_draft_there_is_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.manager).get(PAGE).status_code == 404


def test_it_shows_the_difference_the_past_and_the_mail_before_anything_is_done(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=datetime(2026, 6, 16, 9, 0, tzinfo=UTC), priority="p2")
    builders.ticket(cast.other_contact, at=datetime(2026, 6, 16, 9, 0, tzinfo=UTC), priority="p2")
    drafted(cast, *FASTER)

    page = sign_in(cast.manager).get(PAGE, {"effective": "2099-03-30"}).content.decode()

    assert "§ 5.1</span>" in page
    assert "<ins>" in page
    assert "the last 2 tickets looked at" in page
    assert "1 of 2 would have been promised something else" in page
    assert "Response: Tue 16 Jun 12:00, target → Tue 16 Jun 11:00, target (earlier)" in page
    assert "It concerns customers on super-premium only" in page
    assert "Our support agreement changes on Monday 30 March 2099" in page
    assert "Marta Lindqvist (Acme)" in page
    assert "Jonas Weber" not in page
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1


def test_publishing_makes_the_version_tells_customers_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    drafted(cast, *FASTER)
    sent = {"effective": day(2), "revision_read": "2", "announce": "on"}

    page = sign_in(cast.manager).post(PAGE, sent, follow=True).content.decode()

    assert "Version 2 is published" in page
    assert "1 mail to announce it" in page
    assert "announced version 2 to 1 person" in page
    assert last_version(cast.north).number == 2
    assert [mail.recipient for mail in Notification.objects.all()] == [cast.contact.email]


def test_the_public_pages_show_the_version_in_force_and_what_the_next_one_changes(cast: Cast, sign_in: SignIn) -> None:
    drafted(cast, *FASTER)
    client = sign_in(cast.manager)
    client.post(PAGE, {"effective": day(0), "revision_read": "2"})

    assert "Version 2" in client.get("/integrato/support").content.decode()
    changes = client.get("/integrato/support/versions/2/changes").content.decode()
    assert "<del>" in changes
    assert client.get("/integrato/support/versions/1").status_code == 200


def test_a_draft_that_does_not_hold_has_no_button_and_is_refused(cast: Cast, sign_in: SignIn) -> None:
    drafted(cast, *BROKEN)
    client = sign_in(cast.manager)

    page = client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"effective": day(2), "revision_read": "2"})

    assert "1 finding blocks publishing" in page
    assert "Publish version 2</button>" not in page
    assert answer.status_code == 409
    assert "Not published." in answer.content.decode()
    assert last_version(cast.north).number == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"effective": "2026-01-02", "revision_read": "2"}, "has passed"),
        ({"effective": "soon", "revision_read": "2"}, "Write the day as"),
        ({"revision_read": "2"}, "Say from which day on"),
        ({"effective": "2099-01-01", "revision_read": "1"}, "Ana Duarte saved revision 2 in the meantime"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    cast: Cast, sign_in: SignIn, sent: dict[str, str], said: str
) -> None:
    drafted(cast, *FASTER)

    answer = sign_in(cast.manager).post(PAGE, sent)

    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert last_version(cast.north).number == 1


def test_a_draft_with_faults_shows_them_and_nothing_else(cast: Cast, sign_in: SignIn) -> None:
    drafted(cast, ("```terms\n", "```terms\nnonsense: [\n"))

    page = sign_in(cast.manager).get(PAGE).content.decode()

    assert "blocks" in page
    assert "If this had been in force" not in page


def test_a_version_published_meanwhile_is_pointed_out(cast: Cast, sign_in: SignIn) -> None:
    text = drafted(cast, *FASTER).text
    client = sign_in(cast.manager)
    client.post(PAGE, {"effective": date(2099, 1, 1).isoformat(), "revision_read": "2"})
    open_one = drafts.start(cast.north, by=cast.manager.as_actor, at=BEFORE_ALL)
    open_one.based_on = AgreementVersion.objects.get(agreement__desk=cast.north, number=1)
    open_one.text = text
    open_one.save()

    assert "was published after this draft was begun" in client.get(PAGE).content.decode()
