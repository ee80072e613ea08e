"""Who a signed-in person is to a desk."""

from django.contrib.auth.models import AnonymousUser

from tests.support.cast import Cast
from upheld.customers.access import contact_of


def test_one_is_a_contact_only_where_one_is_known(cast: Cast) -> None:
    assert cast.contact.user is not None
    assert contact_of(cast.contact.user, cast.north) == cast.contact
    assert contact_of(cast.contact.user, cast.south) is None
    assert contact_of(AnonymousUser(), cast.north) is None
