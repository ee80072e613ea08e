"""One file per model."""

from upheld.desks.models.absence import Absence
from upheld.desks.models.announcement import Announcement
from upheld.desks.models.api_token import ApiToken
from upheld.desks.models.desk import Desk
from upheld.desks.models.idempotent_answer import IdempotentAnswer
from upheld.desks.models.invitation import Invitation
from upheld.desks.models.membership import Membership
from upheld.desks.models.provider_identity import ProviderIdentity
from upheld.desks.models.siege import Siege
from upheld.desks.models.sign_in_provider import SignInProvider
from upheld.desks.models.team import Team
from upheld.desks.models.team_member import TeamMember

__all__ = [
    "Absence",
    "Announcement",
    "ApiToken",
    "Desk",
    "IdempotentAnswer",
    "Invitation",
    "Membership",
    "ProviderIdentity",
    "Siege",
    "SignInProvider",
    "Team",
    "TeamMember",
]
