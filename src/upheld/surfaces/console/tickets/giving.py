"""To whom a ticket could be given, as its page offers them: whoever is away is named as such, and comes last."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.desks.queries import away_from
from upheld.presentation.when import words
from upheld.surfaces.console.frame import Frame
from upheld.tickets.queries.detail import TicketDetail


@dataclass(frozen=True, kw_only=True, slots=True)
class Giving:
    """The choices, whether any of them is away, and until when the one who has the ticket is."""

    # Each with their number and their name.
    others: tuple[tuple[int, str], ...]
    some_away: bool
    # empty while they are here
    holder_away: str


def giving(detail: TicketDetail, agents: Iterable[User], frame: Frame) -> Giving:
    """Return to whom a ticket could be given; one query."""
    away = {
        number: _("away until %(when)s") % {"when": words(until, zone=frame.zone, at=frame.at)}
        for number, until in away_from(frame.member.desk, at=frame.at).items()
    }
    others = [agent for agent in agents if agent.pk not in {detail.holder_id, frame.member.user_id}]
    others.sort(key=lambda one: one.pk in away)
    return Giving(
        others=tuple((one.pk, f"{one}, {away[one.pk]}" if one.pk in away else str(one)) for one in others),
        some_away=any(one.pk in away for one in others),
        holder_away=away.get(detail.holder_id or 0, ""),
    )
