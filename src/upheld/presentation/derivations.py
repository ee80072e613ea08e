"""Where a clause is read: its place on the desk's published page. Not what it says."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from servicelevel.decisions.decision import Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A sentence with the clause it rests on, ready for the component `because`."""

    text: str
    clause_number: str
    clause_url: str
    clause_text: str


def clause_url(desk_name: str, number: str | None) -> str:
    """Return the address of a clause on the desk's support page; empty for no clause."""
    if not number:
        return ""
    return f"{reverse('public:support', args=[desk_name])}#{fragment(number)}"


def fragment(number: str) -> str:
    """Return the id under which the support page shows a clause: `c-4-2`."""
    return f"c-{number.replace('.', '-')}"


def cited(reasons: Iterable[Reason], *, desk_name: str) -> tuple[Cited, ...]:
    """Return the steps of a derivation with the addresses of their clauses."""
    return tuple(
        Cited(
            text=reason.text,
            clause_number=reason.clause.number if reason.clause else "",
            clause_url=clause_url(desk_name, reason.clause.number if reason.clause else None),
            clause_text=reason.clause.text if reason.clause else "",
        )
        for reason in reasons
    )
