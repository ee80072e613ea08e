"""What the console costs over 1,000,000 tickets and 5,000,000 messages: pages, searches, acts, and how that grows."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from urllib.parse import quote

from benchmarks import console_acts, console_growth, console_opening, pace, stack
from benchmarks.clients import Ask, Wrong, drive
from benchmarks.console_key import COMMON, DESK, VIEWS, Key, key

SECONDS = float(os.environ.get("UPHELD_BENCH_SECONDS", "5"))
MANY = 8
# Each figure is the middle one of so many rounds, as a machine shared with others is at times slower by half.
ROUNDS = 3
WARM_UP = 2.0  # seconds
CORPUS = ("--tickets", "1000000", "--messages", "5000000", "--seed", "1")
LOADED = f"upheld bench-data {' '.join(CORPUS)}"
OVER = "1,000,000 tickets and 5,000,000 messages, 600,000 tickets on this desk"


def main() -> int:
    """Print every figure; return 1 if one could not be had."""
    folder = os.environ.setdefault("UPHELD_BENCH_DATA", os.environ.get("UPHELD_DATA", ""))
    print(f"The corpus is that of `{LOADED}`, in {folder or 'a folder made now'}.", file=sys.stderr)
    whole = True
    with stack.running(corpus=CORPUS) as running:
        agent = key()
        for name, ask in _rounds(agent):
            for clients in (1, MANY):
                whole = _measured(running, name, ask, clients=clients) and whole
        whole = _acted(running, agent) and whole
        whole = _opened(running, agent) and whole
    with console_growth.small_desk() as small:
        name, growth, told = console_growth.measured(os.environ["UPHELD_DATA"], small)
    say("page_growth", round(growth, 2), "x", f"processor time of pages and their database, {told}; worst: {name}")
    return 0 if whole else 1


def _rounds(agent: Key) -> Iterator[tuple[str, Callable[[int], Ask]]]:
    console = f"/{DESK}/console/"
    pages = {
        "queue_p95_ms": lambda _: console,
        "views_p95_ms": lambda n: f"{console}?view={VIEWS[n % len(VIEWS)]}",
        "ticket_p95_ms": lambda n: f"{console}tickets/{agent.open_numbers[n % len(agent.open_numbers)]}/",
        "search_rare_p95_ms": lambda n: f"{console}search/?q={quote(agent.rare[n % len(agent.rare)] + ' ')}",
        "search_common_p95_ms": lambda n: f"{console}search/?q={quote(COMMON[n % len(COMMON)] + ' ')}",
    }
    for name, path in pages.items():
        yield name, _asking(path, agent)


def _asking(path: Callable[[int], str], agent: Key) -> Callable[[int], Ask]:
    return lambda n: Ask(method="GET", path=path(n), headers=agent.headers, marker=b"</html>")


def _measured(running: stack.Stack, name: str, ask: Callable[[int], Ask], *, clients: int) -> bool:
    full = name if clients == 1 else f"{name}_{clients}"
    try:
        drive(running.host, running.port, ask, clients=MANY, seconds=WARM_UP)
        loads = [drive(running.host, running.port, ask, clients=clients, seconds=SECONDS) for _ in range(ROUNDS)]
    except Wrong as fault:
        print(f"{full}: {fault}", file=sys.stderr)
        return False
    asked = "1 client" if clients == 1 else f"{clients} clients"
    found = [load.p95_ms for load in loads]
    rounds = f"{ROUNDS} rounds from {min(found):.0f} to {max(found):.0f} ms"
    pages = sum(len(load.latencies_ms) for load in loads)
    say(full, round(median(found), 1), "ms", f"{asked}, {rounds}, {pages} whole pages over {OVER}; {pace.told()}")
    return True


def _acted(running: stack.Stack, agent: Key) -> bool:
    """Measure one person's acts, till the answer, and till the page that shows the effect has come."""
    acts = console_acts.acts(agent)
    shown = (replace(act, then=_page_after(act, agent)) for act in acts)
    drive(running.host, running.port, lambda _: next(shown), clients=1, seconds=WARM_UP)
    whole = True
    kinds = (("action_p95_ms", acts, "its answer"), ("action_shown_p95_ms", shown, "the page after it"))
    for name, asks, till in kinds:
        try:
            load = drive(running.host, running.port, lambda _, asks=asks: next(asks), clients=1, seconds=SECONDS)
        except Wrong as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            whole = False
            continue
        told = f"1 client, {len(load.latencies_ms)} notes, assignments, tags, holds and their end, till {till}"
        say(name, round(load.p95_ms, 1), "ms", f"{told}, over {OVER}")
    return whole


def _page_after(act: Ask, agent: Key) -> Ask:
    ticket = act.path[: act.path.index("/", act.path.index("/tickets/") + len("/tickets/")) + 1]
    return Ask(method="GET", path=ticket, headers=agent.headers, marker=b"</html>")


def _opened(running: stack.Stack, agent: Key) -> bool:
    try:
        sent = console_opening.sent_kb(running.host, running.port, f"/{DESK}/console/", headers=agent.headers)
    except Wrong as fault:
        print(f"console_kb: {fault}", file=sys.stderr)
        return False
    say("console_kb", sent.kb, "kB", f"{len(sent.parts)} answers of a first opening: {sent.told}")
    return True


def say(name: str, value: float, unit: str, work: str) -> None:
    """Print one figure."""
    print(json.dumps({"name": name, "value": value, "unit": unit, "work": work}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
