"""Loading the corpus: which lives become which tickets, all of it in one transaction. What is in a row is not here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from random import Random

from django.db import connection, transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.audit.queries import history_of
from upheld.demo.bench_data import bare_tables, copying, tickets
from upheld.demo.bench_data.lives import Life, Setting, lives
from upheld.demo.bench_data.people import Place, places
from upheld.demo.bench_data.words import Speech, speech
from upheld.desks.models import Desk
from upheld.improvement.actions import stale
from upheld.tickets.models import Assignment, Clock, ClockEvent, Closure, Hold, Message, SearchEntry, Ticket, TicketTag

SUBJECT = "bench data"
OPEN_SHARE = 0.15
# However many tickets there are: a desk that grows resolves more.
OPEN_AT_MOST = 20_000
# Lives computed per desk and plan, as many of open tickets as of resolved ones; tickets beyond these share them.
LIVES = 350
# One desk is large: costs that grow with a desk, and not with an installation, show there.
LARGEST = "integrato"
TIMES_LARGER = 6
BATCH = 10_000
TABLES = (Ticket, Message, Clock, ClockEvent, Hold, Closure, Assignment, TicketTag, AuditEvent)
Say = Callable[[str], None]


class LoadedOtherwise(ValueError):
    """Another corpus is in this database; the message says which."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """How much is loaded, and by which seed."""

    tickets: int
    messages: int
    seed: int
    lives: int = LIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Cohort:
    """The lives that tickets of one desk and plan share."""

    place: Place
    plan: str
    open: Sequence[Life]
    resolved: Sequence[Life]


def load(corpus: Corpus, *, at: datetime, say: Say) -> None:
    """Load a corpus as of `at`, unless it is there already; raises LoadedOtherwise when another is.

    Some thousands of lives are computed for real and shared; live pages hear nothing of it, and no mail is written.
    """
    told = {"tickets": corpus.tickets, "messages": corpus.messages, "seed": corpus.seed}
    before = history_of(SUBJECT, 1, desk="").first()
    if before is not None:
        if before.facts != told:
            raise LoadedOtherwise(f"this database holds {before.facts}; use another UPHELD_DATA for {told}")
        say("The corpus is loaded already.")
        return
    with transaction.atomic():
        _load(corpus, at=at, say=say)
        record(SUBJECT, 1, "loaded", desk="", by=THE_DESK, at=at, facts=told)


def tidy() -> None:
    """Vacuum and count now, rather than let the server do it while something is measured; not in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _load(corpus: Corpus, *, at: datetime, say: Say) -> None:
    chance = Random(corpus.seed)  # noqa: S311  a corpus, not a secret
    cohorts = _cohorts(places(chance=chance, at=at), count=corpus.lives, chance=chance)
    say(f"{sum(len(one.open) + len(one.resolved) for one in cohorts)} lives computed.")
    stories = _stories(_cast(corpus, cohorts, chance), corpus, speech=speech(chance), chance=chance)
    # No trigger runs either: live pages would be told of every ticket of the past year at once.
    with bare_tables.bare(TABLES):
        while batch := list(islice(stories, BATCH)):
            rows = tickets.Rows()
            for story in batch:
                tickets.tell(story, rows, chance=chance)
            _write(rows)
            say(f"{batch[-1].id} is the last ticket written.")
        say("Making the indexes.")
    with bare_tables.bare((SearchEntry,)):
        say("Telling the words apart.")
        copying.fill_search_entries()
    for model in (Ticket, Clock):
        copying.count_on(model)
    stale.mark_every_day()


def _cohorts(found: Sequence[Place], *, count: int, chance: Random) -> Sequence[Cohort]:
    return [
        Cohort(
            place=place,
            plan=plan,
            open=lives(setting, resolved=False, count=count, chance=chance),
            resolved=lives(setting, resolved=True, count=count, chance=chance),
        )
        for place in found
        for plan in place.contacts
        for setting in (Setting(agreement=place.agreement, plan=plan, since=place.version.effective_at, at=place.at),)
    ]


def _cast(corpus: Corpus, cohorts: Sequence[Cohort], chance: Random) -> Sequence[tuple[Life, Cohort]]:
    """Return a life for each ticket, in the order of receipt, as a desk numbers them."""
    by_desk = [list(group) for _, group in groupby(cohorts, key=lambda one: one.place.desk.pk)]
    weights = [TIMES_LARGER if group[0].place.desk.name == LARGEST else 1 for group in by_desk]
    open_share = min(OPEN_SHARE, OPEN_AT_MOST / corpus.tickets)
    chosen = []
    for _ in range(corpus.tickets):
        cohort = chance.choice(chance.choices(by_desk, weights)[0])
        chosen.append((chance.choice(cohort.open if chance.random() < open_share else cohort.resolved), cohort))
    return sorted(chosen, key=lambda pair: pair[0].received_at)


def _stories(
    chosen: Sequence[tuple[Life, Cohort]], corpus: Corpus, *, speech: Speech, chance: Random
) -> Iterator[tickets.Story]:
    ticket_id, clock_id = copying.first_free(Ticket), copying.first_free(Clock)
    numbers = {cohort.place.desk.pk: cohort.place.desk.last_number for _, cohort in chosen}
    written = 0
    for position, (life, cohort) in enumerate(chosen):
        place = cohort.place
        numbers[place.desk.pk] += 1
        messages = max(2, round(corpus.messages * (position + 1) / len(chosen)) - written)
        written += messages
        yield tickets.Story(
            life=life,
            place=place,
            id=ticket_id + position,
            number=numbers[place.desk.pk],
            first_clock_id=clock_id,
            contact=chance.choice(place.contacts[cohort.plan]),
            agent=chance.choice(place.agents),
            messages=messages,
            speech=speech,
        )
        clock_id += len(life.clocks)
    for desk, number in numbers.items():
        Desk.objects.filter(pk=desk).update(last_number=number)


def _write(rows: tickets.Rows) -> None:
    copying.copy(Ticket, tickets.TICKET, rows.tickets)
    copying.copy(Message, tickets.MESSAGE, rows.messages)
    copying.copy(Clock, tickets.CLOCK, rows.clocks)
    copying.copy(ClockEvent, tickets.CLOCK_EVENT, rows.clock_events)
    copying.copy(Hold, tickets.HOLD, rows.holds)
    copying.copy(Closure, tickets.CLOSURE, rows.closures)
    copying.copy(Assignment, tickets.ASSIGNMENT, rows.assignments)
    copying.copy(TicketTag, tickets.TICKET_TAG, rows.ticket_tags)
    copying.copy(AuditEvent, tickets.AUDIT_EVENT, rows.audit_events)
