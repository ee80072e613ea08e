"""Who did it, as a value that any layer can pass down as `by`; not how people sign in."""

from dataclasses import dataclass
from enum import StrEnum

# What stands in the place of a person's name and words once their data were erased; kept in rows, so in one language.
ERASED_NAME = "Erased person"
ERASED_WORDS = "[erased]"


class ActorKind(StrEnum):
    """What kind of actor did something."""

    AGENT = "agent"
    CONTACT = "contact"
    PROGRAM = "program"
    RULE = "rule"
    SYSTEM = "system"
    VISITOR = "visitor"


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Whoever caused a change: a person on the desk, a customer, a program with a token, a rule, the desk itself, or
    somebody who fills in a form and has not said who they are.
    """

    kind: ActorKind
    # The row that stands for them in their own table; None for the desk itself and for who is not known yet.
    number: int | None
    # Their name as it was when they did it.
    name: str

    @property
    def reference(self) -> str:
        """What a `_by` column holds: the kind and the number, such as `agent:12`."""
        return self.kind.value if self.number is None else f"{self.kind.value}:{self.number}"


A_VISITOR = Actor(kind=ActorKind.VISITOR, number=None, name="")
THE_DESK = Actor(kind=ActorKind.SYSTEM, number=None, name="Upheld")
