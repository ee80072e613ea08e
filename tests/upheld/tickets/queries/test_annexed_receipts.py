"""Receipts of a ticket for which an annex holds, and the verifier that reads both texts as one."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support import builders
from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.support.verifier import verifier, with_new_digest
from tests.upheld.agreements.amended import AT
from upheld.agreements.actions.annex import publish_annex
from upheld.customers.models import Contract
from upheld.presentation.receipts import account_of
from upheld.tickets.access import ticket_by_reference
from upheld.tickets.actions import triage
from upheld.tickets.models import Ticket
from upheld.tickets.queries.receipts import document_of, receipts_of

# A Tuesday morning in London, after the annex has taken effect.
RECEIVED = datetime(2026, 6, 16, 9, 0, tzinfo=UTC)
READ = RECEIVED + timedelta(minutes=10)


@scene
def ticket(cast: Cast) -> Ticket:
    """A P2 of Globex, whose contract has an annex."""
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    made = builders.ticket(cast.other_contact, at=RECEIVED, priority="p2")
    return ticket_by_reference(f"INT-{made.number}")


def judged(document: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return what the verifier answers, run on a file."""
    file = folder / "receipts.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    code = verifier.main([str(file), *words])
    return code, capsys.readouterr().out


def forged(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document as a forger who knows how to digest would leave it."""
    return with_new_digest({**document, "receipts": [with_new_digest(one) for one in document["receipts"]]})


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_they_name_the_annex_and_enclose_what_was_compiled(ticket: Ticket) -> None:
    assert ticket.annex is not None
    told = document_of(ticket, at=READ)
    agreement = told["receipts"][0]["agreement"]
    roles = {row["role"]: row["hash"] for row in agreement["others"]}

    assert roles == {"version": ticket.agreement_version.hash, "annex": ticket.annex.hash}
    assert told["texts"].keys() == {agreement["hash"], *roles.values()}
    assert all(digest(text) == key for key, text in told["texts"].items())
    assert "45 business minutes" in told["receipts"][0]["clause"]["source"]
    assert "45 business minutes" in told["texts"][agreement["hash"]]


def test_the_clause_is_cited_with_its_annex(ticket: Ticket) -> None:
    receipt = receipts_of(ticket, at=READ)[0]
    account = account_of(receipt)

    assert account.clause_number == "5.1, Annex A"
    assert ("Agreed with you", f"Annex A, sha256 {ticket.annex.hash if ticket.annex else ''}") in account.facts
    assert "5.1, Annex A" in [row["clause"] for row in document_of(ticket, at=READ)["receipts"][0]["because"]]


def test_the_verifier_reads_both_as_one(ticket: Ticket, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document_of(ticket, at=READ)
    assert judged(told, tmp_path, capsys)[1].startswith("OK\n")

    published = tmp_path / "published.md"
    published.write_text(told["texts"][ticket.agreement_version.hash], encoding="utf-8")
    assert judged(told, tmp_path, capsys, "--agreement", str(published))[1].startswith("OK\n")


@pytest.mark.parametrize("renamed", [False, True], ids=["under its old hash", "under its own hash"])
def test_the_verifier_notices_another_annex(
    ticket: Ticket, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, renamed: bool
) -> None:
    assert ticket.annex is not None
    told = document_of(ticket, at=READ)
    other = SOONER.replace("45 business minutes", "90 business minutes")
    told["texts"][ticket.annex.hash] = other
    if renamed:
        told["texts"][digest(other)] = told["texts"].pop(ticket.annex.hash)
        for receipt in told["receipts"]:
            receipt["agreement"]["others"][1]["hash"] = digest(other)

    code, said = judged(forged(told), tmp_path, capsys)

    assert (code, said.splitlines()[0]) == (1, "DIFFERS at step 1, agreement")


def test_the_verifier_notices_an_annex_that_is_missing_or_overrides_nothing(
    ticket: Ticket, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ticket.annex is not None
    told = document_of(ticket, at=READ)
    text = told["texts"].pop(ticket.annex.hash)
    assert "holds no annex" in judged(forged(told), tmp_path, capsys)[1]

    odd = text.replace("### 5.1", "### 99.1")
    told["texts"][digest(odd)] = odd
    for receipt in told["receipts"]:
        receipt["agreement"]["others"][1]["hash"] = digest(odd)
    assert "a clause that there is not" in judged(forged(told), tmp_path, capsys)[1]


def test_before_it_was_judged_anew_the_annex_counted_too(cast: Cast, ticket: Ticket) -> None:
    triage.set_priority(ticket, "p1", reason="It is down.", by=cast.agent.as_actor, at=READ)
    again = ticket_by_reference(f"INT-{ticket.number}")

    before, after = (receipts_of(again, at=at)[0] for at in (RECEIVED + timedelta(minutes=5), READ))

    assert (before.target.amount_words, after.target.amount_words) == ("45 business minutes", "30 business minutes")
    assert before.agreement.hash == after.agreement.hash != again.agreement_version.hash
