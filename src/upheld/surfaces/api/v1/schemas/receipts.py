"""Receipts as `upheld receipt --json` prints them, key for key; what each means lies in docs/algorithms/receipts.md."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Told = dict[str, JsonValue]


class Exactly(BaseModel):
    """What a digest is made over: nothing is left out and nothing added."""

    model_config = ConfigDict(extra="forbid", serialize_by_alias=True)


class ReceiptShown(Exactly):
    """One clock's reading, with everything that it follows from."""

    form: Literal["upheld-receipt/1"] = Field(alias="schema")
    ticket: str = Field(examples=["INT-2291"])
    metric: str
    read_at: str
    agreement: Told = Field(description="Name, version and hash of the text that promised.")
    clause: Told = Field(description="The clause that promises, word for word.")
    facts: dict[str, str]
    recounts: list[Told] = Field(description="Acts after which it was counted anew: facts judged anew, other versions.")
    priority: Told = Field(description="As asked and as set.")
    received_at: str
    target: Told = Field(description="The amount as agreed, and in what it is counted.")
    calendar: Told | None = Field(description="Week, holidays, closures and extra hours of the dates concerned.")
    zone_rules: str | None = Field(description="The version of the time-zone rules in use.")
    offsets: list[Told]
    events: list[Told]
    begins: Told
    pauses: list[Told]
    counted: list[Told] = Field(description="The segments that counted, half-open, in UTC.")
    ahead: list[Told] = Field(description="What would count from there until it falls due.")
    result: Told
    fulfilled: Told | None = Field(description="The release or the decision that fulfilled a promise in words.")
    because: list[Told]
    digest: str = Field(description="SHA-256 over the canonical JSON of the rest.")


class ReceiptsShown(Exactly):
    """The receipts of one ticket, as verify_receipt.py reads them."""

    form: Literal["upheld-receipts/1"] = Field(alias="schema")
    ticket: str
    read_at: str
    texts: dict[str, str] = Field(description="The canonical texts of the agreements, by their SHA-256.")
    receipts: list[ReceiptShown]
    digest: str = Field(description="SHA-256 over the canonical JSON of the rest.")
