"""What a customer may type on a ticket."""

import pytest

from upheld.surfaces.portal.tickets.forms import EscalationForm, ReplyForm

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


def test_reply_and_escalation_lead_each_label_to_its_own_control() -> None:
    assert ReplyForm()["text"].id_for_label != EscalationForm()["reason"].id_for_label


@pytest.mark.parametrize("text", ["", "   \n", "x" * 20_001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    assert "text" in ReplyForm({"text": text, "submission": SENT}).errors
