"""The API keeps what its OpenAPI document says: schemathesis attacks every operation from the document."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema

from tests.support import builders
from tests.support.programs import MADE_AT, Program, program_of
from upheld.surfaces.api.v1.document import api

OPERATIONS = sorted(
    operation["operationId"] for path in api.get_openapi_schema()["paths"].values() for operation in path.values()
)
# A fact or an author is a word to the document, but only some words are known to the agreement and the desk; so a
# well-formed request may be refused with 422, too.
ACCEPTED = ["2xx", "401", "404", "409", "422"]
CONFIG = {"seed": 1, "checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}}}
EXAMPLES = 8


@pytest.fixture
def program(db: None) -> Iterator[Program]:
    """A program with a token, on a desk with a ticket for the numbers that the document names."""
    program = program_of(builders.desk("integrato", at=MADE_AT))
    program.open(priority="p1")
    with _one_connection():
        yield program


@pytest.fixture(scope="module")
def documented() -> BaseSchema:
    """The document as it is served; read once, for that takes longer than to attack an operation."""
    config = schemathesis.Config.from_dict(CONFIG)
    with _one_connection():
        return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=config)


@contextmanager
def _one_connection() -> Iterator[None]:
    """Let requests leave the test's connection open, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.attack(10, 22)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_every_operation_answers_as_documented(
    operation_id: str, mode: GenerationMode, documented: BaseSchema, program: Program
) -> None:
    operation = documented.find_operation_by_id(operation_id)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    def attack(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {program.secret}"})

    attack()


@pytest.mark.attack(10, 22)
def test_the_document_is_openapi_3_1_and_describes_every_refusal() -> None:
    document = api.get_openapi_schema()

    refusals = {
        content
        for path in document["paths"].values()
        for operation in path.values()
        for status, response in operation["responses"].items()
        if int(status) >= 400
        for content in response["content"]
    }
    assert document["openapi"] == "3.1.0"
    assert refusals == {"application/problem+json"}
    assert all(
        "401" in map(str, operation["responses"]) for path in document["paths"].values() for operation in path.values()
    )
