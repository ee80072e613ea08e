"""What mails say of promises: how firm, when, by which clause; the rest of each mail is in its templates."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from upheld.spoken import amount_said
from upheld.tickets.queries.words import day_words, full_time

# What is promised, in the middle of a sentence, and as the beginning of one.
NOUNS = {
    "response_time": gettext_lazy("first response"),
    "next_response_time": gettext_lazy("next response"),
    "update_interval": gettext_lazy("update"),
    "workaround_time": gettext_lazy("workaround"),
    "resolution_time": gettext_lazy("resolution"),
}
_ONE = {
    "response_time": gettext_lazy("A first response"),
    "next_response_time": gettext_lazy("A next response"),
    "update_interval": gettext_lazy("An update"),
    "workaround_time": gettext_lazy("A workaround"),
    "resolution_time": gettext_lazy("A resolution"),
}
# How firm a promise is, as the agreement's own word for it.
FIRMNESS = {
    "guaranteed": pgettext_lazy("what is promised", "guaranteed"),
    "target": pgettext_lazy("what is promised", "target"),
    "typical": pgettext_lazy("what is promised", "typical"),
    "best_effort": pgettext_lazy("what is promised", "best effort"),
    "discretionary": pgettext_lazy("what is promised", "at our discretion"),
}
_BY = {
    "guaranteed": gettext_lazy("{what} will come by {when}"),
    "target": gettext_lazy("{what} is to come by {when}"),
    "typical": gettext_lazy("{what} typically comes by {when}"),
    "best_effort": gettext_lazy("{what} perhaps comes by {when}"),
    "discretionary": gettext_lazy("{what} comes, at our discretion, by {when}"),
}
# What it means that the due instant passed; only what is guaranteed can be breached.
PAST_DUE = {
    "guaranteed": gettext_lazy("It was guaranteed: this is a breach of the agreement."),
    "target": gettext_lazy("It was a target: it was missed."),
    "typical": gettext_lazy("It is past the usual time; nothing is breached."),
    "best_effort": gettext_lazy("It was best effort; nothing is breached."),
    "discretionary": gettext_lazy("It was at our discretion; nothing is breached."),
}
# How a promise was judged.
_OUTCOMES = {"breached": gettext_lazy("breached"), "missed": gettext_lazy("missed"), "kept": gettext_lazy("kept")}
# The longest a stranger's words may be in the subject and the headline of the first mail.
ECHOED = 80
# A subject of 200 characters stays whole after its reference.
LONGEST_LINE = 240
_KEPT_CONTROLS = "\n\t"
# Marks that show a text in another order than it is written (Unicode 15.1, 23.2), and the byte order mark.
_UNSEEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseLine:
    """One promise as a mail states it."""

    sentence: str
    # the clause on which it rests, such as "4.2"
    clause: str

    @property
    def anchor(self) -> str:
        """Return where the clause stands on the agreement's page."""
        return anchor(self.clause)


def promise_line(promise: Mapping[str, Any], zone: ZoneInfo) -> PromiseLine:
    """Return a promise of the payload as a sentence, its instant on the wall of `zone`."""
    metric, strength = promise["metric"], promise["strength"]
    if promise["due"] is None:
        words = one_line(promise["words"] or "")
        firm = "" if strength == "discretionary" else f" ({FIRMNESS[strength]})"
        return PromiseLine(sentence=f"{NOUNS[metric].capitalize()}: {words}{firm}.", clause=promise["clause"])
    said = _BY[strength].format(what=_ONE[metric], when=instant(promise["due"], zone))
    amount = f" ({amount_said(promise['amount'])})" if promise["amount"] else ""
    return PromiseLine(sentence=f"{said}{amount}.", clause=promise["clause"])


def fulfilment(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what fulfilled a promise in words: the release that shipped, or the decision."""
    shipped = ""
    if payload["kind"] == "release":
        day = day_words(date.fromisoformat(payload["released_on"]))
        shipped = _("{release} shipped on {day}.").format(release=one_line(payload["release"]), day=day)
    return {
        "promised": one_line(payload["fulfilled"]),
        "shipped": shipped,
        "url": payload["url"],
        "decided": plain(payload["text"]),
        "clause": payload["clause"],
        "anchor": anchor(payload["clause"]),
    }


def corrected(ticket: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Return what a correction of the agreement changed on one ticket, a sentence a promise."""
    return {
        "reference": ticket["reference"],
        "subject": one_line(ticket["subject"]),
        "lines": [_change_sentence(change, zone) for change in ticket["changes"]],
    }


def _change_sentence(change: Mapping[str, Any], zone: ZoneInfo) -> str:
    was, now = (_standing(standing, zone) for standing in (change["before"], change["after"]))
    return _("{what}: {now}; it was {before}.").format(what=NOUNS[change["metric"]].capitalize(), now=now, before=was)


def _standing(standing: Mapping[str, Any] | None, zone: ZoneInfo) -> str:
    if standing is None:
        return _("not promised")
    when = standing["words"] or _("on hold")
    if standing["due"]:
        when = _("due {when}").format(when=instant(standing["due"], zone))
    outcome = str(_OUTCOMES.get(standing["outcome"], ""))
    return ", ".join(word for word in (when, str(FIRMNESS[standing["strength"]]), outcome) if word)


def forwarded(one: Mapping[str, Any], zone: ZoneInfo) -> dict[str, str]:
    """Return a message that was forwarded: a line that says whose it is, since when, and its words."""
    head = f"{one_line(one['from'])}, {instant(one['at'], zone)} ({zone.key})"
    return {"head": head, "text": plain(one["text"])}


def anchor(clause: str) -> str:
    """Return where a clause stands on the agreement's page: `4-2` for `4.2`, and for `4.2, Annex A`."""
    return clause.partition(",")[0].replace(".", "-")


def instant(iso: str, zone: ZoneInfo) -> str:
    """Return an ISO 8601 instant on the wall of `zone`: `Mon 23 Nov 2026, 10:30`; the mail names the zone once."""
    return full_time(datetime.fromisoformat(iso).astimezone(zone))


def one_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """Return a text as one line without control or direction marks, cut with … after `longest` characters."""
    line = " ".join(plain(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def plain(text: str) -> str:
    """Return a text without characters that are not seen and could deceive: controls and direction marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if _is_kept(character))


def _is_kept(character: str) -> bool:
    if character in _UNSEEN:
        return False
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in {"Cc", "Cs"}
