"""What the core costs: deadlines, folded clocks, a compiled calendar and a checked document, without a database.

Every figure is the best of a few rounds, in processor time: whatever else runs can only make a round slower.
The agreement and the document that are measured lie in `core_documents`.
"""

import json
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median

from benchmarks.core_documents import forty_clauses, national_office, two_years_of_clocks
from servicelevel.agreement.check import check_agreement
from servicelevel.calendars.support_time import add_support_time
from servicelevel.clocks.clock import read_clock

MILLION = 1_000_000
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
TWO_YEARS_S = 63_072_000
STARTS = 20_000
CLOCKS = 2_000
SHORT = timedelta(hours=1)
# Ten years of eight hours on weekdays, less holidays.
LONG = timedelta(hours=8 * 250 * 10)
IN_TEN_YEARS = datetime(2036, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print one figure a line, as JSON."""
    deadlines()
    growth()
    folds()
    compilation()
    checking()


def deadlines() -> None:
    """Measure deadlines of three support hours, counted from any second of two years."""
    calendar, starts, amount = national_office(), _starts(), timedelta(hours=3)

    def work() -> None:
        for start in starts:
            add_support_time(start, amount, calendar=calendar)

    seconds = best(work, rounds=25) / STARTS
    told = f"add_support_time, 3 support hours from any second of two years, national holidays, {STARTS} of them"
    figure("deadline_us", seconds * MILLION, "us", told)
    figure("million_deadlines_s", seconds * MILLION, "s", f"{told}, for a million")


def growth() -> None:
    """Measure what a deadline costs ten years ahead, over one an hour ahead, on the same compiled calendar."""
    calendar, starts = national_office(), _starts()
    add_support_time(max(starts), LONG, calendar=calendar)

    def work(amount: timedelta) -> Callable[[], None]:
        def add_to_each() -> None:
            for start in starts:
                add_support_time(start, amount, calendar=calendar)

        return add_to_each

    # In turn, so that a machine that slows down slows both; and the middle of many, as one of the two may be unlucky.
    ratios = [best(work(LONG), rounds=2) / best(work(SHORT), rounds=2) for _ in range(15)]
    figure("deadline_growth", median(ratios), "x", "a deadline ten years ahead over one an hour ahead")


def folds() -> None:
    """Measure clocks in support hours that were paused twice."""
    clocks = two_years_of_clocks(CLOCKS, chance=random.Random(7))

    def work() -> None:
        for clock in clocks:
            read_clock(clock.events, target=clock.target, at=clock.at)

    seconds = best(work, rounds=25) / CLOCKS
    told = f"read_clock, five events with two pauses, support hours, {CLOCKS} of them, for a million"
    figure("million_folds_s", seconds * MILLION, "s", told)


def compilation() -> None:
    """Measure compiling ten years of an office calendar with a country's holidays."""
    national_office().is_open(FIRST)  # the library of holidays is loaded by then

    def work() -> None:
        national_office().table(IN_TEN_YEARS, earliest=FIRST)

    seconds = best(work, rounds=15)
    figure("compile_ten_years_ms", seconds * 1000, "ms", "2026 to 2036, weekdays, national holidays of Brazil")


def checking() -> None:
    """Measure checking a document of forty clauses."""
    text = forty_clauses()
    result = check_agreement(text)
    assert result.publishable, result
    assert result.agreement is not None
    clauses, examples = len(result.agreement.clauses), len(result.examples)
    seconds = best(lambda: check_agreement(text), rounds=7)
    told = f"{clauses} clauses parsed, compiled and linted, {examples} examples run"
    figure("check_document_ms", seconds * 1000, "ms", told)


def best(work: Callable[[], object], *, rounds: int) -> float:
    """Return the processor seconds of the quickest of a few rounds, after one that is not counted."""
    work()
    seconds = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def figure(name: str, value: float, unit: str, work: str) -> None:
    """Print one figure."""
    print(json.dumps({"name": name, "value": round(value, 2), "unit": unit, "work": work}), flush=True)


def _starts() -> list[datetime]:
    chance = random.Random(7)
    return [FIRST + timedelta(seconds=chance.randrange(TWO_YEARS_S)) for _ in range(STARTS)]


if __name__ == "__main__":
    main()
