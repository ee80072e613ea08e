"""The model Choice; not what holds without one."""

from django.db import models


class Choice(models.Model):
    """A row is how one person on one desk chose to be told of one kind of happening.

    It holds no foreign keys: the person is named by number.
    """

    desk = models.CharField(max_length=40)
    person = models.BigIntegerField()
    # One of `facts.Happening`.
    happening = models.CharField(max_length=20)
    in_app = models.BooleanField()
    mail = models.BooleanField()

    class Meta:
        constraints = [
            # Read for all whom one happening concerns, and for the page of one person.
            models.UniqueConstraint(fields=["desk", "person", "happening"], name="choice_once_per_happening"),
        ]

    def __str__(self) -> str:
        return f"{self.person} of {self.happening}"
