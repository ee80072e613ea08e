"""In which language a person is written to; what is said in it is the carriers' work."""

from django.conf import settings
from django.utils.translation import get_supported_language_variant

from upheld.customers.models import Contact


def language_of(contact: Contact, *, otherwise: str) -> str:
    """Return the language in which to write to somebody: their account's, else the one in which they came to us.

    Where neither is known it is the desk's own, `otherwise`, such as its agreement's locale. Reads `contact.user`.
    """
    return spoken(contact.user.language if contact.user else contact.language or otherwise)


def spoken(code: str) -> str:
    """Return the language we speak that a code such as `en-GB` means; the installation's own where we speak none."""
    try:
        return get_supported_language_variant(code.lower())
    except LookupError:
        return settings.LANGUAGE_CODE
