"""What the core derived, said in the reader's language; in English it is what the core says itself."""

from datetime import datetime, timedelta

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from servicelevel.decisions.explain import duration_words, listing
from servicelevel.decisions.phrase import Moment, Part, Phrase


def spoken(part: Part) -> str:
    """Return a phrase in the reader's language; the words of an agreement stay as they stand there."""
    match part:
        case Phrase():
            return _(part.form).format_map({name: spoken(one) for name, one in part.parts})
        case Moment():
            return _instant(part.at.astimezone(part.zone))
        case timedelta():
            return duration_words(part)
        case tuple():
            return listing(map(spoken, part), last=_("and"))
        case _:
            return part


def _instant(local: datetime) -> str:
    return _("{day} at {time}").format(day=date_format(local, _("l j F Y")), time=f"{local:%H:%M}")
