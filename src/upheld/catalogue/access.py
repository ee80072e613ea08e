"""The only way a surface gets a service; another desk's does not exist."""

from upheld.catalogue.models import Service
from upheld.desks.access import NotFound
from upheld.desks.models import Membership


def service_of_member(member: Membership, pk: int) -> Service:
    """Return a service, retired or not, of the desk on which a membership was found."""
    service = Service.objects.select_related("desk").filter(desk=member.desk, pk=pk).first()
    if service is None:
        raise NotFound
    return service
