"""What an agent does on one ticket after another: a note, giving it to somebody, a tag, a hold and its end."""

from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.clients import Ask
from benchmarks.console_key import DESK, Key

FORM = "application/x-www-form-urlencoded"
REASON = "customer"


def acts(agent: Key) -> Iterator[Ask]:
    """Yield acts without end; each ticket is left open, and no act is refused."""
    turn = 0
    while True:
        for number in agent.open_numbers:
            turn += 1
            colleague = str(agent.agents[turn % len(agent.agents)])
            yield _post(agent, number, "notes", {"text": f"Looked at it, turn {turn}.", "submission": str(uuid4())})
            yield _post(agent, number, "assignment", {"agent": colleague, "although_away": "on"})
            yield _post(agent, number, "tags", {"name": f"seen-{turn % 7}"})
            yield _post(agent, number, "hold", {"reason": REASON, "note": "Asked for the log."})
            yield _post(agent, number, "hold/lifted", {})


def _post(agent: Key, number: int, act: str, typed: dict[str, str]) -> Ask:
    body = urlencode({"csrfmiddlewaretoken": agent.csrf, **typed}).encode()
    headers = {**agent.headers, "Content-Type": FORM}
    return Ask(method="POST", path=f"/{DESK}/console/tickets/{number}/{act}/", headers=headers, body=body, status=302)
