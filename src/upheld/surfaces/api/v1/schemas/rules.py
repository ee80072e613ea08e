"""Rules as requests send them and answers show them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from upheld.rules.actions.keep import RULES_AT_MOST
from upheld.surfaces.api.v1.schemas.views import ConditionShown
from upheld.surfaces.api.v1.schemas.words import Instant, Line, Sent, Subject
from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST
from upheld.tickets.queries.views.conditions import CONDITIONS_AT_MOST, LONGEST, VALUES_AT_MOST

Trigger = Literal[
    "received",
    "customer replied",
    "replied",
    "assigned",
    "passed on",
    "held",
    "hold lifted",
    "priority set",
    "tagged",
    "came close",
    "missed",
    "breached",
    "resolved",
    "reopened",
]
Act = Literal["note", "tag", "priority", "team", "assign", "draft", "tell", "hold", "resolve"]
_WORDS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
_WHAT = (
    "The note, the tag, the priority, the team's name, an agent's address, the key of a saved reply, "
    "an address or `team:` and a name to tell, the pause reason, or the closing code."
)
_AFTER = "Seconds of elapsed time from the trigger until it runs; its conditions are asked then."


class ConditionSent(Sent):
    """One thing that must hold of a ticket, as GET /views shows it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    about: str = Field(max_length=80, pattern=r"^[a-z0-9_.-]+$")
    relation: Literal["any", "none", "within", "beyond", "past"] = Field(alias="is")
    values: list[Line] = Field(default_factory=list, max_length=VALUES_AT_MOST)


class StepSent(Sent):
    """One act of a rule."""

    act: Act
    what: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=_WORDS)] = Field(
        default="", description=_WHAT
    )
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500, pattern=_WORDS)] = Field(
        default="", description="For `priority`, `team` and `tell`; what is waited for, for `hold`."
    )


class RuleSent(Sent):
    """What a rule is to do; it is off until it was tried and is switched on."""

    label: Annotated[Subject, Field(max_length=LABEL_LENGTH_AT_MOST)]
    trigger: Trigger
    after_seconds: int = Field(default=0, ge=0, le=int(LONGEST.total_seconds()), description=_AFTER)
    conditions: list[ConditionSent] = Field(default_factory=list, max_length=CONDITIONS_AT_MOST)
    steps: list[StepSent] = Field(min_length=1, max_length=9)


class StepShown(BaseModel):
    """One act of a rule."""

    act: Act
    what: str = Field(description="In the words in which it is sent; empty where that is no longer on the desk.")
    reason: str


class RuleShown(BaseModel):
    """A rule, and what it says now."""

    number: int
    label: str
    revision: int = Field(description="Of what it says now, counted from 1.")
    running: int | None = Field(description="The revision that is followed; null while the rule is off.")
    stopped_because: str | None = Field(description="Why the desk itself switched it off, if it did.")
    trigger: Trigger
    after_seconds: int = Field(description=_AFTER)
    conditions: list[ConditionShown]
    steps: list[StepShown]


class TriedOn(BaseModel):
    """What a rule would have done on one ticket."""

    number: int
    refusal: str | None = Field(description="Why it would have been refused; null where all of it would be done.")


class TrialShown(BaseModel):
    """What a revision would have done on the desk's newest tickets; nothing of it was kept."""

    revision: int
    at: Instant
    looked_at: int = Field(description="How many of the newest tickets were looked at.")
    happened: int = Field(description="On how many of those the trigger has happened.")
    fitting: int = Field(description="How many of those fit the conditions as they stand now.")
    tickets: list[TriedOn] = Field(description="The newest that fit, at most 25.")


class RuleWhole(RuleShown):
    """A rule with its last trial."""

    trial: TrialShown | None = Field(description="Of what it says now; without one it cannot be switched on.")


class RuleList(BaseModel):
    """A desk's rules, in the order in which they are asked."""

    rules: list[RuleShown] = Field(max_length=RULES_AT_MOST)
