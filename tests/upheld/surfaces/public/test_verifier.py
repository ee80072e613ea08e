"""The verifier as it is handed out."""

from django.test import Client

from tests.support.verifier import FILE
from upheld.verifier import verifier_digest


def test_it_is_handed_out_byte_for_byte_and_as_text(client: Client, db: None) -> None:
    answer = client.get("/verify_receipt.py")
    assert answer.content == FILE.read_bytes()
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_what_a_browser_has_already_is_not_sent_again(client: Client, db: None) -> None:
    known = client.get("/verify_receipt.py").headers["ETag"]
    assert known == f'"{verifier_digest()}"'
    assert client.get("/verify_receipt.py", headers={"If-None-Match": known}).status_code == 304
