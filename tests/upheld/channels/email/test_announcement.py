"""The mail that announces a new version: both bodies say the same, and what it must."""

from tests.upheld.channels.email.test_letter import words_of
from tests.upheld.notifications.letters import WRITTEN_AT
from upheld.channels.email.letter import compose
from upheld.notifications.models import Notification
from upheld.presentation.announcements import letter_of

PAYLOAD = {
    "desk": {"name": "integrato", "title": "Integrato", "zone": "Europe/London", "email": "support@integrato.example"},
    "agreement": {
        "title": "Support <for> all",
        "version": 2,
        "effective_on": "2026-03-30",
        "hash": "0" * 64,
        "plans": ["Super-Premium"],
    },
    "changes": [
        {"number": "5.1", "title": "First response & more", "change": "changed"},
        {"number": "9", "title": "New", "change": "added"},
    ],
}


def announced() -> Notification:
    return Notification(
        key="sample",
        desk="integrato",
        subject="agreement",
        number=2,
        channel=Notification.Channel.EMAIL,
        recipient="marta@acme.example",
        recipient_name="Marta",
        template="agreement-amended",
        payload=PAYLOAD,
        written_at=WRITTEN_AT,
        next_attempt_at=WRITTEN_AT,
    )


def test_both_bodies_say_the_same_word_for_word() -> None:
    letter = compose(announced())
    html = letter.alternatives[0].content
    assert isinstance(html, str)

    assert words_of(html) == [word for word in str(letter.body).split() if word != "--"]


def test_it_says_what_changes_from_when_for_whom_and_where_to_read_it() -> None:
    letter = compose(announced())

    assert letter.subject == "[Integrato] Our support agreement changes on Monday 30 March 2026"
    for fact in (
        "“Support <for> all” holds in version 2",
        "the plans Super-Premium",
        "§ 5.1 First response & more: changed",
        "§ 9 New: added",
        "/integrato/support/versions/2/changes",
    ):
        assert fact in str(letter.body)


def test_what_is_shown_before_it_is_sent_is_what_is_sent() -> None:
    letter, shown = compose(announced()), letter_of(PAYLOAD, language="en")

    assert (letter.subject, str(letter.body).strip()) == (shown.subject, shown.body)
