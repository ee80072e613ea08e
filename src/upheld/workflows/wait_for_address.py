"""Keeping a request until whoever reads the mail of its address has said that it is theirs."""

from datetime import datetime

from upheld.agreements.facts import in_force
from upheld.customers.facts.language import spoken
from upheld.desks.models import Desk
from upheld.notifications.actions import correspondents
from upheld.tickets.actions import turn_away as refusals
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows.confirm_address import as_mails_have_it, is_unknown


def keep(desk: Desk, opening: Opening, sender: Sender, *, typed: dict[str, list[str]], at: datetime) -> IntakeRefusal:
    """Keep a request word by word, and ask by mail whether its address is theirs who sent it.

    An address that the desk knows is asked again, at most once an hour; one that it does not know, once.
    """
    row = refusals.keep_unproven(desk, opening, sender, version=in_force(desk, at=at), typed=typed, at=at)
    about, language = as_mails_have_it(desk), spoken(sender.language)
    if is_unknown(desk, sender.email):
        correspondents.ask(about, sender.email, number=0, language=language, at=at)
    else:
        correspondents.ask_known(about, sender.email, language=language, at=at)
    return row
