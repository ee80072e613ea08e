"""Receipts for tests: two business hours on a Paris calendar, received on a Friday before the clocks are changed."""

from datetime import UTC, datetime
from typing import Any

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.promise import make_promise
from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import Receipt, Subject
from servicelevel.clocks.receipts.written import written_document
from tests.support.agreements import FRONT

FRIDAY = datetime(2026, 3, 27, 14, 30, tzinfo=UTC)
READ_AT = datetime(2026, 4, 3, 12, 0, tzinfo=UTC)

TERMS = """
## 1 Hours

```terms
calendars:
  office:
    label: office hours
    main: true
    week:
      monday to friday: 09:00-12:00, 13:00-17:00
    holidays:
      - {{name: Founders' Day, rule: 30 March}}
    closures:
      - {{on: '2026-03-31', why: Moving house}}
    extra:
      - {{on: '2026-03-31', hours: '18:00-19:00'}}
  always:
    label: round the clock
    always_open: true
facts:
  category:
    label: Category
    values: {{fire: Fire, water: Water}}
    default: water
pause_reasons:
  customer: {{label: Waiting for the customer, pauses: [resolution_time]}}
```

## 2 Promise

```terms
targets:
  resolution_time:
    strength: {strength}
    rules:
      - {{{promise}}}
```

## 3 After

Nothing.
"""


def agreement(promise: str = "within: 4 business hours", *, strength: str = "guaranteed") -> Agreement:
    """Return a small agreement with a holiday, a closure and extra hours in the last days of March 2026."""
    return compile_agreement(FRONT + TERMS.format(promise=promise, strength=strength))


def happened(*told: tuple[str, datetime]) -> tuple[ClockEvent, ...]:
    """Return events by kind and instant; pauses wait for the customer."""
    return tuple(
        ClockEvent(kind=ClockEventKind(kind), at=at, reason="customer" if kind == "paused" else None)
        for kind, at in told
    )


def receipt(
    *told: tuple[str, datetime],
    promise: str = "within: 4 business hours",
    strength: str = "guaranteed",
    at: datetime = READ_AT,
    **subject: Any,
) -> Receipt:
    """Return the receipt of one clock that started on Friday and to which `told` happened."""
    found = agreement(promise, strength=strength)
    made = make_promise(found, facts={}, at=FRIDAY)
    events = happened(("started", FRIDAY), *told)
    about = Subject(ticket="IS-7", facts=made.facts, **subject)
    return make_receipt(events, target=made.targets[0], agreement=found, subject=about, at=at, zone_rules="2025b")


def document(*told: tuple[str, datetime], **more: Any) -> dict[str, Any]:
    """Return the same as a ticket's document."""
    return written_document("IS-7", [receipt(*told, **more)], read_at=READ_AT)
