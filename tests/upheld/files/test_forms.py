"""Files that come with a form lie on the disk, not in memory, and a form that is too large is not read."""

from contextlib import closing

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from upheld.files.limits import LARGEST_FORM
from upheld.redaction.search import SEARCHED_AT_MOST


def test_a_file_of_a_form_is_read_from_its_beginning() -> None:
    request = RequestFactory().post("/", {"files": SimpleUploadedFile("a.bin", b"0123456789" * 20_000)})

    with closing(request):
        (came,) = request.FILES.getlist("files")
        assert (came.name, came.size, came.read()) == ("a.bin", 200_000, b"0123456789" * 20_000)
        assert came.file.name is None  # it never was on the disk


def test_a_large_one_lies_on_the_disk_without_a_name() -> None:
    request = RequestFactory().post("/", {"files": SimpleUploadedFile("a.bin", bytes(SEARCHED_AT_MOST + 1))})

    with closing(request):
        (came,) = request.FILES.getlist("files")
        assert isinstance(came.file.name, int)
        assert came.read() == bytes(SEARCHED_AT_MOST + 1)


@pytest.mark.attack(10)
def test_a_form_that_is_too_large_is_not_read() -> None:
    sent = RequestFactory().post("/", {"files": SimpleUploadedFile("a.bin", b"x")})
    sent.META["CONTENT_LENGTH"] = str(LARGEST_FORM + 1)

    with pytest.raises(RequestDataTooBig):
        assert sent.POST
