"""The reference page names every operation and every refusal of the API, and none that is not there."""

import re
from pathlib import Path

from upheld.surfaces.api.v1 import problems, refusals
from upheld.surfaces.api.v1.document import api

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "api.md").read_text(encoding="utf-8")


def test_every_operation_has_its_heading() -> None:
    operations = {
        f"`{operation['operationId']}` – {method.upper()} {path}"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, operation in methods.items()
    }
    assert set(re.findall(r"^### (.+)$", PAGE, re.MULTILINE)) == operations


def test_every_refusal_has_its_row() -> None:
    kinds = [value for value in vars(problems).values() if isinstance(value, refusals.Kind)]
    kinds += [*problems.KINDS.values(), *(refused.kind for refused in refusals.Refused.__subclasses__())]

    rows = set(re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", PAGE, re.MULTILINE))

    assert rows == {(kind.name, str(kind.status)) for kind in kinds}
