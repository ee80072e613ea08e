"""What the demo's desks announce: on one of them to everyone, on another to one plan; every fact is invented."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from upheld.accounts.models import User
from upheld.desks.actions import announcements
from upheld.desks.actions.announcements import Words
from upheld.desks.models import Announcement, Desk

# What is said, to which plans, since how long before the demo was loaded and until how long after.
SAID: Mapping[str, tuple[tuple[Announcement.Level, dict[str, str], tuple[str, ...], timedelta, timedelta], ...]] = {
    "intesys": (
        (
            Announcement.Level.WARNING,
            {
                "en": "**Slow connections in São Paulo.** One of our carriers has a fault; traffic goes another way.",
                "pt-br": "**Conexões lentas em São Paulo.** Uma operadora está com falha; o tráfego segue outra rota.",
            },
            (),
            timedelta(minutes=50),
            timedelta(hours=30),
        ),
    ),
    "integrato": (
        (
            Announcement.Level.INFO,
            {"en": "**Release 2026.12 is in preview.** Your plan may try it on a test tenant from today."},
            ("super-premium",),
            timedelta(days=1),
            timedelta(days=14),
        ),
    ),
}


def announce(desk: Desk, *, manager: User, at: datetime) -> None:
    """Announce what a desk has to say, as its manager did some time ago."""
    for level, texts, plans, before, after in SAID.get(desk.name, ()):
        words = Words(level=level, texts=texts, plans=plans, starts_at=at - before, ends_at=at + after)
        announcements.write(desk, words, by=manager.as_actor, at=at - before)
