"""Whom the desk asked how they were helped, when two people turn out to be one, or two again."""

from django.db import transaction

from upheld.customers.models import Contact
from upheld.improvement.models import SurveyInvitation


@transaction.atomic
def move_contact(merged: Contact, kept: Contact) -> list[int]:
    """Put what a person was asked to another; return the rows that moved, for the way back."""
    asked = list(SurveyInvitation.objects.filter(contact=merged).values_list("pk", flat=True))
    SurveyInvitation.objects.filter(pk__in=asked).update(contact=kept)
    return asked


@transaction.atomic
def return_contact(kept: Contact, merged: Contact, *, asked: list[int]) -> None:
    """Put back what moved."""
    SurveyInvitation.objects.filter(pk__in=asked, contact=kept).update(contact=merged)
