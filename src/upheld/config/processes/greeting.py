"""What `upheld run` tells its user once everything answers: where the desks are and how to sign in.

Nothing is started here.
"""

import asyncio
import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from upheld.config import environment
from upheld.config.processes.keeper import Say

INTERVAL = 0.3  # seconds between two looks
REMIND_EVERY = 15.0  # seconds between two words on what is awaited


async def greet(*, say: Say) -> None:
    """Wait until `/healthz` says that all is ready, then say the addresses."""
    waited = 0.0
    while missing := await asyncio.to_thread(not_ready):
        if waited and waited % REMIND_EVERY < INTERVAL:
            say("upheld", f"waiting for: {', '.join(missing)}")
        await asyncio.sleep(INTERVAL)
        waited += INTERVAL
    for line in await asyncio.to_thread(addresses, environment.base_url()):
        say("upheld", line)


def not_ready() -> list[str]:
    """Return the parts that `/healthz` says are not ready; `pages` while it does not answer."""
    host = environment.reached_host()
    bracketed = f"[{host}]" if ":" in host else host
    address = f"http://{bracketed}:{environment.port()}/healthz"
    allowed = urlsplit(environment.base_url()).netloc  # a real installation answers to its own name only
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Host": allowed}), timeout=5) as answer:
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
    from upheld.demo import sign_in  # needs Django ready

    first = {link.desk_name: link for link in reversed(sign_in.sign_in_links())}
    for name, link in sorted(first.items()):
        lines += [f"  {base}/{name}/", f"    sign in as {link.label}: {base}{link.path}"]
    website = f"http://localhost:{environment.website_port()}/"
    mail, form = f"Their mail: {base}/demo/mail/", f"A customer's website with the desk's form: {website}"
    return [*lines, f"Everyone else: {base}/demo/", mail, form]
