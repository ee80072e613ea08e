"""One file per model."""

from upheld.agreements.models.agreement import Agreement
from upheld.agreements.models.agreement_version import AgreementVersion

__all__ = ["Agreement", "AgreementVersion"]
