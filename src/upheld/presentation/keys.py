"""Every key of the console and what it does; the sheet on `?` is made from it. Pressing is `frontend/src/keys.ts`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One thing that a key, or several, does."""

    keys: tuple[str, ...]
    words: str | Promise


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: str | Promise
    keys: tuple[Key, ...]


# A test holds every `data-key` of the templates to these.
GROUPS = (
    KeyGroup(
        title=_("Anywhere"),
        keys=(
            Key(keys=("/",), words=_("search, or jump to")),
            Key(keys=("Ctrl K",), words=_("palette: go anywhere, do anything")),
            Key(keys=("N",), words=_("new ticket")),
            Key(keys=(".",), words=_("show what is new")),
            Key(keys=("Y",), words=_("notifications")),
            Key(keys=("Esc",), words=_("close; leave the field; back")),
            Key(keys=("?",), words=_("this sheet")),
        ),
    ),
    KeyGroup(
        title=_("To a view of the queue"),
        keys=(
            Key(keys=("G N",), words=_("next promise due")),
            Key(keys=("G M",), words=_("mine")),
            Key(keys=("G U",), words=_("unassigned")),
            Key(keys=("G P",), words=_("past due")),
            Key(keys=("G B",), words=_("breached")),
            Key(keys=("G S",), words=_("missed")),
            Key(keys=("G E",), words=_("emergencies")),
            Key(keys=("G X",), words=_("escalation asked for")),
            Key(keys=("G L",), words=_("in line")),
            Key(keys=("G H",), words=_("on hold")),
            Key(keys=("G O",), words=_("no promise")),
        ),
    ),
    KeyGroup(
        title=_("In a list"),
        keys=(
            Key(keys=("J", "K"), words=_("next and previous")),
            Key(keys=("↵",), words=pgettext_lazy("key", "open")),
            Key(
                keys=("X",),
                words=_("choose, then act on all chosen; Shift and a click choose all up to there"),
            ),
        ),
    ),
    KeyGroup(
        title=_("On a ticket"),
        keys=(
            Key(keys=("R",), words=_("reply")),
            Key(keys=("I",), words=_("internal note")),
            Key(keys=("O",), words=_("forward to somebody outside")),
            Key(keys=("U",), words=_("attach files")),
            Key(keys=("V",), words=_("log a call")),
            Key(keys=("Q",), words=_("add time")),
            Key(keys=("\\",), words=_("saved replies and macros")),
            Key(keys=("S",), words=_("what follows the reply")),
            Key(keys=("⌘↵",), words=_("send")),
            Key(keys=("Z",), words=_("take the reply back")),
            Key(keys=("W",), words=_("why this time")),
            Key(keys=("P",), words=_("judge the priority")),
            Key(keys=("A",), words=_("assign")),
            Key(keys=("T",), words=_("pass to a team")),
            Key(keys=("L",), words=pgettext_lazy("key", "tag")),
            Key(keys=("B",), words=_("link")),
            Key(keys=("M",), words=_("merge; a customer or a person too")),
            Key(keys=("F",), words=_("follow")),
            Key(keys=("H",), words=_("hold")),
            Key(keys=("E",), words=_("resolve")),
        ),
    ),
    KeyGroup(
        title=_("With customers"),
        keys=(
            Key(keys=("C",), words=_("new customer, or new person")),
            Key(keys=("D",), words=_("put details right")),
        ),
    ),
)
