"""The clauses as HTML."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.support import shipped
from upheld.surfaces.public.agreement_text import agreement_text, firmness_of

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def text(*, zone: str, current: bool = True) -> str:
    agreement = shipped.agreement("interworx")
    return agreement_text(agreement, minute=AT, plan=None, zone=ZoneInfo(zone), current=current)


def test_a_reader_elsewhere_reads_their_own_time_beside_the_desks() -> None:
    assert "16:00 EST</time>, for you" not in text(zone="America/New_York")
    assert "16:00 EST</time>, for you 22:00 CET" in text(zone="Europe/Paris")


def test_only_the_current_version_leads_to_a_ticket() -> None:
    assert "Open a ticket" in text(zone="Europe/Paris")
    assert "Open a ticket" not in text(zone="Europe/Paris", current=False)


def test_only_the_strengths_in_use_are_explained() -> None:
    assert [firm.label for firm in firmness_of(shipped.agreement("interworx"))] == ["Typical", "Best effort"]
    assert [firm.label for firm in firmness_of(shipped.agreement("integrato"))] == ["Target", "At our discretion"]
