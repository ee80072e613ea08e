"""What the database refuses of customers, as exceptions that people can read. Writes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NameTaken(ValueError):
    """The desk has a customer of this name."""


class AddressTaken(ValueError):
    """The desk knows somebody with this address."""


class NumberTaken(ValueError):
    """This customer has a contract with this number."""


class AllowedElsewhere(ValueError):
    """A customer of this desk has allowed this address or domain already."""


class WebsiteAllowed(ValueError):
    """The desk has allowed this website already."""


class EndsBeforeItStarts(ValueError):
    """A contract ends on a later day than it starts."""


class AlreadyErased(ValueError):
    """The person's data were erased."""


_REFUSALS: dict[str, tuple[type[ValueError], str | Promise]] = {
    "organisation_name_once_per_desk": (NameTaken, _("the desk has a customer of this name")),
    "contact_email_once_per_desk": (AddressTaken, _("the desk knows somebody with this address")),
    "contract_number_once_per_organisation": (NumberTaken, _("this customer has a contract with this number")),
    "allowed_sender_once_per_desk": (AllowedElsewhere, _("a customer of this desk has allowed it already")),
    "website_once_per_desk": (WebsiteAllowed, _("the desk has allowed this website already")),
    "contract_ends_after_it_starts": (EndsBeforeItStarts, _("a contract ends on a later day than it starts")),
}


@contextmanager
def refusing_repeats() -> Iterator[None]:
    """Raise the exception named for the fact when a constraint refuses a row; the transaction around it goes on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        for constraint, (refusal, words) in _REFUSALS.items():
            if constraint in str(fault):
                raise refusal(str(words)) from fault
        raise
