"""Texts, addresses and instants as requests and answers may hold them; no meaning."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

# PostgreSQL keeps no NUL, and other control characters have no place in what people read; a line has no breaks,
# so that a subject cannot end a mail's header.
_LINE = r"^[^\x00-\x1f\x7f]*$"
_SPOKEN_LINE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
_SPOKEN_TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

LONGEST_TEXT = 100_000

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_LINE)]
Subject = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_SPOKEN_LINE)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT, pattern=_SPOKEN_TEXT)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9_-]+$")]

# As the desk keeps it: one word in small letters.
Tag = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\s,/\x00-\x1f\x7f]+$")]

# Written out: in the document, a second enumeration named `Kind` would take the place of the ticket's.
LinkKind = Literal["blocks", "duplicates", "causes", "follows"]


def _address(value: str) -> str:
    try:
        validate_email(value)
    except ValidationError as fault:
        raise ValueError("is not an e-mail address, such as ana@example.com") from fault
    return value.lower()


def _written(value: Any) -> Any:
    """A number would be read as seconds since 1970, in whichever zone; an instant is written out."""
    if not isinstance(value, str):
        raise ValueError("is not an instant with an offset, such as 2027-01-05T16:30:00+01:00")
    return value


Email = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(_address)]
Asked = Annotated[AwareDatetime, BeforeValidator(_written)]
Instant = Annotated[
    datetime,
    PlainSerializer(lambda at: at.astimezone(UTC).isoformat(), return_type=str),
    Field(json_schema_extra={"format": "date-time"}),
]


class Sent(BaseModel):
    """What a request holds; an unknown field is refused, because it was meant to do something."""

    model_config = ConfigDict(extra="forbid")
