"""Everybody is told in their own language: colleagues in that of their profile, a customer in that of their account."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import override

from tests.support import builders
from tests.support.cast import Cast
from upheld.channels.email.letter import compose
from upheld.config import catalogues
from upheld.customers.actions import contacts
from upheld.notifications.models import Notification
from upheld.tickets.actions import hold, message, triage

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(minutes=10)


def told(template: str, recipient: str) -> Notification:
    return Notification.objects.filter(template=template, recipient=recipient).latest("id")


def test_each_colleague_is_told_in_their_own_language(cast: Cast) -> None:
    cast.manager.language = "pt-br"
    cast.manager.save(update_fields=["language"])
    builders.ticket(cast.contact, at=MONDAY)

    assert told("desk-ticket-received", cast.manager.email).language == "pt-br"
    assert told("desk-ticket-received", cast.agent.email).language == "en"


def test_a_customer_is_told_in_the_language_in_which_they_first_came(cast: Cast) -> None:
    met = contacts.meet(cast.north, email="rui@globex.example", name="Rui", at=MONDAY, language="pt-br")
    again = contacts.meet(cast.north, email="rui@globex.example", name="Rui", at=LATER, language="en")
    ticket = builders.ticket(met, at=MONDAY)
    message.reply(ticket, text="We look into it.", by=cast.agent.as_actor, at=LATER)

    assert again.language == "pt-br"
    assert told("ticket-received", met.email).language == "pt-br"
    assert told("ticket-replied", met.email).language == "pt-br"


def test_who_answers_does_not_choose_the_customers_language(cast: Cast) -> None:
    ticket = builders.ticket(cast.other_contact, at=MONDAY, priority="p2", category="defect")
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    with override("pt-br"):
        triage.set_priority(ticket, "p1", reason="It works.", by=cast.agent.as_actor, at=LATER)

    changed = told("promise-changed", cast.other_contact.email)
    assert changed.language == "en"
    assert "is now" in changed.payload["changed"]
    assert "counted on when the wait is over" in changed.payload["promises"][-1]["words"]


def test_a_changed_promise_is_explained_in_the_customers_language(cast: Cast) -> None:
    catalogues.compile_changed()
    rui = contacts.meet(cast.north, email="rui@globex.example", name="Rui", at=MONDAY, language="pt-br")
    ticket = builders.ticket(rui, at=MONDAY, priority="p2", category="defect")
    triage.set_priority(ticket, "p1", reason="It works.", by=cast.agent.as_actor, at=LATER)

    letter = compose(told("promise-changed", rui.email))
    assert letter.subject.startswith("[INT-1] O que prometemos mudou")
    assert "agora é" in str(letter.body)
    assert "is now" not in str(letter.body)
