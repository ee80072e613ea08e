"""Drafts of a later version of Integrato's agreement; checks nothing."""

from datetime import UTC, datetime

from tests.support.cast import Cast
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft

# A Sunday; an hour later the clocks go forward in London.
AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)

# One that only super-premium customers are concerned by, one for all, and one that contradicts itself.
FASTER = (
    ("super-premium, priority: p2}, within: 2 business hours", "super-premium, priority: p2}, within: 1 business hour"),
)
REWORDED = (("A workaround counts as much as a fix.", "A workaround counts, and is called one."),)
BROKEN = (("answered by Tuesday 16 June 2026 at 11:00", "answered by Tuesday 16 June 2026 at 10:00"),)


def drafted(cast: Cast, *changes: tuple[str, str]) -> Draft:
    """Return the open draft of desk North with some of its words replaced."""
    draft = drafts.start(cast.north, by=cast.manager.as_actor, at=AT)
    text = draft.text
    for old, new in changes:
        assert old in text, f"the draft does not say {old!r}"
        text = text.replace(old, new, 1)
    return drafts.save(draft, text, revision=draft.revision, by=cast.manager.as_actor, at=AT)
