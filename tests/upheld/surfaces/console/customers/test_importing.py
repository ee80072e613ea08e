"""A file of customers in the console: seen first, then imported, each wrong line saying why; and handed out."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.customers.models import Contact, CustomerImport, Organisation

HERE = "/integrato/console/customers"
GOOD = "customer,contract,plan,starts_on,name,email\nInitech,I-1,Standard,2026-01-01,Bill,bill@initech.example\n"


def file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("customers.csv", text.encode())


def test_a_file_is_looked_at_and_then_imported(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)

    seen = client.post(f"{HERE}/imports/", {"file": file(GOOD + "Hooli,H-1,Gold,soon,,\n")}, follow=True)
    upload = CustomerImport.objects.get()
    before = Organisation.objects.filter(name="Initech").exists()
    done = client.post(f"{HERE}/imports/{upload.pk}/confirmed/", follow=True).content.decode()

    page = seen.content.decode()
    assert "Import 1 line, leave out 1" in page
    assert "“Gold” is no plan of the agreement." in page
    assert not before
    assert "1 add something, 0 change something, 0 say what is known, 1 are left out." in done
    assert Contact.objects.get(email="bill@initech.example").organisation == Organisation.objects.get(name="Initech")


def test_confirming_twice_imports_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    client.post(f"{HERE}/imports/", {"file": file(GOOD)})
    upload = CustomerImport.objects.get()

    client.post(f"{HERE}/imports/{upload.pk}/confirmed/")
    again = client.post(f"{HERE}/imports/{upload.pk}/confirmed/", follow=True)

    assert "Nothing was done" in again.content.decode()
    assert Organisation.objects.filter(name="Initech").count() == 1


def test_what_cannot_be_read_is_refused_in_place(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)

    answers = [
        client.post(f"{HERE}/imports/", sent)
        for sent in ({}, {"file": file("colour\nred\n")}, {"file": SimpleUploadedFile("a.csv", b"\xff\xfe")})
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert "Choose a file." in answers[0].content.decode()
    assert not CustomerImport.objects.exists()


@pytest.mark.attack(32)
def test_the_export_is_a_file_that_no_spreadsheet_runs(cast: Cast, sign_in: SignIn) -> None:
    Contact.objects.filter(pk=cast.contact.pk).update(name="=1+1", phone="+49 30")

    answer = sign_in(cast.manager).get(f"{HERE}/export.csv")

    assert isinstance(answer, StreamingHttpResponse)
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert {row["customer"] for row in rows} == {"Acme", "Globex"}
    assert [(row["name"], row["phone"]) for row in rows if row["email"] == cast.contact.email] == [("'=1+1", "'+49 30")]
