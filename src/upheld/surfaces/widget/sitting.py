"""Somebody before the form in a website: who asks, what stands around the form, what it says once it is sent."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.customers.queries import contact_with
from upheld.files.limits import LARGEST_FORM
from upheld.presentation.customer_page import frame
from upheld.presentation.intake import proving
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.surfaces.widget.bringing import waiting_for
from upheld.surfaces.widget.place import CHANNEL, Place
from upheld.surfaces.widget.policy import limited
from upheld.surfaces.widget.visit import Visit
from upheld.tickets.actions.attach import NOTHING, Chosen
from upheld.tickets.actions.receive import Opening

LONGEST_BROWSER = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """One request to the embedded form."""

    request: HttpRequest
    place: Place
    visit: Visit
    asking: Asking

    @property
    def at(self) -> datetime:
        """When it was made."""
        return self.asking.at

    @property
    def lacks_account(self) -> bool:
        """Whether the agreement serves only whom the website vouches for, and it vouches for nobody."""
        return self.place.channel.needs_account and self.visit.who is None

    @property
    def told(self) -> dict[str, str]:
        """What is known of where the form stands; it is shown, and goes along if its reader lets it."""
        browser = self.request.headers.get("User-Agent", "")
        shown = browser[:LONGEST_BROWSER] if browser.isprintable() else ""
        return {"page": self.visit.page, "viewport": self.visit.viewport, "browser": shown}

    def sent_form(self) -> TicketForm:
        """Return the form as it was sent, whole or not."""
        return self.asking.form(data=self.request.POST)

    def opening(self, form: TicketForm, files: Chosen = NOTHING) -> Opening:
        """Return what a valid form says; with the page, the window and the browser unless its reader said not to."""
        opening = replace(self.asking.opening(form), files=files)
        told = {name: said for name, said in self.told.items() if said}
        if not told or "told" not in self.request.POST:
            return opening
        return replace(opening, answers={**opening.answers, "sent_from": told})

    def page(self, name: str, form: TicketForm, *, status: int = 200, **shown: Any) -> HttpResponse:
        """Return a page of the frame by the name of its template."""
        asking = self.asking
        around = frame(asking.desk, asking.agreement, viewer=AnonymousUser(), at=asking.at, active="new")
        visit = {"visit": self.visit.token, "theme": self.visit.theme, "origins": self.place.origins}
        told = {"told": self.told, "without_told": form.is_bound and "told" not in self.request.POST}
        files = {"waiting": waiting_for(self.request, asking) if form.is_bound else (), "largest_form": LARGEST_FORM}
        proof = {"riddle": proving.riddle(asking) if name == "form" else ""}
        context = around | asking.shown(form) | visit | told | files | proof | shown
        return limited(render(self.request, f"widget/{name}.html", context, status=status), self.place)


def sitting(request: HttpRequest, place: Place, visit: Visit, *, at: datetime) -> Sitting:
    """Return whoever is before the form: the person for whom the website vouches, else a stranger.

    Never who is signed in at the desk in the same browser.
    """
    asking = Asking(
        desk=place.desk,
        agreement=place.agreement,
        contact=contact_with(place.desk, visit.who[1]) if visit.who else None,
        identity=visit.who,
        channel=CHANNEL,
        zone=ZoneInfo(place.desk.zone),
        at=at,
    )
    return Sitting(request=request, place=place, visit=visit, asking=asking)
