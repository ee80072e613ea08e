"""What a program may do over the API of the one desk that its key opens."""

from dataclasses import dataclass
from typing import Any

AUTHOR = {"author": "ravi@integrato.example"}
BECAUSE = {"reason": "x", **AUTHOR}


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One verb at one address below `/api/v1`."""

    verb: str
    # With names of the stock in braces.
    address: str
    body: dict[str, Any] | None = None
    # Whether it writes; what only looks writes nothing.
    acts: bool = True

    def __str__(self) -> str:
        return f"{self.verb} /api/v1{self.address}"


def reading(*addresses: str) -> tuple[Operation, ...]:
    """Addresses that are read."""
    return tuple(Operation(verb="GET", address=address, acts=False) for address in addresses)


def writing(verb: str, address: str, /, **body: Any) -> Operation:
    """An address at which something is written."""
    return Operation(verb=verb, address=address, body=body or None)


OPERATIONS = (
    *reading("/tickets", "/views", "/views/next/tickets", "/desk", "/agreement"),
    *reading("/articles", "/articles?q=trouble", "/articles/{only_slug}"),
    *reading("/tickets/{only_here}", "/tickets/{only_here}/messages", "/tickets/{only_here}/files"),
    *reading("/tickets/{ticket}/files/{file}", "/tickets/{only_here}/receipts", "/tickets/{only_here}/time"),
    writing("POST", "/tickets", subject="x", description="x", email="a@b.example", facts={"priority": "p2"}),
    Operation(verb="POST", address="/promises", body={"facts": {"priority": "p2"}}, acts=False),
    writing("POST", "/tickets/{only_here}/messages", kind="reply", text="x", **AUTHOR),
    writing("POST", "/tickets/{only_here}/uploads", kind="customer", name="a.txt", size=3),
    writing("POST", "/tickets/{only_here}/time", minutes=3, **AUTHOR),
    writing("PUT", "/tickets/{only_here}/hold", reason="customer"),
    Operation(verb="DELETE", address="/tickets/{only_here}/hold", acts=False),
    writing("PUT", "/tickets/{only_here}/closure", code="fixed"),
    Operation(verb="DELETE", address="/tickets/{only_here}/closure", acts=False),
    writing("PUT", "/tickets/{only_here}/priority", priority="p1", **BECAUSE),
    Operation(verb="PUT", address="/tickets/{only_here}/emergency", body={"emergency": False, **BECAUSE}, acts=False),
    writing("PUT", "/tickets/{only_here}/facts", facts={"category": "question"}, **BECAUSE),
    Operation(
        verb="PUT", address="/tickets/{only_here}/fulfilments/resolution_time", body={"decision": "x"}, acts=False
    ),
    writing("PUT", "/tickets/{only_here}/tags/billing"),
    Operation(verb="DELETE", address="/tickets/{only_here}/tags/billing", acts=False),
    writing("PUT", "/tickets/{only_here}/team", team="Billing", **BECAUSE),
    writing("PUT", "/tickets/{only_here}/kind", kind="incident"),
    writing("PUT", "/tickets/{only_here}/fields", fields={"build": "4.2"}),
    writing("PUT", "/tickets/{only_here}/merge", into=1, reason="x"),
    Operation(verb="DELETE", address="/tickets/{only_here}/merge?reason=x", acts=False),
    writing("POST", "/tickets/{ticket}/messages/{message}/split", subject="x"),
    *reading("/bulk-acts/{act}", "/bulk-acts/{act}/tickets"),
    writing("POST", "/bulk-acts", act={"verb": "tag", "tag": "x"}, tickets=[1], **AUTHOR),
    Operation(verb="PUT", address="/bulk-acts/{act}/undoing", body=AUTHOR, acts=False),
    *reading("/rules", "/rules/{rule}"),
    writing("POST", "/rules", label="Anew", trigger="received", steps=[{"act": "tag", "what": "hot"}]),
    writing("POST", "/rules/{rule}/trials"),
    Operation(verb="PUT", address="/rules/{rule}/running", acts=False),
    Operation(verb="DELETE", address="/rules/{rule}/running", acts=False),
    writing("PUT", "/tickets/{only_here}/links/blocks/{alone}"),
    writing("DELETE", "/tickets/{only_here}/links/blocks/{alone}"),
)
