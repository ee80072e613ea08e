"""One file per model."""

from upheld.agreements.models.agreement import Agreement
from upheld.agreements.models.agreement_version import AgreementVersion
from upheld.agreements.models.annex import Annex
from upheld.agreements.models.annex_withdrawal import AnnexWithdrawal
from upheld.agreements.models.draft import Draft
from upheld.agreements.models.draft_revision import DraftRevision

__all__ = ["Agreement", "AgreementVersion", "Annex", "AnnexWithdrawal", "Draft", "DraftRevision"]
