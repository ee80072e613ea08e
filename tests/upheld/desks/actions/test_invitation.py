"""Asking people onto a desk by mail, and what becomes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.channels.email.letter import compose
from upheld.desks.access import NotFound, invitation_for_token, invitation_token
from upheld.desks.actions import invitation
from upheld.desks.models import Invitation, Membership
from upheld.notifications.models import Notification

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
OVER = AT + invitation.GOOD_FOR
AGENT = Membership.Role.AGENT
NEW = "sem@integrato.example"


@pytest.fixture
def sent(cast: Cast) -> Invitation:
    return invitation.send(cast.north, " Sem@Integrato.example", role=AGENT, by=cast.manager.as_actor, at=AT)


@pytest.mark.attack(26)
def test_the_mail_carries_a_link_that_only_this_installation_can_make(cast: Cast, sent: Invitation) -> None:
    letter = compose(Notification.objects.get(template="desk-invitation"))
    said = str(letter.body)
    assert letter.to == [NEW]
    assert f"/integrato/console/invitation/{invitation_token(sent.nonce)}/" in said
    assert "Ana Duarte invites you to the Integrato desk" in letter.subject
    assert "You would join as agent" in said
    html = str(letter.alternatives[0].content)
    assert invitation_token(sent.nonce) in html
    assert "until Sun 1 Nov 2026, 00:30 (Europe/London)" in said


@pytest.mark.attack(26)
def test_two_invitations_share_nothing_that_could_be_guessed(cast: Cast, sent: Invitation) -> None:
    other = invitation.send(cast.north, "lou@integrato.example", role=AGENT, by=cast.manager.as_actor, at=AT)
    assert len(sent.nonce) >= 43
    assert sent.nonce[:10] != other.nonce[:10]


@pytest.mark.attack(26)
@pytest.mark.parametrize("token", ["", " ", ":", "x", "x:y", "%20", "\x00"])
def test_no_token_but_the_right_one_opens_anything(cast: Cast, sent: Invitation, token: str) -> None:
    with pytest.raises(NotFound):
        invitation_for_token(token, "integrato", at=AT)
    with pytest.raises(NotFound):
        invitation_for_token(sent.nonce, "integrato", at=AT)
    with pytest.raises(NotFound):
        invitation_for_token(invitation_token(""), "integrato", at=AT)


@pytest.mark.attack(26)
def test_a_link_is_of_one_desk_and_ends_on_the_dot(cast: Cast, sent: Invitation) -> None:
    token = invitation_token(sent.nonce)
    assert invitation_for_token(token, "integrato", at=OVER - timedelta(microseconds=1)) == sent
    for desk, at in (("interworx", AT), ("integrato", OVER)):
        with pytest.raises(NotFound):
            invitation_for_token(token, desk, at=at)


@pytest.mark.attack(26)
def test_a_link_works_once(cast: Cast, sent: Invitation) -> None:
    joined = invitation.accept(sent, name=" Sem  Okafor ", at=AT)
    assert joined.new
    assert (str(joined.member.user), joined.member.role) == ("Sem Okafor", "agent")
    assert EmailAddress.objects.get(user=joined.member.user).verified
    with pytest.raises(invitation.NoLongerOpen):
        invitation.accept(sent, name="Mallory", at=AT)
    with pytest.raises(NotFound):
        invitation_for_token(invitation_token(sent.nonce), "integrato", at=AT)


def test_who_is_new_says_what_they_are_called(cast: Cast, sent: Invitation) -> None:
    with pytest.raises(invitation.NamelessPerson), transaction.atomic():
        invitation.accept(sent, name="  ", at=AT)
    assert not User.objects.filter(email=NEW).exists()


def test_a_withdrawn_or_stale_invitation_is_not_accepted(cast: Cast, sent: Invitation) -> None:
    with pytest.raises(invitation.NoLongerOpen):
        invitation.accept(sent, name="Sem", at=OVER)
    invitation.withdraw(sent, by=cast.manager.as_actor, at=AT)
    with pytest.raises(invitation.NoLongerOpen):
        invitation.accept(sent, name="Sem", at=AT)
    with pytest.raises(invitation.NoLongerOpen):
        invitation.withdraw(sent, by=cast.manager.as_actor, at=AT)


def test_whoever_is_here_or_was_asked_is_not_asked_again(cast: Cast, sent: Invitation) -> None:
    for email in (NEW.upper(), cast.agent.email.upper()):
        with pytest.raises(invitation.AlreadyHere):
            invitation.send(cast.north, email, role=AGENT, by=cast.manager.as_actor, at=AT)
    again = invitation.send(cast.north, NEW, role=AGENT, by=cast.manager.as_actor, at=OVER)
    assert list(Invitation.objects.filter(withdrawn_at__isnull=True)) == [again]


@pytest.mark.parametrize("email", ["", "sem", "a@b\r\nBcc: all@example.com", "a@b, c@d", "<a@b.example>"])
def test_an_address_is_one_address(cast: Cast, email: str) -> None:
    with pytest.raises(invitation.BadAddress):
        invitation.send(cast.north, email, role=AGENT, by=cast.manager.as_actor, at=AT)
    assert not Notification.objects.exists()


def test_the_database_refuses_what_must_never_be(cast: Cast, sent: Invitation) -> None:
    made = {"desk": cast.north, "role": "agent", "invited_at": AT, "expires_at": OVER, "invited_by": "system"}
    kept = Invitation.objects.filter(pk=sent.pk)
    for refused in (
        lambda: Invitation.objects.create(email=NEW.upper(), nonce="other", **made),
        lambda: Invitation.objects.create(email="x@y.example", nonce=sent.nonce, **made),
        lambda: Invitation.objects.create(email="x@y.example", nonce="", **made),
        lambda: kept.update(expires_at=AT),
        lambda: kept.update(accepted_at=AT),
        lambda: kept.update(withdrawn_at=AT),
        lambda: kept.update(accepted_at=AT, accepted_by="a", withdrawn_at=AT, withdrawn_by="b"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()
