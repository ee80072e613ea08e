"""Mails about accounts: both bodies say the same, the host is ours, and what lets somebody in is sealed until sent."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from tests.support.cast import Cast
from tests.upheld.channels.email.test_letter import words_of
from upheld.accounts import facts
from upheld.accounts.actions import links
from upheld.accounts.facts import MAIL_PURPOSE, the_installation
from upheld.channels.email.letter import compose
from upheld.desks.facts import sender_of
from upheld.notifications.models import Notification
from upheld.presentation import account_mails
from upheld.sealing import seal

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
CODE, KEY = "QR7K2M", "/accounts/password/reset/key/1-abc/"
PAYLOADS = {
    facts.OFFER_MAIL: {"link": "n", "purpose": "sign up", "until": AT.isoformat()},
    facts.KNOWN_MAIL: {"link": "n", "purpose": "sign in", "until": AT.isoformat()},
    facts.INVITED_MAIL: {
        "link": "n",
        "purpose": "sign up",
        "until": AT.isoformat(),
        "inviter": "Marta <b>\r\nBcc: eve@evil.example",
        "organisation": "Acme & Söhne",
    },
    facts.ADDRESS_MAIL: {"link": "n", "purpose": "address", "until": AT.isoformat()},
    facts.CODE_MAIL: {"link": "n", "sealed": seal(CODE, purpose=MAIL_PURPOSE), "minutes": 10},
    facts.UNKNOWN_MAIL: {},
    facts.RESET_MAIL: {"sealed": seal(KEY, purpose=MAIL_PURPOSE)},
    facts.NOTICE_MAIL: {"happened": "mfa/email/webauthn_added"},
}


def letter(template: str, *, language: str = "", desk: dict[str, str] | None = None) -> EmailMultiAlternatives:
    return compose(
        Notification(
            key=f"x:{template}",
            desk="",
            subject="account",
            number=1,
            channel="email",
            recipient="ana@customer.example",
            language=language,
            template=template,
            payload={"desk": desk or the_installation().as_payload(), **PAYLOADS[template]},
            written_at=AT,
        )
    )


@pytest.mark.parametrize("template", PAYLOADS)
def test_both_bodies_say_the_same_word_for_word(template: str) -> None:
    made = letter(template)
    html = str(made.alternatives[0].content)
    said = [word for word in str(made.body).split() if word != "--"]

    assert words_of(html) == said
    assert not re.search(r"<(img|script|link|iframe|form)|src=|@import", html)
    assert "<b>\r" not in html


@pytest.mark.attack(11)
def test_a_name_adds_no_header_and_no_markup() -> None:
    made = letter(facts.INVITED_MAIL)
    assert "Bcc" not in made.message()
    assert "\n" not in made.subject
    assert "&lt;b&gt;" in str(made.alternatives[0].content)


@pytest.mark.attack(30)
@pytest.mark.parametrize("template", PAYLOADS)
def test_every_link_leads_to_this_installation(template: str) -> None:
    assert set(re.findall(r"https?://[^/\s]+", str(letter(template).body))) == {settings.BASE_URL}


@pytest.mark.attack(26, 29)
def test_a_code_and_a_key_are_sealed_in_the_outbox_and_whole_in_the_mail() -> None:
    assert CODE not in str(PAYLOADS[facts.CODE_MAIL])
    assert KEY not in str(PAYLOADS[facts.RESET_MAIL])
    assert CODE in str(letter(facts.CODE_MAIL).body)
    assert KEY in str(letter(facts.RESET_MAIL).body)


def test_a_mail_in_a_desks_name_is_from_that_desk_and_names_its_agreement(cast: Cast) -> None:
    made = letter(facts.OFFER_MAIL, desk=sender_of(cast.north).as_payload())
    assert "support@integrato.example" in made.from_email
    assert "/integrato/support" in str(made.body)
    assert "/support" not in str(letter(facts.OFFER_MAIL).body)


def test_every_notice_of_the_library_has_words_of_ours() -> None:
    made = str(letter(facts.NOTICE_MAIL).body)
    assert str(account_mails.NOTICES["mfa/email/webauthn_added"]) in made


def test_an_instant_is_told_in_the_desks_zone(cast: Cast) -> None:
    asked = links.Asked(email="ana@customer.example", sender=sender_of(cast.north), onwards="")
    links.offer_account(asked, by=cast.agent.as_actor, at=AT - timedelta(minutes=15))
    body = str(compose(Notification.objects.get(subject="account")).body)
    assert "Europe/London" in body
