"""What is known of a file that lies in the store, for the models of files; whose it is they say themselves."""

import uuid

from django.db import models

from upheld.files.kinds import UNKNOWN


class StoredFile(models.Model):
    """What a file is called, what it is by its content, and where it lies; never what somebody said it is."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    # In bytes: what was announced until it has arrived, then what lies in the store.
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # Of a picture that was drawn anew and may be shown; nothing else has them.
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    # How many secrets were taken out of it before it was kept.
    secrets_taken_out = models.PositiveIntegerField(default=0)
    # Whether it came from somebody who had not signed in: then it is handed out to be saved and shown nowhere.
    by_stranger = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether a browser may show it."""
        return self.width is not None and not self.by_stranger

    @property
    def handed_out_as(self) -> str:
        """The type under which it is handed out; what a stranger sent has none, and is saved."""
        return UNKNOWN if self.by_stranger else self.media_type

    @property
    def key(self) -> str:
        """Where it lies in the store; nothing of it comes from a person."""
        return f"{self.public_id.hex[:2]}/{self.public_id.hex}"

    @property
    def thumbnail_key(self) -> str:
        """Where the small copy of a picture lies."""
        return f"{self.key}-small"
