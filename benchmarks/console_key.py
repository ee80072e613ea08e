"""What opens the console to a benchmark, and what there is to look at on its desk; nothing is measured here."""

import os
import random
from dataclasses import dataclass

import django

DESK = "integrato"  # the largest of the corpus
AGENT = f"bench-0@{DESK}.example"
# Words that stand in most messages, that stand in every tenth, and pairs of both; with filters, as people write them.
COMMON = ("the", "order", "invoice", "customer invoice", "report is:open", "error priority:p1", "price", "the we it")
VIEWS = ("mine", "unassigned", "past_due", "breached", "missed", "on_hold")
RARE_AT_MOST = 400
TICKETS_AT_MOST = 2_000


@dataclass(frozen=True, kw_only=True)
class Key:
    """An agent's session, and what they look at."""

    cookie: str
    # What a form carries against forgery, in the page and in the cookie.
    csrf: str
    # Open tickets, none on hold, in no order.
    open_numbers: list[int]
    # Who answers on the desk, by number.
    agents: list[int]
    # Words that hardly any message has.
    rare: list[str]

    @property
    def headers(self) -> dict[str, str]:
        """What every request of the agent carries."""
        return {"Cookie": f"sessionid={self.cookie}; csrftoken={self.csrf}", "Accept-Encoding": "identity"}


def key() -> Key:
    """Sign the agent in and look for open tickets and rare words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    django.setup()
    from django.middleware.csrf import _get_new_csrf_string  # the form of it is Django's own
    from django.test import Client

    from upheld.accounts.models import User
    from upheld.desks.models import Membership
    from upheld.tickets.models import Ticket

    client = Client()
    client.force_login(User.objects.get(email=AGENT), backend="django.contrib.auth.backends.ModelBackend")
    # By the index of what is open; the newest of them.
    waiting = Ticket.objects.filter(desk__name=DESK, facets__contains=["state=open"]).order_by("-number")
    numbers = list(waiting.values_list("number", flat=True)[:TICKETS_AT_MOST])
    agents = Membership.objects.filter(desk__name=DESK, ended_at__isnull=True, user__email__startswith="bench-")
    random.Random(1).shuffle(numbers)
    return Key(
        cookie=client.cookies["sessionid"].value,
        csrf=_get_new_csrf_string(),
        open_numbers=numbers,
        agents=list(agents.order_by("user_id").values_list("user_id", flat=True)),
        rare=_rare(),
    )


def _rare() -> list[str]:
    """Return the codes at the end of some messages, which hardly any other has."""
    from upheld.tickets.models import Message, Ticket

    last = Ticket.objects.filter(desk__name=DESK).order_by("-number").values_list("number", flat=True)[0]
    chance = random.Random(1)
    numbers = [chance.randint(1, last) for _ in range(RARE_AT_MOST // 4)]
    texts = Message.objects.filter(ticket__desk__name=DESK, ticket__number__in=numbers).values_list("text", flat=True)
    return sorted({text.rsplit(" ", 1)[1].strip(".") for text in texts if " " in text})[:RARE_AT_MOST]
