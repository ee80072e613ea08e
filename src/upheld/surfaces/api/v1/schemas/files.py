"""Files as requests announce them and as answers show them."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Instant, Line, Sent

FileIds = Annotated[list[UUID], Field(max_length=100)]


class UploadSent(Sent):
    """Which file will be sent."""

    kind: Literal["reply", "note", "customer"] = Field(description="The kind of message that will carry it.")
    name: Line = Field(description="Paths, unseen and reserved characters are removed.")
    size: int = Field(ge=1, le=2**62, description="In bytes.")


class UploadShown(BaseModel):
    """Where the content of a file goes."""

    id: UUID
    name: str
    put: str = Field(description="PUT the content here, as it is and without your token; 201 says that it has arrived.")
    put_before: Instant


class FileListed(BaseModel):
    """A file that was sent with a message."""

    id: UUID
    name: str
    size: int = Field(description="In bytes.")
    type: str = Field(
        description="By its content; `application/octet-stream` for all that is not known to be harmless."
    )


class FileWhole(FileListed):
    """A file by itself."""

    get: str = Field(description="GET the content here, without your token.")
    get_before: Instant


class Files(BaseModel):
    """Every file of a ticket, in the order in which they were sent."""

    files: list[FileListed]
