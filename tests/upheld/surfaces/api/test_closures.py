"""Resolving and reopening through the API: PUT and DELETE say how it should be."""

from tests.support.programs import Program
from upheld.notifications.models import Notification
from upheld.tickets.models import Closure


def test_resolving_stops_the_resolution_clock_and_tells_the_customer_once(program: Program) -> None:
    number = program.open(priority="p1")["number"]

    for _ in range(2):
        resolved = program.call("PUT", f"/tickets/{number}/closure")

    stages = {row["metric"]: row["stage"] for row in resolved.json["promises"]}
    assert (resolved.status, resolved.json["state"], stages["resolution_time"]) == (200, "resolved", "completed")
    assert Notification.objects.filter(template="ticket-resolved").count() == 1


def test_reopening_opens_it_and_repeating_changes_nothing(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    program.call("PUT", f"/tickets/{number}/closure")

    for _ in range(2):
        reopened = program.call("DELETE", f"/tickets/{number}/closure")

    assert (reopened.status, reopened.json["state"]) == (200, "open")
    assert Closure.objects.filter(reopened_at__isnull=False).count() == 1


def test_another_desk_resolves_nothing(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]

    assert other_program.call("PUT", f"/tickets/{number}/closure").status == 404
    assert other_program.call("DELETE", f"/tickets/{number}/closure").status == 404
    assert not Closure.objects.exists()
