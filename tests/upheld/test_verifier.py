"""The verifier's digest is the one that `sha256sum` prints."""

import hashlib

from tests.support.verifier import FILE
from upheld.verifier import NAME, verifier_digest, verifier_source


def test_the_digest_is_that_of_the_file() -> None:
    assert FILE.name == NAME
    assert verifier_digest() == hashlib.sha256(verifier_source()).hexdigest()
