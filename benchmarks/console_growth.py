"""What the console's pages cost on one corpus, in processor time of Python and PostgreSQL, and how two corpora compare.

Processor time, as whatever else runs can only make an answer later, not dearer. How late answers come is `console`'s.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.console_key import COMMON, DESK, VIEWS, Key, key

if TYPE_CHECKING:
    from django.test import Client

REQUESTS = 40
WARM = 5
ROUNDS = 5
PAGES = ("queue", "views", "ticket", "search, rare", "search, common")
SMALL = ("--tickets", "10000", "--messages", "50000", "--seed", "1")


@contextmanager
def measuring(folder: str) -> Iterator[Callable[[str], float]]:
    """Give what measures a page over the corpus in a folder, in milliseconds, in a process of its own."""
    environ = {**os.environ, "UPHELD_DATA": folder}
    command = [sys.executable, "-m", "benchmarks.console_growth"]
    process = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    asking, answers = process.stdin, process.stdout
    if asking is None or answers is None:
        raise RuntimeError("the process has no pipes")

    def cost(name: str) -> float:
        print(name, file=asking, flush=True)
        return float(answers.readline())

    try:
        yield cost
    finally:
        asking.close()
        process.wait()


@contextmanager
def small_desk() -> Iterator[str]:
    """Give a folder with 10,000 tickets and 50,000 messages, loaded for the purpose."""
    with tempfile.TemporaryDirectory(prefix="upheld-bench-small-") as folder:
        environ = {**os.environ, "UPHELD_DATA": folder}
        Path(folder).chmod(0o711)  # the database may run as another user
        subprocess.run([sys.executable, "-m", "upheld.cli", "bench-data", *SMALL], env=environ, check=True)
        yield folder


def measured(large: str, small: str) -> tuple[str, float, str]:
    """Return the page whose cost grew most from a small corpus to a large one, by how much, and every page in words.

    One corpus takes turns with the other, as the machine's own speed may change from one minute to the next.
    """
    with measuring(large) as of_large, measuring(small) as of_small:
        turns = {name: [(of_large(name), of_small(name)) for _ in range(ROUNDS)] for name in PAGES}
    growth = {name: median(here / there for here, there in pairs) for name, pairs in turns.items()}
    name = max(growth, key=lambda page: growth[page])
    told = ", ".join(
        f"{page} {median(here for here, _ in pairs):.0f} over {median(there for _, there in pairs):.0f} ms"
        for page, pairs in turns.items()
    )
    return name, growth[name], told


def main() -> None:
    """Print what a page costs over the corpus in UPHELD_DATA, in milliseconds, for each that standard input names."""
    from upheld.config.processes import database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    with database.reachable():
        agent = key()
        pages = _pages(agent)
        client, backend = _client(agent), _backend()
        for line in sys.stdin:
            print(_cost(pages[line.strip()], client, backend), flush=True)
        from django.db import connection

        connection.close()


def _pages(agent: Key) -> dict[str, list[str]]:
    console = f"/{DESK}/console/"
    return {
        "queue": [console],
        "views": [f"{console}?view={view}" for view in VIEWS],
        "ticket": [f"{console}tickets/{number}/" for number in agent.open_numbers[:REQUESTS]],
        "search, rare": list(islice(_finding_one(console, agent), REQUESTS)),
        "search, common": [f"{console}search/?q={word.replace(' ', '+')}+" for word in COMMON],
    }


def _finding_one(console: str, agent: Key) -> Iterator[str]:
    """Yield searches that find one ticket: on a large desk a rare word has more to show, and each row is drawn."""
    client = _client(agent)
    paths = (f"{console}search/?q={word}+" for word in agent.rare)
    return (path for path in paths if _open(client, path).count(b" data-row>") == 1)


def _cost(paths: list[str], client: "Client", backend: int) -> float:
    for n in range(WARM):
        _open(client, paths[n % len(paths)])
    began = time.process_time() + _spent_by(backend)
    for n in range(REQUESTS):
        _open(client, paths[n % len(paths)])
    return (time.process_time() + _spent_by(backend) - began) / REQUESTS * 1000


def _client(agent: Key) -> "Client":
    from django.test import Client

    return Client(headers={"host": "localhost", "cookie": agent.headers["Cookie"]})


def _open(client: "Client", path: str) -> bytes:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return bytes(answer.content)


def _backend() -> int:
    """Return the process that answers the one connection of this one; no work of it is given to others."""
    from django.db import connection

    connection.settings_dict["OPTIONS"].pop("pool", None)
    connection.settings_dict["CONN_MAX_AGE"] = None
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _spent_by(process: int) -> float:
    """Return the processor seconds of a process, as Linux counts them."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
