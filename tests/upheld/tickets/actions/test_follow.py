"""Following a ticket, being named on it, and whom its happenings are told to."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from upheld.accounts.models import User
from upheld.audit.queries import history_of
from upheld.desks.actions import membership
from upheld.desks.models import Membership
from upheld.notifications.models import Notice, Notification
from upheld.tickets.actions import assign, closure, follow, message
from upheld.tickets.models import Follow, Mention, Ticket
from upheld.tickets.queries.followers import followers_of, people_called

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)


@scene
def ticket(cast: Cast) -> Ticket:
    opened = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    Notification.objects.all().delete()
    Notice.objects.all().delete()
    return opened


def note(ticket: Ticket, text: str, by: User) -> None:
    message.note(ticket, text, by=by.as_actor, at=AT)


def told(verb: str) -> list[int]:
    return sorted(Notice.objects.filter(verb=verb).values_list("person", flat=True))


def test_follows_once_and_leaves_off_once(cast: Cast, ticket: Ticket) -> None:
    by = cast.agent.as_actor
    assert follow.start(ticket, cast.agent, by=by, at=AT) == follow.start(ticket, cast.agent, by=by, at=AT)
    assert list(followers_of(ticket)) == [cast.agent]
    for _ in range(2):
        follow.stop(ticket, cast.agent, by=by, at=AT)
    assert list(followers_of(ticket)) == []
    verbs = [event.verb for event in history_of("ticket", ticket.number, desk="integrato")]
    assert verbs[-2:] == ["followed", "unfollowed"]


@pytest.mark.attack(24)
@pytest.mark.parametrize("who", ["other_agent", "customer"])
def test_nobody_from_outside_the_desk_follows(cast: Cast, ticket: Ticket, who: str) -> None:
    outsider = cast.contact.user if who == "customer" else cast.other_agent
    assert outsider is not None
    with pytest.raises(follow.CannotFollow):
        follow.start(ticket, outsider, by=cast.manager.as_actor, at=AT)


def test_followers_and_the_holder_hear_what_others_do(cast: Cast, ticket: Ticket) -> None:
    assign.give(ticket, cast.agent, by=cast.manager.as_actor, at=AT)
    follow.start(ticket, cast.auditor, by=cast.auditor.as_actor, at=AT)
    assert told("assigned") == [cast.agent.pk]
    message.reply(ticket, "On it.", by=cast.agent.as_actor, at=AT)
    assert told("replied") == [cast.auditor.pk]
    closure.resolve(ticket, by=cast.manager.as_actor, at=AT)
    assert told("resolved") == sorted([cast.agent.pk, cast.auditor.pk])
    closure.reopen(ticket, by=cast.agent.as_actor, at=AT)
    assert told("reopened") == [cast.auditor.pk]


def test_whoever_takes_a_ticket_is_not_told_that_they_have_it(cast: Cast, ticket: Ticket) -> None:
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    assert not Notice.objects.exists()


def test_the_customers_words_reach_followers_and_without_any_everybody(cast: Cast, ticket: Ticket) -> None:
    said = {"channel": "website", "by": cast.contact.as_actor}
    message.from_customer(ticket, "Hello?", at=AT, **said)  # type: ignore[arg-type]  # by name
    assert told("customer replied") == sorted([cast.agent.pk, cast.manager.pk])
    Notice.objects.all().delete()
    follow.start(ticket, cast.manager, by=cast.manager.as_actor, at=AT)
    message.from_customer(ticket, "Anybody?", at=AT, **said)  # type: ignore[arg-type]  # by name
    assert told("customer replied") == [cast.manager.pk]


class TestMentions:
    @pytest.mark.parametrize(
        "text",
        ["@Ana Duarte can you look?", "ask @ana duarte.", "(@Ana Duarte)", "@ana, please", "é @Ana", "@Ana Duart"],
    )
    def test_who_is_named_follows_and_is_told(self, cast: Cast, ticket: Ticket, text: str) -> None:
        note(ticket, text, cast.agent)
        assert list(followers_of(ticket)) == [cast.manager]
        assert told("mentioned") == [cast.manager.pk]
        assert told("noted") == []
        mails = Notification.objects.filter(template="desk-mentioned")
        assert [one.recipient for one in mails] == [cast.manager.email]

    @pytest.mark.parametrize(
        "text",
        [
            "mail ana@integrato.example",
            "x@Ana Duarte",
            "@Anastasia",
            "@Ana_x",
            "Ana Duarte",
            "@",
            "@@Ana",
            "@Ines Kohl",
        ],
    )
    def test_addresses_other_names_and_strangers_name_nobody(self, cast: Cast, ticket: Ticket, text: str) -> None:
        note(ticket, text, cast.agent)
        assert not Mention.objects.exists()
        assert not Notice.objects.exists()

    def test_where_a_longer_name_fits_the_shorter_is_not_meant(self, cast: Cast, ticket: Ticket) -> None:
        other = builders.member(cast.north, "Rui Silva", role=Membership.Role.AGENT, at=BEFORE_ALL)
        User.objects.filter(pk=other.pk).update(name="Ana Silva")
        note(ticket, "@Ana Silva and @TOVE", cast.agent)
        assert {one.user for one in Mention.objects.all()} == {other, cast.auditor}

    def test_two_of_one_name_are_both_meant(self, cast: Cast, ticket: Ticket) -> None:
        User.objects.filter(pk=cast.auditor.pk).update(name="Ana Duarte")
        note(ticket, "@Ana Duarte", cast.agent)
        assert {one.user for one in Mention.objects.all()} == {cast.manager, cast.auditor}

    def test_naming_oneself_follows_and_tells_nobody(self, cast: Cast, ticket: Ticket) -> None:
        note(ticket, "Note to self, @Ravi Menon", cast.agent)
        assert list(followers_of(ticket)) == [cast.agent]
        assert not Notice.objects.exists()

    def test_a_reply_names_nobody(self, cast: Cast, ticket: Ticket) -> None:
        message.reply(ticket, "Thank you, @Ana Duarte", by=cast.agent.as_actor, at=AT)
        assert not Mention.objects.exists()

    def test_a_pattern_in_a_name_is_only_a_name(self, cast: Cast, ticket: Ticket) -> None:
        User.objects.filter(pk=cast.manager.pk).update(name="A.* (Ana")
        note(ticket, "@Abcd (Ana", cast.agent)
        assert not Mention.objects.exists()
        note(ticket, "@A.* (Ana", cast.agent)
        assert Mention.objects.get().user == cast.manager

    def test_whoever_left_is_neither_offered_nor_named_nor_told(self, cast: Cast, ticket: Ticket) -> None:
        follow.start(ticket, cast.auditor, by=cast.auditor.as_actor, at=AT)
        gone = Membership.objects.get(user=cast.auditor)
        membership.end(gone, by=cast.manager.as_actor, at=AT)
        note(ticket, "@Tove Berg?", cast.agent)
        assert list(followers_of(ticket)) == []
        assert not Notice.objects.exists()
        assert list(people_called("to", cast.north)) == []

    def test_completion_offers_people_of_the_desk_by_any_word_of_their_name(self, cast: Cast) -> None:
        assert [str(user) for user in people_called("DU", cast.north)] == ["Ana Duarte"]
        assert len(people_called("", cast.north)) == 3
        assert list(people_called("ines", cast.north)) == []
        assert list(people_called("%", cast.north)) == []


def test_the_database_refuses_what_must_never_be(cast: Cast, ticket: Ticket) -> None:
    made = {"ticket": ticket, "user": cast.agent, "followed_at": AT, "followed_by": "desk"}
    Follow.objects.create(**made)
    note(ticket, "@Ana Duarte", cast.agent)
    named = Mention.objects.get()
    for refused in (
        lambda: Follow.objects.create(**made),
        lambda: Follow.objects.update(ended_at=AT),
        lambda: Mention.objects.create(message=named.message, user=named.user),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()
