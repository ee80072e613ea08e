"""Which tickets an act may concern that concerns many: found by index, without reading any other."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet, TextField, Value

from servicelevel.agreement.correction import calendars_asked_about
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import REACH
from servicelevel.instants import Period
from upheld.agreements.models import Annex
from upheld.customers.models import Contract
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.models.clock import COUNTED_OVER


def open_tickets_of(contract: Contract) -> QuerySet[Ticket]:
    """Return the tickets under a contract that are not resolved, the oldest first."""
    return _loaded().filter(~Q(state=Ticket.State.RESOLVED), contract=contract).order_by("id")


def annexes_among(versions: Sequence[int]) -> Sequence[int]:
    """Return the keys of the annexes that hold for a ticket pinned to one of `versions`."""
    held = Ticket.objects.filter(annex=OuterRef("pk"), agreement_version__in=versions)
    return list(Annex.objects.filter(Exists(held)).order_by("pk").values_list("pk", flat=True))


def touched_by(
    changed: Mapping[str, Sequence[Period]], *, versions: Sequence[int], annex: int | None, wrong: Agreement
) -> QuerySet[Ticket]:
    """Return the tickets pinned to `versions` that may read differently because hours of `wrong` have `changed`.

    Only tickets for which `annex` holds, or no annex if it is None; `wrong` is what was meant together with it.
    Those are the tickets of which a clock counted over such an hour, and those received in one where that alone
    decides what is promised. It may name a few too many; what a recount finds unchanged is let alone.
    """
    touched = Q(pk__in=[])
    for name, periods in changed.items():
        touched |= Q(pk__in=clocks_counted_over(periods, name, wrong=wrong).values("ticket"))
        if name in calendars_asked_about(wrong):
            touched |= _received_in(periods)
    held_to = _loaded().filter(agreement_version__in=versions, annex=annex)
    # Nothing counts on a ticket that was merged; undoing that reads its clocks as corrected.
    return held_to.filter(touched, merged_into__isnull=True).order_by("id")


def clocks_counted_over(periods: Sequence[Period], name: str, *, wrong: Agreement) -> QuerySet[Clock]:
    """Return the clocks that counted on the calendar `name` of `wrong` over any of `periods`, or waited for one."""
    hours = _multirange(_widened(period, name, wrong) for period in periods)
    return Clock.objects.filter(_Overlaps(COUNTED_OVER, hours), calendar=name, withdrawn__isnull=True)


class _Overlaps(Func):
    arg_joiner = " && "
    template = "%(expressions)s"
    output_field = BooleanField()


def _multirange(periods: Iterable[tuple[str, str]]) -> Func:
    text = ",".join(f"[{start},{end}]" for start, end in periods)
    return Func(Value(f"{{{text}}}"), template="%(expressions)s::tstzmultirange", output_field=TextField())


def _widened(period: Period, name: str, wrong: Agreement) -> tuple[str, str]:
    """Return a changed stretch with what may depend on it: the day before, and the opening that was waited for."""
    calendar = wrong.calendars[name]
    opening = calendar.next_opening(period.start)
    ends = max(period.end or opening, opening)
    return (period.start - REACH).isoformat(), ends.isoformat()


def _received_in(periods: Sequence[Period]) -> Q:
    received = Q(pk__in=[])
    for period in periods:
        received |= Q(received_at__gte=period.start, received_at__lt=period.end)
    return received


def _loaded() -> QuerySet[Ticket]:
    return Ticket.objects.select_related("desk", "contact", "agreement_version__agreement").defer(
        "agreement_version__text"
    )
