"""The list of settings pages; each page is a module beside this one and one line below."""

from typing import NamedTuple

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, permits
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, page


class Section(NamedTuple):
    """One settings page: its title, what it is for, its address by name, and what a member needs to see it."""

    title: str | Promise
    description: str | Promise
    url_name: str
    permission: Permission


# First what each person sets for themselves, then what managers set for the desk.
SECTIONS = (
    Section(
        _("Your profile"),
        _("Name, zone, language, density and colours."),
        "console:settings_profile",
        Permission.READ_TICKETS,
    ),
    Section(
        _("Notifications"),
        _("How you are told of what, under the bell and by mail."),
        "console:settings_notifications",
        Permission.READ_TICKETS,
    ),
    Section(
        _("Sign-in security"),
        _("A second factor, a password, and where you are signed in."),
        "console:settings_security",
        Permission.READ_TICKETS,
    ),
    Section(
        _("Away"),
        _("Say until when, and hand over what falls due meanwhile."),
        "console:settings_away",
        Permission.WORK_TICKETS,
    ),
    Section(
        _("Your saved replies"),
        _("Words that you write often, and what you do with them; nobody else sees them."),
        "console:settings_own_macros",
        Permission.WORK_TICKETS,
    ),
    Section(_("Desk"), _("Title, colour, zone and mail address."), "console:settings_desk", Permission.MANAGE_DESK),
    Section(
        _("People and roles"),
        _("Who works here, as what, and who was invited."),
        "console:settings_people",
        Permission.MANAGE_DESK,
    ),
    Section(_("Teams"), _("Who knows what, to pass tickets to."), "console:settings_teams", Permission.MANAGE_DESK),
    Section(
        _("Fields"),
        _("What the desk itself wants to know of its tickets."),
        "console:fields",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Saved replies and macros"),
        _("Words written often, and what is done with them."),
        "console:settings_macros",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Rules"),
        _("What the desk does of itself when something happens on a ticket."),
        "console:settings_rules",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Services"),
        _("What customers depend on, and what is offered to no further contract."),
        "console:settings_services",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Closing codes"),
        _("How a ticket ended, asked when it is resolved."),
        "console:closing_codes",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Announcements"),
        _("What customers are told above every page, from when until when."),
        "console:settings_announcements",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Strangers"),
        _("Whether whoever is not logged in is asked for proof, and why."),
        "console:settings_strangers",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Survey"),
        _("Whether customers are asked how they were helped."),
        "console:settings_survey",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Company sign-in"),
        _("A company's own sign-in that this desk trusts for its people."),
        "console:settings_sign_in",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Mailboxes"),
        _("Where mail comes from and goes to, and what was not delivered."),
        "console:settings_mailboxes",
        Permission.MANAGE_DESK,
    ),
    Section(
        _("Form in other websites"),
        _("Which websites show this desk’s form, and the line that puts it there."),
        "console:settings_websites",
        Permission.MANAGE_DESK,
    ),
    Section(_("API keys"), _("Which programs may use this desk."), "console:settings_keys", Permission.MANAGE_DESK),
)


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List the settings pages that this person may see."""
    frame = frame_for(request, desk, permission=Permission.READ_TICKETS)
    sections = [
        (section, reverse(section.url_name, args=[desk]))
        for section in SECTIONS
        if permits(frame.member, section.permission)
    ]
    of_desk = [one for one in sections if one[0].permission == Permission.MANAGE_DESK]
    own = [one for one in sections if one not in of_desk]
    groups = ((_("For yourself"), own), (_("For the desk"), of_desk))
    return page(request, frame, "index", groups=[(title, listed) for title, listed in groups if listed])
