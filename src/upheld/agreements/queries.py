"""What screens may show of published agreements."""

from collections.abc import Sequence

from upheld.agreements.models import AgreementVersion
from upheld.desks.models import Desk


def versions_of(desk: Desk) -> Sequence[AgreementVersion]:
    """Return the published versions of a desk's agreement, newest first, without their texts."""
    return list(AgreementVersion.objects.filter(agreement__desk=desk).defer("text").order_by("-number"))
