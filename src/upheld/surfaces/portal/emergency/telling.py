"""What has been done about a declared emergency, as it happens, for whoever declared it."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.presentation.live_address import live_url
from upheld.presentation.live_keys import key_for_ticket
from upheld.surfaces.portal.emergency.explaining import phones_of
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.own import own_ticket
from upheld.surfaces.portal.tickets.story import cited_faces
from upheld.tickets.queries.alarm import Alarm, alarm_of, consent_of
from upheld.tickets.queries.detail import detail_for_customer
from upheld.tickets.queries.words import long_duration

# How often the page asks again, with script and without.
AGAIN_S = 15


@require_safe
@private
def told(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show whom the emergency has reached, who has it and what they wrote; a ticket that is none has its usual page."""
    own = own_ticket(request, desk, number, at=now())
    detail = detail_for_customer(own.ticket, at=own.at, zone=own.zone)
    if detail.emergency is None or own.goes_on_in is not None:
        return redirect("portal:ticket", desk=own.desk.name, number=number)
    alarm = alarm_of(own.ticket)
    shown = {
        "detail": detail,
        "ticket": own.ticket,
        "faces": cited_faces(detail),
        "alarm": alarm,
        "headline": headline(alarm),
        "waited": waited(alarm, own.ticket.received_at, at=own.at),
        "phones": phones_of(detail.agreement),
        "consent": consent_of(own.ticket),
        "again_s": AGAIN_S,
        "live_url": live_url(request, key_for_ticket(own.desk.name, number, at=own.at)),
    }
    return render(request, "portal/emergency/told.html", own.around(request) | shown)


def headline(alarm: Alarm) -> str:
    """Return where the emergency stands, no more than rows say."""
    if alarm.resolved:
        return _("It is resolved")
    if alarm.holder:
        return _("{who} has it").format(who=alarm.holder)
    if alarm.seen:
        return _("It was seen; nobody has it yet")
    if not alarm.delivered:
        return _("Nobody has been reached yet")
    sent = ngettext("{count} person was written to", "{count} people were written to", alarm.delivered)
    return sent.format(count=alarm.delivered)


def waited(alarm: Alarm, received_at: datetime, *, at: datetime) -> str:
    """Return for how long nobody has had it; empty once somebody does."""
    if alarm.holder or alarm.resolved:
        return ""
    span = at - received_at
    if span >= timedelta(minutes=1):
        return _("Nobody has it yet, after {time}.").format(time=long_duration(span))
    seconds = int(span.total_seconds())
    return ngettext(
        "Nobody has it yet, after {count} second.", "Nobody has it yet, after {count} seconds.", seconds
    ).format(count=seconds)
