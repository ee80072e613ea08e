"""Where a clause is read: its place on the desk's published page, and reasons and faces that carry it. Not what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.urls import reverse

from servicelevel.decisions.decision import Reason
from upheld.tickets.queries.faces import ClockFace


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A clause as a page cites it."""

    number: str
    url: str
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A sentence with the clause it rests on, ready for the component `because`."""

    text: str
    clause_number: str
    clause_url: str
    clause_text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedFace(ClockFace):
    """A clock face whose clauses are links."""

    clause_url: str
    reasons: tuple[Cited, ...]


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


def cited_face(face: ClockFace, *, desk_name: str) -> CitedFace:
    """Return a face with the address of every clause it rests on."""
    told = {field.name: getattr(face, field.name) for field in fields(ClockFace)}
    reasons = tuple(
        Cited(
            text=step.text,
            clause_number=step.clause_number or "",
            clause_url=clause_url(desk_name, step.clause_number),
        )
        for step in face.because
    )
    return CitedFace(**told, clause_url=clause_url(desk_name, face.clause_number), reasons=reasons)
