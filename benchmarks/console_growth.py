"""What the console's pages cost on one corpus, in processor time of Python and PostgreSQL, and how two corpora compare.

Processor time, as whatever else runs can only make an answer later, not dearer. How late answers come is `console`'s.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.console_key import COMMON, DESK, VIEWS, Key, key

if TYPE_CHECKING:
    from django.test import Client

REQUESTS = 40
WARM = 5
ROUNDS = 3
SMALL = ("--tickets", "10000", "--messages", "50000", "--seed", "1")


def costs(folder: str) -> dict[str, float]:
    """Return what each page costs over the corpus in a folder, in milliseconds, measured by a process of its own."""
    environ = {**os.environ, "UPHELD_DATA": folder}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.console_growth"], env=environ, stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout))


def costs_of_a_small_desk() -> dict[str, float]:
    """Return the same over 10,000 tickets and 50,000 messages, loaded for the purpose."""
    with tempfile.TemporaryDirectory(prefix="upheld-bench-small-") as folder:
        environ = {**os.environ, "UPHELD_DATA": folder}
        Path(folder).chmod(0o711)  # the database may run as another user
        subprocess.run([sys.executable, "-m", "upheld.cli", "bench-data", *SMALL], env=environ, check=True)
        return costs(folder)


def worst(large: Mapping[str, float], small: Mapping[str, float]) -> tuple[str, float, str]:
    """Return the page whose cost grew most from a small corpus to a large one, by how much, and every page in words."""
    growth = {name: large[name] / small[name] for name in small}
    name = max(growth, key=lambda page: growth[page])
    told = ", ".join(f"{page} {large[page]:.0f} over {small[page]:.0f} ms" for page in small)
    return name, growth[name], told


def main() -> None:
    """Print what each page costs over the corpus in UPHELD_DATA as one JSON object."""
    from upheld.config.processes import database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    with database.reachable():
        agent = key()
        measured = {name: _cost(paths, agent) for name, paths in _pages(agent).items()}
        from django.db import connection

        connection.close()
    print(json.dumps(measured))


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


def _cost(paths: list[str], agent: Key) -> float:
    """Return the middle of a few rounds, in milliseconds a page."""
    client, backend = _client(agent), _backend()
    for n in range(WARM):
        _open(client, paths[n % len(paths)])
    rounds = []
    for turn in range(ROUNDS):
        began = time.process_time() + _spent_by(backend)
        for n in range(REQUESTS):
            _open(client, paths[(turn * REQUESTS + n) % len(paths)])
        rounds.append((time.process_time() + _spent_by(backend) - began) / REQUESTS * 1000)
    return round(median(rounds), 2)


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
