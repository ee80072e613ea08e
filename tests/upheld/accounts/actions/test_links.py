"""Links that prove who reads an address: one mail whoever it is, nothing past the limit, good once, for one thing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.access import NotFound, link_for_token, link_token
from upheld.accounts.actions import links
from upheld.accounts.facts import the_installation
from upheld.accounts.models import MailedLink
from upheld.audit.facts import THE_DESK
from upheld.notifications.models import Notification

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
STRANGER = "ana@elsewhere.example"
Purpose = MailedLink.Purpose


def offer(email: str, *, at: datetime = AT) -> None:
    links.offer_account(links.Asked(email=email, sender=the_installation(), onwards=""), by=THE_DESK, at=at)


@pytest.mark.attack(28)
def test_an_address_gets_one_link_and_one_mail_whether_it_is_known_or_not(cast: Cast) -> None:
    offer(cast.agent.email)
    offer(STRANGER)

    made = {link.email: link.purpose for link in MailedLink.objects.all()}
    assert made == {cast.agent.email: Purpose.SIGN_IN, STRANGER: Purpose.SIGN_UP}
    assert Notification.objects.filter(subject="account").count() == 2


@pytest.mark.attack(9)
def test_no_mailbox_is_flooded_whoever_asks(cast: Cast) -> None:
    for minute in range(9):
        offer(STRANGER, at=AT + timedelta(minutes=minute))
    assert len(account_mails.to(STRANGER)) == links.HOURLY

    offer(STRANGER, at=AT + HOUR + timedelta(minutes=1))
    assert len(account_mails.to(STRANGER)) == links.HOURLY + 1


@pytest.mark.attack(9, 39)
def test_nothing_that_was_typed_but_the_address_is_in_the_mail(cast: Cast) -> None:
    offer("Ana@Elsewhere.example")
    assert "Ana@" not in account_mails.to(STRANGER)[0]


@pytest.mark.attack(26)
def test_a_link_is_bound_to_its_purpose_and_its_time(cast: Cast) -> None:
    offer(STRANGER)
    link = MailedLink.objects.get()

    token = link_token(link.nonce, Purpose.SIGN_UP)
    assert link_for_token(token, Purpose.SIGN_UP, at=AT) == link
    for presented, purpose, at in (
        (token, Purpose.SIGN_IN, AT),
        (link_token(link.nonce, Purpose.ADDRESS), Purpose.SIGN_UP, AT),
        (link.nonce, Purpose.SIGN_UP, AT),
        (link_token("", Purpose.SIGN_UP), Purpose.SIGN_UP, AT),
        (link_token(" ", Purpose.SIGN_UP), Purpose.SIGN_UP, AT),
        (token, Purpose.SIGN_UP, AT + links.ASKED_GOOD_FOR),
    ):
        with pytest.raises(NotFound):
            link_for_token(presented, purpose, at=at)


@pytest.mark.attack(26)
def test_a_link_works_once_and_is_long_enough_to_be_guessed_by_nobody(cast: Cast) -> None:
    offer(STRANGER)
    link = MailedLink.objects.get()
    assert len(link.nonce) * 6 >= 256

    links.use_up(link, by=THE_DESK, at=AT)
    with pytest.raises(links.NoLongerOpen):
        links.use_up(link, by=THE_DESK, at=AT)


def test_somebody_who_was_invited_has_a_week_and_reads_who_asked(cast: Cast) -> None:
    asked = links.Asked(email=STRANGER, sender=the_installation(), onwards="")
    by = cast.agent.as_actor
    link = links.invite(asked, name="Ana", organisation="Acme", language="pt-br", by=by, at=AT)

    assert link.expires_at == AT + links.INVITED_GOOD_FOR
    assert Notification.objects.get(subject="account").language == "pt-br"
    assert "Ravi Menon" in account_mails.to(STRANGER)[0]


def test_links_that_have_not_worked_for_a_month_are_forgotten(cast: Cast) -> None:
    offer(STRANGER)
    assert links.forget_old(at=AT + timedelta(days=29)) == 0
    assert links.forget_old(at=AT + timedelta(days=32)) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"nonce": ""}, {"expires_at": AT}, {"used_at": AT}, {"used_by": "agent:1"}],
    ids=lambda one: next(iter(one)),
)
def test_the_database_refuses_a_link_that_must_not_be(cast: Cast, wrong: dict[str, object]) -> None:
    offer(STRANGER)
    with pytest.raises(IntegrityError), transaction.atomic():
        MailedLink.objects.update(**{"made_at": AT, **wrong})


def test_two_links_never_share_a_nonce(cast: Cast) -> None:
    offer(STRANGER)
    offer(cast.agent.email)
    first = MailedLink.objects.earliest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        MailedLink.objects.exclude(pk=first.pk).update(nonce=first.nonce)


def test_whose_account_was_shut_is_written_to_like_a_stranger(cast: Cast) -> None:
    gone = cast.agent
    gone.is_active = False
    gone.save()
    offer(gone.email)
    assert MailedLink.objects.get().purpose == Purpose.SIGN_UP
