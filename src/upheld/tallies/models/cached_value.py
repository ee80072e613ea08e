"""The model CachedValue; who reads and writes it is Django's cache, not we."""

from django.db import models


class CachedValue(models.Model):
    """A row is what our library for accounts has counted, until it expires.

    Django's cache in a database reads and writes it; its columns are as that cache wants them.
    """

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "tallies_cachedvalue"

    def __str__(self) -> str:
        return self.cache_key
