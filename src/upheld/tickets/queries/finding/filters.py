"""What each filter of a search means on one desk: a mark in the index, or bounds in time. Words are not here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.accounts.models import User
from upheld.tickets.models import Ticket
from upheld.tickets.queries.finding import months, spans
from upheld.tickets.queries.finding.folding import plain
from upheld.tickets.queries.finding.grammar import Filter

NOBODY = 0
State = Ticket.State


class BadFilter(ValueError):
    """A filter asks for what there is not; the message says what would be right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What filters are understood by: whose search, on what desk, when."""

    viewer: User
    agreement: Agreement
    at: datetime
    zone: ZoneInfo
    # Asked for only by the filter that needs it: those who may answer, the desk's teams by number.
    agents: Callable[[], Sequence[User]]
    teams: Callable[[], Mapping[int, str]]
    # The desk's tags that begin as typed.
    tags: Callable[[str], Sequence[str]]
    # Marks of the customers that a name or an address means.
    customers: Callable[[str], Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What a filter asks of a ticket."""

    # One of these marks; none of them narrows.
    marks: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    due_by: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterKind:
    """One filter there is: its name, an example and what it means, for the page that teaches them."""

    key: str
    example: str
    meaning: str
    sought: Callable[[str, Ground], Sought] = field(repr=False)


def sought_by(asked: Filter, ground: Ground) -> Sought:
    """Return what a filter asks.

    Raises: BadFilter.
    """
    kind = next(kind for kind in kinds() if kind.key == asked.key)
    if not asked.value:
        raise BadFilter(_("%(key)s: needs a value, as in %(example)s.") % {"key": kind.key, "example": kind.example})
    found = kind.sought(asked.value, ground)
    if asked.negated and (found.since or found.until or found.due_by):
        raise BadFilter(_("%(filter)s cannot be turned round with a minus sign.") % {"filter": asked.text[1:]})
    return found


def kinds() -> tuple[FilterKind, ...]:
    """Return every filter there is, in the order in which they are taught."""
    return (
        FilterKind(key="is", example="is:open", meaning=_("open, held, resolved, unassigned or late"), sought=_state),
        FilterKind(key="with", example="with:me", meaning=_("who has it: me, nobody, a name"), sought=_holder),
        FilterKind(key="customer", example="customer:acme", meaning=_("a customer's name or address"), sought=_whose),
        FilterKind(key="due", example="due:<2h", meaning=_("its next promise falls due within"), sought=_due),
        FilterKind(key="priority", example="priority:p1", meaning=_("as triage set it"), sought=_priority),
        FilterKind(key="team", example="team:network", meaning=_("the team that has it"), sought=_team),
        FilterKind(key="tag", example="tag:billing", meaning=_("one of its tags"), sought=_tag),
        FilterKind(key="kind", example="kind:incident", meaning=_("what kind of ticket it is"), sought=_kind),
        FilterKind(key="after", example="after:2026-10-01", meaning=_("received on that day or later"), sought=_after),
        FilterKind(key="before", example="before:2026-11-01", meaning=_("received before that day"), sought=_before),
    )


def keys() -> tuple[str, ...]:
    """Return the names of the filters there are."""
    return tuple(kind.key for kind in kinds())


def _state(value: str, ground: Ground) -> Sought:
    wanted = {
        "open": Sought(marks=(f"=s={State.OPEN}", f"=s={State.ON_HOLD}")),
        "held": Sought(marks=(f"=s={State.ON_HOLD}",)),
        "resolved": Sought(marks=(f"=s={State.RESOLVED}",)),
        "unassigned": Sought(marks=(f"=h={NOBODY}",)),
        "late": Sought(marks=(f"=s={State.OPEN}", f"=s={State.ON_HOLD}"), due_by=ground.at),
    }
    return wanted[_one_of(value, "is", wanted)]


