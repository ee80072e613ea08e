"""What `upheld run` tells its user once everything answers: where the desks are and how to sign in; nothing is started here."""

import asyncio
import json
import urllib.error
import urllib.request

from upheld.config import environment
from upheld.config.processes.keeper import Say

ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared with, never bound
INTERVAL = 0.3  # seconds between two looks
REMIND_EVERY = 15.0  # seconds between two words on what is awaited


async def greet(host: str, *, say: Say) -> None:
    """Wait until `/healthz` says that all is ready, then say the addresses."""
    waited = 0.0
    while missing := await asyncio.to_thread(not_ready, host):
        if waited and waited % REMIND_EVERY < INTERVAL:
            say("upheld", f"waiting for: {', '.join(missing)}")
        await asyncio.sleep(INTERVAL)
        waited += INTERVAL
    for line in await asyncio.to_thread(addresses, base_url(host)):
        say("upheld", line)


def base_url(host: str) -> str:
    """Return the address of the pages, as a browser on this machine would reach them."""
    name = "localhost" if host in (*ANYWHERE, "127.0.0.1", "::1") else host
    return f"http://{name}:{environment.port()}"


def not_ready(host: str) -> list[str]:
    """Return the parts that `/healthz` says are not ready; `pages` while it does not answer."""
    reached = "127.0.0.1" if host in ANYWHERE else host
    bracketed = f"[{reached}]" if ":" in reached else reached
    address = f"http://{bracketed}:{environment.port()}/healthz"
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  our own address
            answer.read()
    except urllib.error.HTTPError as refusal:
        parts: dict[str, str] = json.loads(refusal.read()).get("parts", {}) if refusal.code == 503 else {}
        return [name for name, state in parts.items() if state != "ready"] or ["pages"]
    except OSError:
        return ["pages"]
    return []


def addresses(base: str) -> list[str]:
    """Return the lines that greet: the desks and, in the demo, the links that sign a person in."""
    lines = [f"Upheld is ready at {base}/"]
    if environment.production():
        return lines
    from upheld import demo  # needs Django ready

    links = [f"  {link.label:<44} {base}{link.path}" for link in demo.sign_in_links()]
    return [*lines, f"People and their sign-in: {base}/demo/   Mail: {base}/demo/mail/", *links]
