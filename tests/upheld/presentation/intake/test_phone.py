"""A telephone number that can be dialled from anywhere."""

import pytest
from django.core.exceptions import ValidationError

from upheld.presentation.intake.phone import PhoneField

FIELD = PhoneField(label="Call")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0043 (660) 555-0142", "+436605550142"),
        ("+1.212.555.0100", "+12125550100"),
        ("+33\u202f6\u00a012 34 56 78", "+33612345678"),
    ],
)
def test_however_it_is_grouped_it_is_kept_one_way(written: str, kept: str) -> None:
    assert FIELD.clean(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "06 12 34 56 78",
        "+0612345678",
        "+33 6",
        "+3361234567890123",
        "call me",
        "",
        "+33٦12345678",
        "+33612345678;ext=1",
    ],
)
def test_what_cannot_be_dialled_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        FIELD.clean(written)
