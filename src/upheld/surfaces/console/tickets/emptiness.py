"""What an empty view of the queue says: the fact, and the promise behind it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from servicelevel.agreement import terms
from upheld.tickets.queries.words import short_time

# Title, text and kind, by view.
_WORDS = {
    "mine": (_("Nothing is with you"), _("Take one from Unassigned, or wait to be given one."), "met"),
    "unassigned": (_("Every open ticket is with somebody"), _("A new one appears here by itself."), "met"),
    "past_due": (_("Nothing is past due"), _("Every dated promise on this desk still has time."), "met"),
    "breached": (_("No guarantee is breached"), _("Every guarantee on an open ticket was or can be kept."), "met"),
    "missed": (_("No target is missed"), _("Every target on an open ticket was or can be met."), "met"),
    "emergencies": (_("No emergency"), _("One that is declared stands here until it is resolved."), "met"),
    "in_line": (_("Nobody waits in line"), _("Requests that are served in order of receipt stand here."), "met"),
    "on_hold": (_("Nothing is on hold"), _("No clock stands still: we wait for nobody."), "met"),
    "no_promise": (_("Every open ticket has a promise"), _("Tickets without one would stand here."), "plain"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Emptiness:
    """Why there is nothing to see, as good news or plain."""

    title: str
    text: str
    kind: str = "met"


def emptiness(view: str, agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Emptiness:
    """Return the words for a view that holds nothing at an instant."""
    words = _WORDS.get(view)
    if words is not None:
        title, text, kind = words
        return Emptiness(title=gettext(title), text=gettext(text), kind=kind)
    if view != "next":
        title, text = gettext("Nothing in this view"), gettext("A ticket appears here as soon as it fits.")
        return Emptiness(title=title, text=text, kind="plain")
    return _nothing_due(agreement, at=at, zone=zone)


def _nothing_due(agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Emptiness:
    office = agreement.office
    if office.is_open(at):
        return Emptiness(
            title=gettext("Nothing is due"), text=gettext("No open ticket. A new one appears here by itself.")
        )
    opens = short_time(office.next_opening(at), at=at, zone=zone)
    return Emptiness(
        title=gettext("Nothing due before %(opening)s") % {"opening": opens},
        text=gettext("%(hours)s begin then.") % {"hours": office.label[:1].upper() + office.label[1:]},
    )
