"""One file per model."""

from upheld.customers.models.contact import Contact
from upheld.customers.models.contract import Contract
from upheld.customers.models.organisation import Organisation

__all__ = ["Contact", "Contract", "Organisation"]
