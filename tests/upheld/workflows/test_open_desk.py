"""Opening a desk on a document, and putting people on it."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.faults import FaultyAgreement
from tests.support import builders
from tests.support.cast import Cast
from upheld.agreements.facts import in_force
from upheld.audit.facts import THE_DESK
from upheld.desks.actions.people import AlreadyOnDesk, BadPrefix, DeskExists
from upheld.desks.models import Desk, Membership
from upheld.workflows import open_desk as workflow

AT = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


def opened(name: str, prefix: str) -> Desk:
    """The desk of a shipped document."""
    text = (builders.AGREEMENTS / f"{name}.md").read_text(encoding="utf-8")
    return workflow.open_desk(text, prefix=prefix, colour=Desk.Colour.SLATE, email="help@x.example", by=THE_DESK, at=AT)


@pytest.mark.django_db
def test_name_zone_and_promises_are_the_documents() -> None:
    desk = opened("intesys", "SYS")
    assert (desk.name, desk.zone) == ("intesys", "America/Sao_Paulo")
    assert in_force(desk, at=AT).number == 1


@pytest.mark.django_db
def test_a_document_with_faults_opens_nothing() -> None:
    with pytest.raises(FaultyAgreement):
        workflow.open_desk("# Nothing", prefix="NO", colour=Desk.Colour.SLATE, email="a@b.example", by=THE_DESK, at=AT)
    assert not Desk.objects.exists()


def test_a_name_or_prefix_is_taken_once(cast: Cast) -> None:
    with pytest.raises(DeskExists, match="INT"):
        opened("integrato", "OTHER")
    with pytest.raises(DeskExists, match="/integrato/"):
        opened("studio", cast.north.prefix)


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "I", "int", "TOOLONGX", "A-B", "ÄÖ"])
def test_a_prefix_is_two_to_six_capitals(prefix: str) -> None:
    with pytest.raises(BadPrefix, match="two to six capital letters"):
        opened("studio", prefix)


def test_somebody_new_gets_an_account(cast: Cast) -> None:
    member = workflow.add_person(
        cast.north, "New@north.example", name="Nia New", role=Membership.Role.AGENT, by=THE_DESK, at=AT
    )
    assert member.user.email == "new@north.example"
    assert not member.user.has_usable_password()


def test_somebody_known_keeps_theirs_in_any_case_of_the_address(cast: Cast) -> None:
    email = cast.other_agent.email.upper()
    member = workflow.add_person(cast.north, email, name="Someone", role=Membership.Role.MANAGER, by=THE_DESK, at=AT)
    assert member.user == cast.other_agent
    with pytest.raises(AlreadyOnDesk):
        workflow.add_person(cast.north, email, name="", role=Membership.Role.AGENT, by=THE_DESK, at=AT)
