"""Takes files out of forms that are sent without script: large ones onto the disk, and no more than may be.

Such a form keeps a thread of the pages busy while it arrives; with script, files go to a process of their own.
"""

import tempfile
from typing import Any, BinaryIO, cast

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

from upheld.files.limits import LARGEST_FORM
from upheld.redaction.search import SEARCHED_AT_MOST


class FormFiles(FileUploadHandler):
    """Takes each file of a form: a small one in memory, where it is searched before it is kept; a large one into a
    nameless file of the disk, which is gone with the request or its process.
    """

    file: BinaryIO

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse a form that is too large, before it is read."""
        if content_length > LARGEST_FORM:
            raise RequestDataTooBig(_("The form carries more than may be sent at once."))

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.file = cast(BinaryIO, tempfile.SpooledTemporaryFile(SEARCHED_AT_MOST))  # noqa: SIM115  closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece of it."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """Return the file, from its beginning."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Let go of a file that will not come to its end."""
        self.file.close()
