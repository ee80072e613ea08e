"""Where a clause is published, and clock faces that carry its address; the page itself is the public surface's."""

from dataclasses import dataclass, fields

from upheld.tickets.queries.faces import ClockFace


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A clause as a page cites it."""

    number: str
    url: str
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedStep:
    """One step of a derivation, with the address of its clause."""

    text: str
    clause_number: str | None
    clause_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedFace(ClockFace):
    """A clock face whose clauses are links."""

    clause_url: str
    reasons: tuple[CitedStep, ...]


def clause_url(desk_name: str, number: str | None) -> str:
    """Return the address of a clause on a desk's public support page; empty without a clause.

    `number` is as cited: what an annex states leads to the clause that it overrides.
    """
    return f"/{desk_name}/support#c-{number.partition(',')[0].replace('.', '-')}" if number else ""


def cited(face: ClockFace, *, desk_name: str) -> CitedFace:
    """Return a face with the address of every clause it rests on."""
    told = {field.name: getattr(face, field.name) for field in fields(ClockFace)}
    reasons = tuple(
        CitedStep(
            text=step.text, clause_number=step.clause_number, clause_url=clause_url(desk_name, step.clause_number)
        )
        for step in face.because
    )
    return CitedFace(**told, clause_url=clause_url(desk_name, face.clause_number), reasons=reasons)


def told_within(face: ClockFace) -> str:
    """Return what became of a promise, as words within a sentence: "response kept, 7 min to spare"."""
    return f"{face.metric_label.lower()} {face.headline[:1].lower()}{face.headline[1:]}"
