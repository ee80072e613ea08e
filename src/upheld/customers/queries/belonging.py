"""As whose customer a person is known, on every desk; not their tickets."""

from collections.abc import Sequence

from upheld.accounts.models import User
from upheld.customers.models import Contact


def belongings_of(user: User) -> Sequence[Contact]:
    """Return the contacts that a person's account is tied to, each with desk and customer, by desk. One query."""
    tied = Contact.objects.select_related("desk", "organisation").filter(user=user)
    return list(tied.order_by("desk__title"))
