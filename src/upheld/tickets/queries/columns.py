"""Which columns a row of the queue can show beside its promise and its subject; how they are drawn is elsewhere."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COLUMNS: dict[str, str | Promise] = {
    "priority": _("Priority"),
    "place": _("Place in line"),
    "customer": _("Customer and plan"),
    "kind": _("Kind"),
    "service": _("Service"),
    "channel": _("Received by"),
    "team": _("Team"),
    "with": pgettext_lazy("whose the ticket is", "With"),
    "received": _("Received"),
    "age": _("Last word"),
}
DEFAULT_COLUMNS = ("priority", "customer", "with", "age")
COLUMNS_AT_MOST = 7


class BadColumns(ValueError):
    """A view shows some of the columns there are, and not too many."""


def chosen(columns: Iterable[str]) -> tuple[str, ...]:
    """Return columns in the order in which a row shows them. Raises BadColumns."""
    wanted = set(columns)
    if unknown := sorted(wanted - COLUMNS.keys()):
        raise BadColumns(
            _("there is no column %(unknown)s; there are %(known)s")
            % {"unknown": ", ".join(unknown), "known": ", ".join(COLUMNS)}
        )
    if len(wanted) > COLUMNS_AT_MOST:
        raise BadColumns(_("choose at most %(count)s columns") % {"count": COLUMNS_AT_MOST})
    return tuple(key for key in COLUMNS if key in wanted)
