"""What the core derived, said in the reader's language; in English it is what the core says itself."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from servicelevel.decisions.explain import duration_words, listing
from servicelevel.decisions.phrase import Moment, Part, Phrase, Quantity

_AMOUNT = re.compile(r"([0-9]{1,6}) (?:(business|support) )?(minute|hour|day)s?", re.ASCII)
_BY = re.compile(r"by ([0-9]{2}:[0-9]{2})", re.ASCII)
AMOUNTS_KEPT = 1_000


def spoken(part: Part) -> str:
    """Return a phrase in the reader's language; the words of an agreement stay as they stand there."""
    match part:
        case Phrase():
            return _(part.form).format_map({name: spoken(one) for name, one in part.parts})
        case Moment():
            return _instant(part.at.astimezone(part.zone))
        case Quantity():
            return amount_said(part.words)
        case timedelta():
            return duration_words(part)
        case tuple():
            return listing(map(spoken, part), last=_("and"))
        case _:
            return part


def amount_said(words: str) -> str:
    """Return an amount of time in the reader's language: "2 business hours", "by 08:00"; other words as they are."""
    return _amount_said(words, get_language() or "")


@lru_cache(maxsize=AMOUNTS_KEPT)
def _amount_said(words: str, _language: str) -> str:
    if by := _BY.fullmatch(words):
        return _("by {time}").format(time=by[1])
    found = _AMOUNT.fullmatch(words)
    return (_counted(int(found[1]), found[2] or "", found[3]) if found else None) or words


def _counted(count: int, kind: str, unit: str) -> str | None:
    forms = {
        ("", "minute"): ngettext("{count} minute", "{count} minutes", count),
        ("", "hour"): ngettext("{count} hour", "{count} hours", count),
        ("business", "minute"): ngettext("{count} business minute", "{count} business minutes", count),
        ("business", "hour"): ngettext("{count} business hour", "{count} business hours", count),
        ("business", "day"): ngettext("{count} business day", "{count} business days", count),
        ("support", "minute"): ngettext("{count} support minute", "{count} support minutes", count),
        ("support", "hour"): ngettext("{count} support hour", "{count} support hours", count),
        ("support", "day"): ngettext("{count} support day", "{count} support days", count),
    }
    form = forms.get((kind, unit))  # of days an agreement says which
    return form.format(count=count) if form else None


def _instant(local: datetime) -> str:
    return _("{day} at {time}").format(day=date_format(local, _("l j F Y")), time=f"{local:%H:%M}")
