"""What a customer types into each desk's form; the names are those of the form's fields."""

from collections.abc import Mapping

SUBMISSION = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"
STRANGER = {"name": "Ana Ferraz", "email": "ana@stranger.example"}
WORDS = {"subject": "Orders stopped", "submission": SUBMISSION}
_TYPED: Mapping[str, Mapping[str, str]] = {
    "intesys": {"fact_priority": "p2", "fact_service": "vps", "text": "Since noon."},
    "interstellio": {
        "fact_priority": "p1",
        "answer_company": "Acme",
        "answer_phone": "+27 11 555 0100",
        "text": "Since noon.",
    },
    "integrato": {
        "fact_category": "defect",
        "fact_priority": "p2",
        "answer_impact": "No orders come in.",
        "answer_steps": "Send one.",
        "text": "Since noon.",
    },
    "studio": {"fact_priority": "standard", "answer_description": "The form sends nothing."},
    "interworx": {
        "fact_category": "support",
        "fact_priority": "medium",
        "answer_host": "web04.acme.example",
        "answer_remote_assistance": "on",
        "text": "Since noon.",
    },
}
DESKS = tuple(_TYPED)


def typed(desk: str, **other: str) -> dict[str, str]:
    """Return a form filled in by a stranger, with what a test wants otherwise; None of it is sent yet."""
    return {**STRANGER, **WORDS, **_TYPED[desk], **other}


_DECLARED: Mapping[str, Mapping[str, str]] = {
    "studio": {
        "answer_emergency_reason": "The website is offline",
        "answer_site": "a.example",
        "answer_emergency_details": "White page since 01:50.",
    }
}


def declared(desk: str, **other: str) -> dict[str, str]:
    """Return the emergency form of a desk that has one, filled in by a stranger who accepts no cost."""
    own = {"submission": SUBMISSION, "callback": "+43 660 555 0142"}
    return {**STRANGER, **own, **_DECLARED[desk], **other}
