"""A person's data from the console: handed out as a file, erased only when it is meant."""

import io
import zipfile
from datetime import timedelta

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.customers.models import Contact, Erasure
from upheld.now import now
from upheld.tickets.actions import closure

HERE = "/integrato/console/people"
SENT = {"reason": "They asked.", "hold_reason": "Claims.", "meant": "on"}


def test_all_data_are_handed_out_as_a_file(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).post(f"{HERE}/{cast.contact.pk}/data.zip")

    assert answer["Content-Type"] == "application/zip"
    packed_file = io.BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # a file
    with zipfile.ZipFile(packed_file) as packed:
        assert {"person.json", "tickets.json", "mails.json"} < set(packed.namelist())


def test_a_person_is_erased_when_it_is_meant(cast: Cast, sign_in: SignIn) -> None:
    client, page = sign_in(cast.manager), f"{HERE}/{cast.contact.pk}/erasure/"

    unmeant = client.post(page, {**SENT, "meant": ""})
    unsaid = client.post(page, {**SENT, "hold_reason": ""})
    assert not Erasure.objects.exists()
    done = client.post(page, SENT, follow=True).content.decode()

    assert (unmeant.status_code, unsaid.status_code) == (422, 422)
    assert "They asked.</textarea>" in unsaid.content.decode() or 'value="They asked."' in unsaid.content.decode()
    assert "The person&#x27;s data are erased." in done
    assert "What is kept, and why: Claims." in " ".join(done.split())
    assert "Marta" not in done
    assert Contact.objects.get(pk=cast.contact.pk).email.endswith("@erased.invalid")


def test_an_open_ticket_keeps_a_person(cast: Cast, sign_in: SignIn) -> None:
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=5), priority="p2")
    client, page = sign_in(cast.manager), f"{HERE}/{cast.contact.pk}/erasure/"

    refused = client.post(page, SENT)
    closure.resolve(ticket, by=cast.agent.as_actor, at=now())
    done = client.post(page, SENT)

    assert refused.status_code == 409
    assert "still open" in refused.content.decode()
    assert done.status_code == 302
