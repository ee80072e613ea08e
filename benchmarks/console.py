"""What the console costs over 1,000,000 tickets and 5,000,000 messages: searches for rare and for common words."""

import json
import os
import random
import sys
from collections.abc import Callable
from urllib.parse import quote

import django

from benchmarks import stack
from benchmarks.clients import Ask, Wrong, drive

DESK = "integrato"  # the largest of the corpus
AGENT = f"bench-0@{DESK}.example"
SECONDS = float(os.environ.get("UPHELD_BENCH_SECONDS", "5"))
MANY = 8
WARM_UP = 2.0  # seconds
CORPUS = ("--tickets", "1000000", "--messages", "5000000", "--seed", "1")
OVER = "1,000,000 tickets and 5,000,000 messages, 600,000 tickets on this desk"
# Words that stand in most messages, that stand in every tenth, and pairs of both; with filters, as people write them.
COMMON = ("the", "order", "invoice", "customer invoice", "report is:open", "error priority:p1", "price", "the we it")
RARE_AT_MOST = 400


def main() -> int:
    """Print every figure; return 1 if one could not be had."""
    whole = True
    with stack.running(corpus=CORPUS) as running:
        cookie, rare = _key()
        for name, words in (("search_rare_p95_ms", rare), ("search_common_p95_ms", list(COMMON))):
            for clients in (1, MANY):
                whole = _measured(running, name, _searches(words, cookie), clients=clients) and whole
    return 0 if whole else 1


def _searches(words: list[str], cookie: str) -> Callable[[int], Ask]:
    headers = {"Cookie": f"sessionid={cookie}"}

    def ask(n: int) -> Ask:
        path = f"/{DESK}/console/search/?q={quote(words[n % len(words)] + ' ')}"
        return Ask(method="GET", path=path, headers=headers, marker=b"</html>")

    return ask


def _measured(running: stack.Stack, name: str, ask: Callable[[int], Ask], *, clients: int) -> bool:
    full = name if clients == 1 else f"{name}_{clients}"
    try:
        drive(running.host, running.port, ask, clients=MANY, seconds=WARM_UP)
        load = drive(running.host, running.port, ask, clients=clients, seconds=SECONDS)
    except Wrong as fault:
        print(f"{full}: {fault}", file=sys.stderr)
        return False
    asked = "1 client" if clients == 1 else f"{clients} clients"
    work = f"{asked}, {len(load.latencies_ms)} whole pages over {OVER}, 2 page processes"
    print(json.dumps({"name": full, "value": round(load.p95_ms, 1), "unit": "ms", "work": work}), flush=True)
    return True


def _key() -> tuple[str, list[str]]:
    """Return an agent's session, and codes that hardly any message has."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    django.setup()
    from django.test import Client

    from upheld.accounts.models import User
    from upheld.tickets.models import Message, Ticket

    client = Client()
    client.force_login(User.objects.get(email=AGENT))
    numbers = _numbers(Ticket.objects.filter(desk__name=DESK).order_by("-number").values_list("number", flat=True)[0])
    texts = Message.objects.filter(ticket__desk__name=DESK, ticket__number__in=numbers).values_list("text", flat=True)
    codes = {text.rsplit(" ", 1)[1].strip(".") for text in texts}
    return client.cookies["sessionid"].value, sorted(codes)[:RARE_AT_MOST]


def _numbers(last: int) -> list[int]:
    chance = random.Random(1)
    return [chance.randint(1, last) for _ in range(RARE_AT_MOST // 4)]


if __name__ == "__main__":
    sys.exit(main())
