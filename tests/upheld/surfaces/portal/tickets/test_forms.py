"""What a customer may type on a ticket."""

import pytest

from upheld.surfaces.portal.tickets.forms import ReplyForm

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


def test_asking_for_escalation_is_a_reply_that_says_so() -> None:
    form = ReplyForm({"text": "Two clinics wait.", "escalate": "on", "submission": SENT})
    assert form.is_valid()
    assert form.message() == "I ask for escalation.\n\nTwo clinics wait."


@pytest.mark.parametrize("text", ["", "   \n", "x" * 20_001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    assert "text" in ReplyForm({"text": text, "submission": SENT}).errors
