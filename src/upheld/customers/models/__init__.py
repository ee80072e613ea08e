"""One file per model."""

from upheld.customers.models.allowed_sender import AllowedSender
from upheld.customers.models.contact import Contact
from upheld.customers.models.contact_merge import ContactMerge
from upheld.customers.models.contract import Contract
from upheld.customers.models.customer_import import CustomerImport
from upheld.customers.models.customer_note import CustomerNote
from upheld.customers.models.erasure import Erasure
from upheld.customers.models.organisation import Organisation
from upheld.customers.models.organisation_merge import OrganisationMerge
from upheld.customers.models.oversight import Oversight
from upheld.customers.models.used_identity import UsedIdentity
from upheld.customers.models.website import Website
from upheld.customers.models.website_secret import WebsiteSecret

__all__ = [
    "AllowedSender",
    "Contact",
    "ContactMerge",
    "Contract",
    "CustomerImport",
    "CustomerNote",
    "Erasure",
    "Organisation",
    "OrganisationMerge",
    "Oversight",
    "UsedIdentity",
    "Website",
    "WebsiteSecret",
]
