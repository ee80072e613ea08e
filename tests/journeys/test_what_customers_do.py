"""What each published page lets a customer do, over HTTP: every choice of a form, and the whole way."""

import json
import re
from collections.abc import Callable, Mapping
from uuid import uuid4

import pytest
from django.test import Client

from tests.support import intake
from tests.support.cast import Cast
from tests.support.verifier import verifier
from upheld.notifications.access import confirmation_token
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Clock, EscalationRequest, IntakeRefusal, Ticket

OnDesk = Callable[[str], Cast]
LIST = re.compile(r'<select name="(fact_\w+)".*?</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"')
RADIO = re.compile(r'<input type="radio" name="(fact_\w+)" value="([^"]+)"')
UNSUPPORTED = "third-party administration hardening malware pci spam mysql ddos hardware website-code"
# What the agreements do not serve by this form; everything else is promised something or nothing, and says which.
ELSEWHERE: Mapping[str, set[tuple[str, str]]] = {
    "interworx": {
        ("fact_licence", "reseller"),
        ("fact_role", "siteworx-user"),
        *(("fact_topic", topic) for topic in UNSUPPORTED.split()),
    },
    "studio": {("fact_priority", "emergency")},
}
CHOICES = {"integrato": 8, "intesys": 8, "interstellio": 3, "interworx": 32, "studio": 2}
# How a customer without a contract of the better kind presses a matter further, in the agreement's words.
WAYS = {
    "integrato": ["Add a comment to the ticket and ask for escalation"],
    "intesys": [
        "Add a comment to the ticket and ask for escalation",
        "Write to the escalation address in your contract",
        "Call the support line and refer to the ticket",
    ],
    "interstellio": ["Send the e-mail first; then call and ask for the Zoom session"],
}


def choices(page: str) -> list[tuple[str, str]]:
    """Return every value that a form lets one choose, beside its name."""
    listed = [(found[1], value) for found in LIST.finditer(page) for value in OPTION.findall(found[0])]
    return listed + RADIO.findall(page)


@pytest.mark.parametrize("desk", intake.DESKS)
def test_every_choice_is_told_what_it_gets_or_where_to_go_instead(client: Client, on_desk: OnDesk, desk: str) -> None:
    on_desk(desk)
    place = f"/{desk}/tickets/new"
    offered, elsewhere = choices(client.get(place).content.decode()), set()
    for name, value in offered:
        answer = client.post(
            place, intake.typed(desk, **{"step": "confirm", "submission": str(uuid4()), name: value}), follow=True
        )
        page = answer.content.decode()
        assert "/support#c-" in page, (name, value)
        if "Before you send" not in page:
            elsewhere.add((name, value))

    assert len(offered) == CHOICES[desk]
    assert elsewhere == ELSEWHERE.get(desk, set())
    assert IntakeRefusal.objects.count() == len([one for one in elsewhere if one[0] != "fact_priority"])
    assert not Ticket.objects.exists()


def opened(desk: str) -> tuple[Client, str]:
    """Send a form as a stranger; return the browser in which they confirmed their address, and the ticket's page."""
    sent = Client().post(f"/{desk}/tickets/new", intake.typed(desk, step="send"))
    assert sent.status_code == 302, sent.content.decode()
    letter = Notification.objects.get(template="address-confirm")
    customer = Client()
    confirmed = customer.post(f"/{desk}/confirm/{confirmation_token(letter.payload['confirmation'])}/")
    assert confirmed.headers["Location"] == f"/{desk}/tickets/{Ticket.objects.get().number}"
    return customer, confirmed.headers["Location"]


@pytest.mark.parametrize("desk", intake.DESKS)
def test_from_asking_to_the_receipts_and_the_desk_sees_it_all(client: Client, on_desk: OnDesk, desk: str) -> None:
    cast = on_desk(desk)
    customer, place = opened(desk)
    ticket = Ticket.objects.get()
    client.force_login(cast.agent)

    def console() -> str:
        return client.get(f"/{desk}/console/tickets/{ticket.number}/").content.decode()

    typed = intake.typed(desk)
    answers = [said for name, said in typed.items() if name in {"text", "subject"} or name.startswith("answer_")]
    assert [said for said in answers if said != "on" and said not in console()] == []

    message.reply(ticket, "We look at it.", by=cast.agent.as_actor, at=now())
    assert "We look at it." in customer.get(place).content.decode()
    customer.post(f"{place}/replies/", {"text": "It got worse.", "submission": str(uuid4())})
    assert "It got worse." in console()

    customer.post(f"{place}/closure/")
    assert Ticket.objects.get().state == Ticket.State.RESOLVED
    customer.post(f"{place}/closure/reopened/")
    assert Ticket.objects.get().state == Ticket.State.OPEN
    # Where nothing was promised in numbers there is nothing to count again.
    assert Clock.objects.exists() is (desk != "interworx")
    receipts = json.loads(customer.get(f"{place}/receipts.json").content)
    assert desk == "interworx" or verifier.judged(receipts, None)


@pytest.mark.parametrize("desk", intake.DESKS)
def test_pressing_it_further_is_offered_as_the_agreement_has_it(client: Client, on_desk: OnDesk, desk: str) -> None:
    cast = on_desk(desk)
    customer, place = opened(desk)
    page = customer.get(place).content.decode()
    assert [way for way in WAYS.get(desk, []) if way not in page] == []
    by_comment = any("comment" in way for way in WAYS.get(desk, []))
    assert ("Request escalation" in page) is by_comment
    if not by_comment:
        return
    customer.post(f"{place}/escalation/", {"reason": "The shop stands still.", "submission": str(uuid4())})
    assert EscalationRequest.objects.get().asked.text == "The shop stands still."
    client.force_login(cast.agent)
    assert (
        "The shop stands still."
        in client.get(f"/{desk}/console/tickets/{Ticket.objects.get().number}/").content.decode()
    )