def _holder(value: str, ground: Ground) -> Sought:
    if plain(value) == "me":
        return Sought(marks=(f"=h={ground.viewer.pk}",))
    if plain(value) == "nobody":
        return Sought(marks=(f"=h={NOBODY}",))
    agents = ground.agents()
    meant = [agent for agent in agents if _begins(value, f"{agent.name} {agent.email}")]
    if not meant:
        raise BadFilter(_unknown("with", value, ["me", "nobody", *(str(agent) for agent in agents)]))
    return Sought(marks=tuple(f"=h={agent.pk}" for agent in meant))


def _whose(value: str, ground: Ground) -> Sought:
    marks = tuple(ground.customers(value))
    if not marks:
        raise BadFilter(_("No customer's name or address begins with “%(value)s”.") % {"value": value})
    return Sought(marks=marks)


def _due(value: str, ground: Ground) -> Sought:
    by = spans.instant_within(value, at=ground.at, zone=ground.zone)
    if by is None:
        raise BadFilter(
            _("“%(value)s” is no time to come: write due:<30m, due:<2h, due:<3d, due:today.") % {"value": value}
        )
    return Sought(marks=(f"=s={State.OPEN}", f"=s={State.ON_HOLD}"), due_by=by)


def _priority(value: str, ground: Ground) -> Sought:
    known = {term.key: term.label for term in ground.agreement.priorities}
    return Sought(marks=(f"=p={_meant('priority', value, known)}",))


def _team(value: str, ground: Ground) -> Sought:
    known = {str(number): name for number, name in ground.teams().items()}
    meant = [number for number, name in known.items() if _begins(value, name)]
    if not meant:
        raise BadFilter(_unknown("team", value, list(known.values())))
    return Sought(marks=tuple(f"=g={number}" for number in meant))


def _tag(value: str, ground: Ground) -> Sought:
    begun = ground.tags(value)
    if not begun:
        raise BadFilter(_("This desk has no tag that begins with “%(value)s”.") % {"value": value})
    return Sought(marks=tuple(f"=t={tag}" for tag in begun))


def _kind(value: str, _ground: Ground) -> Sought:
    return Sought(marks=(f"=k={_meant('kind', value, {kind.value: str(kind.label) for kind in Ticket.Kind})}",))


def _after(value: str, ground: Ground) -> Sought:
    since = _midnight(_day(value, "after"), ground)
    return Sought(marks=months.marks(since=since, until=ground.at + timedelta(days=1)), since=since)


def _before(value: str, ground: Ground) -> Sought:
    until = _midnight(_day(value, "before"), ground)
    return Sought(marks=months.marks(since=None, until=until), until=until)


def _day(value: str, key: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        written = {"value": value, "key": key}
        raise BadFilter(_("“%(value)s” is no day: write it as in %(key)s:2026-11-01.") % written) from fault


def _midnight(day: date, ground: Ground) -> datetime:
    # A day begins when the reader's own day does.
    return datetime.combine(day, time(), tzinfo=ground.zone)


def _meant(key: str, value: str, known: Mapping[str, str]) -> str:
    """Return the key that a person means by it or by its label, written in full or begun."""
    said = plain(value)
    exact = [one for one, label in known.items() if said in (plain(one), plain(label))]
    begun = [one for one, label in known.items() if _begins(value, f"{one} {label}")]
    if not exact and len(begun) != 1:
        raise BadFilter(_unknown(key, value, list(known.values())))
    return (exact or begun)[0]


def _one_of(value: str, key: str, known: Mapping[str, object]) -> str:
    if plain(value) not in known:
        raise BadFilter(_unknown(key, value, list(known)))
    return plain(value)


def _begins(value: str, names: str) -> bool:
    said = plain(value)
    return any(plain(names)[place:].startswith(said) for place in _beginnings(plain(names)))


def _beginnings(names: str) -> list[int]:
    return [0, *(place + 1 for place, letter in enumerate(names) if letter in " .-_")]


def _unknown(key: str, value: str, known: Sequence[str]) -> str:
    said = {"key": key, "value": value, "known": ", ".join(known)}
    if not known:
        return _("%(key)s:%(value)s finds nothing: this desk has none.") % said
    return _("%(key)s: knows no “%(value)s”. There are: %(known)s.") % said
