"""The script that a website names in one tag: the button, and the dialog with the form. What it does is `widget.ts`.

It is the same for every visitor of every website, and says nothing of who may show the form.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.desks.models import Desk
from upheld.now import now
from upheld.presentation.assets import text_of
from upheld.surfaces.widget.place import embedded_channel

KEPT_S = 300
# Of the desks' marks, white letters stand on them; the same as --desk-… in the stylesheet.
COLOURS = {
    Desk.Colour.TEAL: "#0b5a54",
    Desk.Colour.RUST: "#7a2d12",
    Desk.Colour.BLUE: "#1d4b8c",
    Desk.Colour.PLUM: "#3e3168",
    Desk.Colour.GREEN: "#245c33",
    Desk.Colour.SLATE: "#3a4350",
}


@require_safe
@cache_control(public=True, max_age=KEPT_S)
def script(request: HttpRequest, desk: str) -> HttpResponse:
    """Hand out the script; where the agreement has no such way in, one that says so once, and nothing else."""
    found = public_desk(desk)
    response = HttpResponse(_script_of(found, request), content_type="text/javascript; charset=utf-8")
    # Any website may load it, also one that isolates itself from others.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _script_of(desk: Desk, request: HttpRequest) -> str:
    if embedded_channel(agreement_in_force(desk, at=now())) is None:
        why = f"{desk.title}: this desk's agreement has no form for other websites, so no button is shown."
        return f"console.info({json.dumps(why)});\n"
    code = text_of("widget.ts")
    if code is None:
        return 'console.warn("The front end of this desk is not built.");\n'
    return f"(() => {{\nconst UPHELD = {json.dumps(_told(desk, request))};\n{code}\n}})();\n"


def _told(desk: Desk, request: HttpRequest) -> dict[str, object]:
    return {
        "home": request.build_absolute_uri("/"),
        "frame": reverse("widget:frame", args=[desk.name]),
        "page": reverse("portal:new", args=[desk.name]),
        "colour": COLOURS[Desk.Colour(desk.colour)],
        "words": {
            "open": _("Create a ticket"),
            "title": _("Create a ticket, {desk}").format(desk=desk.title),
            "close": _("Close"),
            "waiting": _("The form is on its way."),
            "elsewhere": _("It does not appear? Create the ticket on the desk’s own page."),
        },
    }
