"""The people whom a desk knows: listed, added, put right, and put to a customer by its exact name."""

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.customers.models import AllowedSender, Contact, Organisation

HERE = "/integrato/console"


def sent(**told: str) -> dict[str, str]:
    return {"name": "Nora Falk", "email": "Nora@falk.example", "phone": "+49 30 1", "organisation": "", **told}


def test_a_person_is_added_for_a_customer(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.agent).post(f"{HERE}/people/new/", sent(organisation="Acme"))

    row = Contact.objects.get(email="nora@falk.example")
    assert answer["Location"] == f"{HERE}/people/{row.pk}/"
    assert (row.name, row.phone, row.organisation) == ("Nora Falk", "+49 30 1", cast.contact.organisation)


def test_the_form_begins_with_the_customer_from_whose_page_somebody_came(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    assert cast.contact.organisation

    begun = client.get(f"{HERE}/people/new/", {"customer": cast.contact.organisation.pk}).content.decode()
    of_another_desk = client.get(f"{HERE}/people/new/", {"customer": "999999"})

    assert 'value="Acme"' in begun
    assert of_another_desk.status_code == 200


@pytest.mark.parametrize(
    ("wrong", "status", "why"),
    [
        ({"organisation": "Acm"}, 422, "The desk has no customer of this name."),
        ({"email": "nora@falk"}, 422, "Write an address such as ana@example.org."),
        ({"email": "\u212anora@falk.example"}, 422, "Write an address such as ana@example.org."),
        ({"email": "nora@fаlk.example"}, 422, "Write an address such as ana@example.org."),
        ({"email": "MARTA@customer.example"}, 409, "The desk knows somebody with this address"),
    ],
)
def test_what_is_wrong_is_said_in_place(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], status: int, why: str
) -> None:
    answer = sign_in(cast.agent).post(f"{HERE}/people/new/", sent(**wrong))

    assert answer.status_code == status
    assert why in answer.content.decode()
    assert 'value="Nora Falk"' in answer.content.decode()


@pytest.mark.attack(22)
def test_a_person_is_put_right_and_nothing_else_can_be_sent(cast: Cast, sign_in: SignIn) -> None:
    told = sent(organisation="Globex", user=str(cast.manager.pk), desk=str(cast.south.pk))

    sign_in(cast.agent).post(f"{HERE}/people/{cast.contact.pk}/edit/", told)

    row = Contact.objects.get(pk=cast.contact.pk)
    assert (row.name, row.organisation, row.user, row.desk) == (
        "Nora Falk",
        Organisation.objects.get(name="Globex"),
        cast.contact.user,
        cast.north,
    )


def test_people_are_found_by_name_and_by_each_part_of_their_address(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)

    found = {words: client.get(f"{HERE}/people/", {"q": words}).content.decode() for words in ("lind", "customer mart")}

    assert all("Marta Lindqvist" in page and "Jonas" not in page for page in found.values())


def test_a_domain_is_allowed_and_shown_with_what_name_servers_know(cast: Cast, sign_in: SignIn) -> None:
    assert cast.contact.organisation
    page = f"{HERE}/customers/{cast.contact.organisation.pk}/"
    client = sign_in(cast.manager)

    done = client.post(f"{page}senders/", {"value": "@bücher.example"}, follow=True).content.decode()
    refused = client.post(f"{page}senders/", {"value": "gmail.com"})

    assert AllowedSender.objects.get().value == "xn--bcher-kva.example"
    assert "bücher.example (xn--bcher-kva.example)" in done
    assert refused.status_code == 409
    assert "allow single addresses instead" in refused.content.decode()
