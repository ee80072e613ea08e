"""Putting hours right where annexes hold: each ticket by what is meant with its own annex."""

from datetime import UTC, datetime

import pytest

from tests.support import builders
from tests.support.amended import amended
from tests.support.annexes import FRONT
from tests.support.cast import Cast
from tests.support.harness import clock
from upheld.agreements.actions.annex import publish_annex
from upheld.agreements.actions.publish import PublishingRefused
from upheld.agreements.facts import in_force
from upheld.agreements.models import AgreementVersion
from upheld.customers.models import Contract
from upheld.workflows.correct_agreement import correct_agreement, preview_correction

BEFORE = datetime(2026, 3, 29, 9, 0, tzinfo=UTC)
# Wednesday 18 November 2026, in London.
ON_IT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
RULE = "        name: bank holidays of England\n"
FORGOTTEN = (RULE, RULE + "      - {name: Founders' day, rule: 2026-11-18}\n")
CALENDARS = """
calendars:
  office:
    label: business hours
    main: true
    week:
      monday to friday: 09:00-17:30
    holidays:
      - country: GB
        subdivision: ENG
        name: bank holidays of England
  round-the-clock:
    label: round the clock
    always_open: true
"""
OWN_HOURS = FRONT + f"\n## 4 Support hours\n\n```terms{CALENDARS}```\n"
ASKS = (
    FRONT
    + """
### 5.1 First response and acknowledgement

```terms
targets:
  response_time:
    strength: target
    rules:
      - {when: {received: {inside: office}}, within: 1 hour}
      - {within: 3 hours}
```
"""
)


def annex(cast: Cast, text: str) -> None:
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    publish_annex(contract, text, by=cast.manager.as_actor, at=BEFORE)


def corrected(cast: Cast) -> list[int]:
    text, wrong = amended("integrato", FORGOTTEN), in_force(cast.north, at=AFTER)
    seen = preview_correction(cast.north, text, wrong=wrong, at=AFTER)
    done = correct_agreement(cast.north, text, wrong=wrong, by=cast.manager.as_actor, at=AFTER)
    assert done.changes == seen
    return [one.number for one in done.changes]


def test_a_ticket_whose_annex_has_its_own_hours_is_let_alone(cast: Cast) -> None:
    annex(cast, OWN_HOURS)
    ticket = builders.ticket(cast.other_contact, at=ON_IT, priority="p3")
    due = clock(ticket).due_at

    assert corrected(cast) == []
    assert clock(ticket).due_at == due


def test_a_ticket_is_found_though_only_its_annex_asks_for_the_hours(cast: Cast) -> None:
    annex(cast, ASKS)
    ticket = builders.ticket(cast.other_contact, at=ON_IT, priority="p3")
    assert clock(ticket).due_at == datetime(2026, 11, 18, 11, 0, tzinfo=UTC)

    assert corrected(cast) == [ticket.number]
    assert clock(ticket).due_at == datetime(2026, 11, 18, 13, 0, tzinfo=UTC)


def test_a_correction_that_an_annex_does_not_fit_is_refused(cast: Cast) -> None:
    annex(cast, OWN_HOURS)
    elsewhere = (CALENDARS, "\n"), ("## 5 How soon\n", f"## 5 How soon\n\n```terms{CALENDARS}```\n")
    text = amended("integrato", *elsewhere)
    wrong = in_force(cast.north, at=AFTER)

    with pytest.raises(PublishingRefused, match="annex A of Globex does not fit this correction"):
        preview_correction(cast.north, text, wrong=wrong, at=AFTER)
    with pytest.raises(PublishingRefused, match="annex A of Globex"):
        correct_agreement(cast.north, text, wrong=wrong, by=cast.manager.as_actor, at=AFTER)
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1
