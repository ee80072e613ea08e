"""The people whom tests are about: two desks, those who work on them, and two customers of the first."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.support import builders
from upheld.accounts.models import User
from upheld.customers.models import Contact
from upheld.desks.models import Desk, Membership

BEFORE_ALL = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Everyone, by the part they play."""

    north: Desk
    south: Desk
    agent: User
    manager: User
    auditor: User
    other_agent: User
    contact: Contact
    other_contact: Contact


def assemble(*, north: str = "integrato", south: str = "interworx", at: datetime = BEFORE_ALL) -> Cast:
    """Put the cast on its two desks: Acme buys the better plan where the agreement has one, Globex does not."""
    first, second = builders.desk(north, at=at), builders.desk(south, at=at)
    role = Membership.Role
    plan = {"integrato": "super-premium", "intesys": "enterprise", "studio": "care"}.get(north, "")
    acme = builders.organisation(first, "Acme", plan=plan, at=at)
    globex = builders.organisation(first, "Globex", at=at)
    return Cast(
        north=first,
        south=second,
        agent=builders.member(first, "Ravi Menon", role=role.AGENT, at=at),
        manager=builders.member(first, "Ana Duarte", role=role.MANAGER, at=at),
        auditor=builders.member(first, "Tove Berg", role=role.AUDITOR, at=at),
        other_agent=builders.member(second, "Ines Kohl", role=role.AGENT, at=at),
        contact=builders.contact(first, "Marta Lindqvist", organisation=acme, at=at),
        other_contact=builders.contact(first, "Jonas Weber", organisation=globex, at=at),
    )
