"""Literal words for everything on the component sheet that is not a clock. Nothing here is read from rows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms


class SampleForm(forms.Form):
    """One field of each kind; the subject is left empty so that its error shows."""

    subject = forms.CharField(help_text="One line that a colleague would recognise.")
    category = forms.ChoiceField(choices=[("support", "Support"), ("billing", "Billing")])
    message = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    remote = forms.BooleanField(
        label="Remote Assistance is enabled", help_text="It lets us in without your password.", required=False
    )
    happening = forms.MultipleChoiceField(
        label="Which of these is happening?",
        choices=[
            ("mail", "Email is not processing"),
            ("web", "Websites are down"),
            ("start", "It will not start"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


COLOURS = (
    ("ink", "#15181c · #eceef0"), ("ink-2", "#474d56 · #b6bcc4"), ("ink-3", "#636973 · #939aa4"),
    ("paper", "#ffffff · #17191d"), ("canvas", "#f8f8f6 · #111316"), ("sunken", "#f1f1ee · #1e2126"),
    ("accent", "#2a46b8 · #9db0ff"), ("warn", "#8a4a00 · #f3b661"), ("breach", "#b01e1a · #ff938a"),
    ("met", "#1c6839 · #7ed3a0"), ("hold", "#465775 · #a9b9d6"), ("field", "#8b8e8a · #757c86"),
    ("line", "#e5e5e0 · #2a2e34"), ("warn-fill", "#cc7800 · #e59a2c"), ("breach-fill", "#cc2f28 · #e5544b"),
    ("met-fill", "#2c8a50 · #3fa368"), ("hold-fill", "#7386a8 · #6f84ab"), ("track", "#dcdcd6 · #363b43"),
)  # fmt: skip

FILES = [
    {"url": "#file", "thumbnail": "", "file": {"name": "heap-dump.zip", "size": 48_234_496}},
    {
        "url": "#file",
        "thumbnail": "",
        "file": {"name": "a name that goes on and on and on, as names do.log", "size": 812},
    },
]
OPTIONS = [
    {
        "value": "low",
        "label": "Low",
        "rank": 4,
        "ranks": 5,
        "means": "No rush",
        "strength": "none",
        "promise": "No reply time promised",
    },
    {
        "value": "high",
        "label": "High",
        "rank": 2,
        "ranks": 5,
        "means": "Angry end users",
        "strength": "typical",
        "promise": "Typically by 22:40",
    },
    {
        "value": "urgent",
        "label": "Urgent",
        "rank": 1,
        "ranks": 5,
        "means": "Services are down",
        "strength": "typical",
        "promise": "Typically by 22:40",
        "checked": True,
    },
]

REASONS = [
    {
        "text": "Support is open Mon–Fri, 8–16 EST. It is closed now.",
        "clause_number": "3.1",
        "clause_url": "#clause",
    },
    {
        "text": "Urgent alerts the support team’s phones after hours.",
        "clause_number": "5.1",
        "clause_url": "#clause",
    },
    {
        "text": "Before midnight it should be addressed within the hour.",
        "clause_number": "5.2",
        "clause_url": "#clause",
    },
]

WEEK = [
    {
        "label": day,
        "spans": [(333, 334)] if day not in ("Sat", "Sun") else [],
        "today": day == "Fri",
        "now": 434 if day == "Fri" else None,
    }
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
]
SCALE = [{"x": 333, "label": "08:00"}, {"x": 434, "label": "now", "now": True}, {"x": 667, "label": "16:00"}]


@dataclass(frozen=True)
class Place:
    """A place in the rail."""

    label: str
    icon: str
    count: int | str
    active: bool = False
    warn: bool = False
    url: str = "#"


@dataclass(frozen=True)
class Places:
    """Places in the rail that belong together."""

    title: str
    items: tuple[Place, ...]


RAIL = (
    Places(
        title="",
        items=(
            Place(label="Next promise due", icon="clock", count=31, active=True),
            Place(label="Mine", icon="user", count=6),
            Place(label="At risk today", icon="alert-triangle", count=3, warn=True),
            Place(label="Waiting for customer", icon="player-pause", count=9),
        ),
    ),
    Places(title="The promise", items=(Place(label="Agreement", icon="file-text", count="v7"),)),
)

TABS = [
    {"label": "Reply", "url": "#", "active": True, "key": "R"},
    {"label": "Internal note", "url": "#", "key": "I"},
]

SHEET: dict[str, Any] = {
    "colours": COLOURS,
    "options": OPTIONS,
    "reasons": REASONS,
    "changes": [
        {
            "metric_label": "Resolution",
            "before": "due Fri 17:30 (target)",
            "after": "due Mon 09:00 (target)",
            "outcome_before": "missed",
            "outcome_after": "kept",
        },
        {"metric_label": "Response", "before": "not promised", "after": "due Fri 16:40 (typical)"},
    ],
    "files": FILES,
    "week": WEEK,
    "scale": SCALE,
    "rail": RAIL,
    "tabs": TABS,
    "scales": [
        {"label": "Week", "url": "#", "active": True},
        {"label": "Month", "url": "#"},
        {"label": "Mine", "url": "#"},
    ],
    "facts": [
        {"label": "Customer", "value": "Tessera Bank"},
        {"label": "Plan", "value": "Super-premium, C-0192", "clause_number": "1.3", "clause_url": "#clause"},
        {"label": "Instance ID", "value": "tessera-prod-2", "mono": True},
    ],
    "people": ["Ravi Menon", "Ines Kohl", "Ana Duarte", "Tomás Berg"],
    "desk": {"name": "Integrato", "colour": "teal", "url": "#"},
    "desks": [
        {"name": "I", "colour": colour} for colour in ("teal", "rust", "blue", "plum", "green", "slate", "indigo")
    ],
    "viewer": {"name": "Ravi Menon"},
    "office": {
        "open": True,
        "label": "closes 18:00 IST",
        "words": "Business hours",
        "clauses": [{"number": "5.1", "url": "#clause"}],
    },
    "nav": [{"label": "Support", "url": "#"}, {"label": "Open a ticket", "url": "#", "active": True}],
    "open_now": {"open": True, "words": "Open now", "dot": "met"},
    "sent_at": datetime(2026, 11, 20, 11, 24, tzinfo=UTC),
    "reader_zone": ZoneInfo("Europe/London"),
    "desk_zone": ZoneInfo("Asia/Kolkata"),
    "at": datetime(2026, 11, 20, 11, 22, tzinfo=UTC),
    "form": SampleForm(
        {"category": "support", "message": "It stopped at 21:10.", "remote": "on", "happening": ["web"]}
    ),
}
