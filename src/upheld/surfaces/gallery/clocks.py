"""Clocks for the component sheet: each state once, with literal words. No clock here ever ran."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

NOON = datetime(2026, 11, 20, 11, 22, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SampleFace:
    """A clock face as the components expect it."""

    state: str
    metric_label: str
    headline: str
    detail: str
    amount_words: str
    clause_number: str
    share_left: float = 0.0
    strength: str = "target"
    strength_label: str = "Target"
    short: str = ""
    row_detail: str = ""
    clause_text: str = ""
    clause_url: str = "#clause"
    action_label: str = "Reply"
    due_at: datetime | None = None
    left_s: float | None = None
    total_s: float | None = None
    as_of: datetime | None = NOON
    running: bool = False
    because: tuple[dict[str, str], ...] = ()
    tape: dict[str, object] | None = None

    @property
    def sentence(self) -> str:
        """The whole clock as one sentence."""
        return f"{self.metric_label}, {self.strength_label}: {self.headline}, {self.detail}"


RUNNING = SampleFace(
    "running",
    "Response, running",
    "1 h 14 min left",
    "due today 16:12",
    "2 h of support time",
    "4.1",
    share_left=0.62,
    left_s=4440,
    total_s=7200,
    running=True,
)
CLOSE = SampleFace(
    "warning",
    "Response, close",
    "9 min left",
    "due today 17:01",
    "1 h of support time",
    "4.1",
    share_left=0.15,
    short="9m",
    row_detail="Reply by 17:01",
)
PAUSED = SampleFace(
    "paused",
    "Fix, paused",
    "31 h 10 min left",
    "since Thu 15:02, we asked for a HAR file",
    "reminder Mon 09:00",
    "6.4",
    share_left=0.69,
    short="31h 10m",
    row_detail="Paused since Thu 15:02",
)
KEPT = SampleFace(
    "kept",
    "Response, kept",
    "Kept, 1 h 14 min to spare",
    "replied 09:58, due 11:12",
    "2 h of support time",
    "3.1",
)
MISSED = SampleFace(
    "missed",
    "Response, missed",
    "24 min over",
    "was due 16:28",
    "2 h of support time",
    "4.1",
    short="24m over",
    row_detail="Reply was due 16:28",
)

CLOCKS = (
    RUNNING,
    CLOSE,
    PAUSED,
    KEPT,
    SampleFace(
        "breached",
        "Response, breached",
        "Breached 12 min ago",
        "was due 15:02, no reply yet",
        "Ana told 15:02",
        "3.1",
        strength="guaranteed",
        strength_label="Guaranteed",
    ),
    MISSED,
    SampleFace(
        "past_usual",
        "Answer, later than usual",
        "Past the usual day",
        "usually by Thu 10:20",
        "no breach",
        "3.3",
        strength="typical",
        strength_label="Typical",
    ),
    SampleFace(
        "not_started",
        "Fix, not started",
        "Starts Mon 09:00",
        "P1 begins with business hours",
        "48 h of support time",
        "5.1",
    ),
    SampleFace(
        "best_effort",
        "Emergency, best effort",
        "Perhaps not until morning",
        "sent 00:30 EST, after midnight",
        "not measured",
        "5.3",
        share_left=0.82,
        strength="best_effort",
        strength_label="Best effort",
    ),
    SampleFace("release", "Fix, not a date", "Future release", "linked to 2026.12, kept when it ships", "", "4.2"),
    SampleFace("discretion", "Fix, not a date", "Our discretion", "decision owed by Ana Duarte", "", "4.2"),
    SampleFace(
        "no_promise",
        "First come, first served",
        "No promise",
        "2nd in line, usually a few hours to a couple of days",
        "",
        "3.2",
        strength="none",
        strength_label="No promise",
    ),
)

FIRMNESS = tuple(
    replace(RUNNING, strength=strength, strength_label=label, share_left=0.73)
    for strength, label in (
        ("guaranteed", "Guaranteed"),
        ("target", "Target"),
        ("typical", "Typical"),
        ("best_effort", "Best effort"),
        ("none", "No promise"),
    )
)

SIZES = {
    "inline": replace(KEPT, headline="with 7 min to spare", clause_number="4.1"),
    "rows": (CLOSE, PAUSED, MISSED),
}

TAPE = {
    "segments": [
        {"kind": "used", "x": 0, "width": 140},
        {"kind": "paused", "x": 140, "width": 60},
        {"kind": "used", "x": 200, "width": 80},
        {"kind": "left", "x": 280, "width": 120},
        {"kind": "closed", "x": 400, "width": 340},
        {"kind": "left", "x": 740, "width": 180},
        {"kind": "closed", "x": 920, "width": 80},
    ],
    "ticks": [
        {"x": 0, "label": "Fri 13:20 received"},
        {"x": 170, "label": "paused 34 min"},
        {"x": 280, "label": "now 16:40", "strong": True},
        {"x": 400, "label": "18:00 closed"},
        {"x": 740, "label": "Mon 09:00"},
        {"x": 920, "label": "due Mon 12:54", "due": True},
    ],
}
