"""Notifications as mails: two bodies with the same words, threads, and nothing that breaks out of its place."""

import re
from email.message import Message
from html.parser import HTMLParser

import pytest
from django.core.mail import EmailMultiAlternatives

from tests.upheld.channels.email.samples import (
    ABOUT_THE_AGREEMENT,
    DESK,
    NAMELESS,
    TEMPLATES,
    TEXT,
    TICKET,
    notification,
)
from upheld.channels.email.letter import compose
from upheld.channels.email.words import ECHOED
from upheld.tickets.access import tracking_token

# Mails to those who may know of the ticket.
INSIDE = tuple(name for name in TEMPLATES if name != "ticket-forwarded")


class _Words(HTMLParser):
    """Reads an HTML body as the text body is written: a link is followed by its address, a citation is not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "" if tag in {"a", "b"} else " "
        if tag == "a":
            self._address = dict(attrs)["href"] or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and "#" not in self._address:
            self.text += f": {self._address}"

    def handle_data(self, data: str) -> None:
        self.text += data


def words_of(html: str) -> list[str]:
    reader = _Words()
    reader.feed(html[html.index("<body") :])
    return reader.text.split()


@pytest.mark.parametrize("template", TEMPLATES)
def test_both_bodies_say_the_same_word_for_word(template: str) -> None:
    letter = compose(notification(template))
    html = letter.alternatives[0].content
    assert isinstance(html, str)
    said = [word for word in str(letter.body).split() if word != "--"]
    assert words_of(html) == said
    assert "IS-12" in said
    assert template in ABOUT_THE_AGREEMENT or TICKET["subject"].split()[2] in said


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_mail_names_its_ticket_and_its_page_and_loads_nothing(template: str) -> None:
    letter = compose(notification(template))
    html = str(letter.alternatives[0].content)
    named, page = ("[IS-12]", r"/intesys/(track/0{32}:[\w-]+|console/tickets/12)/")
    if template == "ticket-forwarded":
        page = r"/intesys/forwarded/0a1b2c3d-[0-9a-f-]+:[\w-]+/files/"
    if template in ABOUT_THE_AGREEMENT:
        named, page = "[Agreement v2]", "/intesys/console/agreement/corrections/2/"
    assert named in letter.subject
    assert re.search(page, str(letter.body))
    assert not re.search(r"<(img|script|link|iframe|form)|src=|@import", html)
    assert "<b>every</b>" not in html


def test_a_deadline_cites_its_clause_as_a_link() -> None:
    html = str(compose(notification("ticket-received")).alternatives[0].content)
    assert re.search(r'/intesys/support#4-2"[^>]*>§ 4\.2</a>', html)


def test_what_a_person_wrote_arrives_as_it_was_written() -> None:
    assert TEXT in str(compose(notification("ticket-replied")).body)


def test_what_is_forwarded_leads_to_no_page_of_the_ticket_and_joins_no_thread() -> None:
    letter = compose(notification("ticket-forwarded"))

    for body in (str(letter.body), str(letter.alternatives[0].content)):
        assert "/track/" not in body
        assert "/console/" not in body
    assert letter.reply_to == ["support@intesys.example"]
    assert not {"In-Reply-To", "References"} & set(letter.extra_headers)


def test_no_promise_is_said_outright() -> None:
    body = str(compose(notification("ticket-received", promises=[])).body)
    assert "The agreement promises no time for this." in body
    assert "Times are those" not in body


@pytest.mark.attack(26, 30)
def test_the_tracking_address_is_the_signed_one() -> None:
    assert f"/intesys/track/{tracking_token('0' * 32)}/" in str(compose(notification("ticket-replied")).body)


class TestTheFirstMailToAnAddressAnyoneMayHaveTyped:
    HOSTILE = "Cheap pills at http://pills.example/ " + "buy now " * 40

    @pytest.mark.attack(9, 39)
    def test_repeats_of_the_subject_only_a_beginning(self) -> None:
        letter = compose(notification("ticket-received", ticket={**TICKET, "subject": self.HOSTILE}))
        echoed = letter.subject.partition(": ")[2]
        assert len(echoed) == ECHOED
        assert str(letter.body).count("buy now") < self.HOSTILE.count("buy now") / 3

    @pytest.mark.attack(9, 39)
    def test_repeats_no_name_and_no_text(self) -> None:
        letter = compose(notification("ticket-received", name="Visit pills.example", text="my text", customer="Eve"))
        assert not re.search("pills|my text|Eve", _message(letter).as_string())


class TestHeaders:
    @pytest.mark.attack(11)
    def test_name_the_desk_by_title_and_address_even_with_a_comma(self) -> None:
        message = _message(compose(notification("ticket-replied", desk={**DESK, "title": "North, the Desk"})))
        assert message["From"] == '"North, the Desk" <support@intesys.example>'
        assert message["Reply-To"] == "support@intesys.example"
        assert message["To"] == "=?utf-8?q?S=C3=A1=2C_Bruno?= <bruno@acme.example>"

    def test_the_message_id_is_the_same_for_every_attempt_and_another_for_every_notification(self) -> None:
        one, again = (_message(compose(notification("ticket-replied", key="message:5"))) for _ in range(2))
        other = _message(compose(notification("ticket-replied", key="message:6")))
        assert one["Message-ID"] == again["Message-ID"] != other["Message-ID"]
        assert re.fullmatch(r"<[0-9a-f]{40}@intesys\.example>", one["Message-ID"])

    def test_all_mails_of_a_ticket_hang_together(self) -> None:
        threads = {_message(compose(notification(name, key=name)))["References"] for name in INSIDE}
        assert len(threads) == 1

    @pytest.mark.parametrize("template", TEMPLATES)
    def test_only_what_a_person_wrote_is_not_marked_as_automatic(self, template: str) -> None:
        marked = _message(compose(notification(template)))["Auto-Submitted"]
        assert marked == (None if template in {"ticket-replied", "ticket-forwarded"} else "auto-generated")

    @pytest.mark.attack(11)
    def test_a_subject_cannot_add_a_header(self) -> None:
        hostile = {**TICKET, "subject": "Help\r\nBcc: everyone@acme.example"}
        message = _message(compose(notification("ticket-replied", ticket=hostile)))
        assert message["Bcc"] is None
        assert message["Subject"] == "Re: [IS-12] Help Bcc: everyone@acme.example"

    @pytest.mark.attack(11)
    def test_a_recipient_cannot_add_a_header(self) -> None:
        with pytest.raises(ValueError, match="newline"):
            compose(notification("ticket-replied", to="a@acme.example\nBcc: b@acme.example"))


def test_a_payload_that_lacks_what_its_words_need_is_refused() -> None:
    with pytest.raises(KeyError):
        compose(notification("clock-close", strength="iron-clad"))


def _message(letter: EmailMultiAlternatives) -> Message:
    return letter.message()


def test_the_question_whose_address_it_is_says_the_same_twice_and_names_nobody() -> None:
    letter = compose(notification(NAMELESS))
    html = letter.alternatives[0].content
    assert isinstance(html, str)
    said = [word for word in str(letter.body).split() if word != "--"]
    assert words_of(html) == said
    assert letter.to == ["bruno@acme.example"]
    assert {"IS-12", "Bruno", "Sá"}.isdisjoint(said)
    assert re.search(r"/intesys/confirm/0{32}:[\w-]+/", str(letter.body))
