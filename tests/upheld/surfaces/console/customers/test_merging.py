"""Merging from the console: the other is found, the merge is done, and undone from the page of the kept one."""

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.customers.models import Contact, Organisation, OrganisationMerge

HERE = "/integrato/console"


def test_a_customer_is_merged_and_parted_again(cast: Cast, sign_in: SignIn) -> None:
    acme, globex = cast.contact.organisation, cast.other_contact.organisation
    assert acme
    assert globex
    client = sign_in(cast.manager)

    choices = client.get(f"{HERE}/customers/{globex.pk}/merge/", {"q": "acm"}).content.decode()
    merged = client.post(f"{HERE}/customers/{globex.pk}/merge/", {"kept": str(acme.pk)}, follow=True).content.decode()
    left = client.get(f"{HERE}/customers/{globex.pk}/").content.decode()
    listed = client.get(f"{HERE}/customers/").content.decode()
    merge = OrganisationMerge.objects.get()
    parted = client.post(f"{HERE}/customers/merges/{merge.pk}/undone/", follow=True).content.decode()

    assert f'name="kept" value="{acme.pk}"' in choices
    assert "Globex turned out to be the same and was merged in" in merged
    assert "Jonas Weber" in merged
    assert "This customer turned out to be Acme" in left
    assert f"/customers/{globex.pk}/" not in listed
    assert "The merge is undone" in parted
    assert Contact.objects.get(pk=cast.other_contact.pk).organisation == globex


def test_people_of_different_customers_are_refused_in_place(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)

    refused = client.post(f"{HERE}/people/{cast.contact.pk}/merge/", {"kept": str(cast.other_contact.pk)})
    nobody = client.post(f"{HERE}/people/{cast.contact.pk}/merge/", {"kept": "x"})

    assert refused.status_code == 409
    assert "They ask for different customers" in refused.content.decode()
    assert nobody.status_code == 404
    assert not Organisation.objects.filter(merged_into__isnull=False).exists()
