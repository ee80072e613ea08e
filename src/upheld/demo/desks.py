"""The five desks, each running one of the shipped agreements; not who works there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from servicelevel.agreement.compilation import compile_agreement
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import people
from upheld.desks.models import Desk
from upheld.documents import shipped_text

# How long before the demo was loaded its desks were opened.
OPEN_FOR = timedelta(days=45)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskPlan:
    """One desk; its zone and its promises come from its agreement."""

    name: str
    title: str
    prefix: str
    colour: Desk.Colour


PLANS = (
    DeskPlan(name="intesys", title="InteSys", prefix="IS", colour=Desk.Colour.RUST),
    DeskPlan(name="interstellio", title="Interstellio", prefix="IO", colour=Desk.Colour.PLUM),
    DeskPlan(name="integrato", title="Integrato", prefix="INT", colour=Desk.Colour.TEAL),
    DeskPlan(name="studio", title="Studio", prefix="ST", colour=Desk.Colour.GREEN),
    DeskPlan(name="interworx", title="InterWorx", prefix="IWX", colour=Desk.Colour.BLUE),
)


def open_one(plan: DeskPlan, *, at: datetime) -> Desk:
    """Open a desk some weeks before `at` and publish its agreement."""
    text = shipped_text(plan.name)
    opened_at = at - OPEN_FOR
    desk = people.open_desk(
        plan.name,
        title=plan.title,
        prefix=plan.prefix,
        colour=plan.colour,
        zone=compile_agreement(text).zone,
        email=f"support@{plan.name}.example",
        by=THE_DESK,
        at=opened_at,
    )
    publish.publish(desk, text, by=THE_DESK, at=opened_at)
    return desk
