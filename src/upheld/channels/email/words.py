"""What mails say of promises: how firm, when, by which clause; the rest of each mail is in its templates."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

NOUNS = {
    "response_time": "first response",
    "next_response_time": "next response",
    "update_interval": "update",
    "workaround_time": "workaround",
    "resolution_time": "resolution",
}
# How firm a promise is, as the agreement's own word for it and as the verb of a sentence.
FIRMNESS = {
    "guaranteed": ("guaranteed", "will come"),
    "target": ("target", "is to come"),
    "typical": ("typical", "typically comes"),
    "best_effort": ("best effort", "perhaps comes"),
    "discretionary": ("at our discretion", "comes, at our discretion,"),
}
# What it means that the due instant passed; only what is guaranteed can be breached.
PAST_DUE = {
    "guaranteed": "It was guaranteed: this is a breach of the agreement.",
    "target": "It was a target: it was missed.",
    "typical": "It is past the usual time; nothing is breached.",
    "best_effort": "It was best effort; nothing is breached.",
    "discretionary": "It was at our discretion; nothing is breached.",
}
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
    noun = NOUNS[promise["metric"]]
    adjective, verb = FIRMNESS[promise["strength"]]
    if promise["due"] is None:
        words = one_line(promise["words"] or "")
        firm = "" if promise["strength"] == "discretionary" else f" ({adjective})"
        return PromiseLine(sentence=f"{noun.capitalize()}: {words}{firm}.", clause=promise["clause"])
    when = instant(promise["due"], zone)
    article = "An" if noun[0] in "aeiou" else "A"
    amount = f" ({promise['amount']})" if promise["amount"] else ""
    return PromiseLine(sentence=f"{article} {noun} {verb} by {when}{amount}.", clause=promise["clause"])


def fulfilment(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what fulfilled a promise in words: the release that shipped, or the decision."""
    shipped = ""
    if payload["kind"] == "release":
        on = date.fromisoformat(payload["released_on"])
        shipped = f"{one_line(payload['release'])} shipped on {on:%a} {on.day} {on:%b %Y}."
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
    return f"{NOUNS[change['metric']].capitalize()}: {now}; it was {was}."


def _standing(standing: Mapping[str, Any] | None, zone: ZoneInfo) -> str:
    if standing is None:
        return "not promised"
    firm = FIRMNESS[standing["strength"]][0]
    when = f"due {instant(standing['due'], zone)}" if standing["due"] else standing["words"] or "on hold"
    return ", ".join(word for word in (when, firm, standing["outcome"]) if word)


def forwarded(one: Mapping[str, Any], zone: ZoneInfo) -> dict[str, str]:
    """Return a message that was forwarded: a line that says whose it is, since when, and its words."""
    head = f"{one_line(one['from'])}, {instant(one['at'], zone)} ({zone.key})"
    return {"head": head, "text": plain(one["text"])}


def anchor(clause: str) -> str:
    """Return where a clause stands on the agreement's page: `4-2` for `4.2`, and for `4.2, Annex A`."""
    return clause.partition(",")[0].replace(".", "-")


def instant(iso: str, zone: ZoneInfo) -> str:
    """Return an ISO 8601 instant on the wall of `zone`: `Mon 23 Nov 2026, 10:30`; the mail names the zone once."""
    local = datetime.fromisoformat(iso).astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


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
