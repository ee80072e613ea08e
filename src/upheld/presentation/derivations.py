"""Reasons with the addresses of the clauses they rest on. What is reasoned is the core's."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicelevel.decisions.clause import Clause
from servicelevel.decisions.decision import Reason
from upheld.presentation.citations import clause_url
from upheld.spoken import spoken


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedReason:
    """A sentence with the clause it rests on, ready for the component `because`."""

    text: str
    clause_number: str = ""
    clause_url: str = ""
    clause_text: str = ""


def cited_reason(text: str, clause: Clause | None, *, desk_name: str) -> CitedReason:
    """Return a sentence with the address of its clause, if it has one."""
    if clause is None:
        return CitedReason(text=text)
    url = clause_url(desk_name, clause.number)
    return CitedReason(text=text, clause_number=clause.cited, clause_url=url, clause_text=clause.text)


def cited_reasons(reasons: Iterable[Reason], *, desk_name: str) -> tuple[CitedReason, ...]:
    """Return the steps of a derivation in the reader's language, with the addresses of their clauses."""
    return tuple(cited_reason(spoken(reason.said), reason.clause, desk_name=desk_name) for reason in reasons)
