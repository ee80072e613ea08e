"""The model IdempotentAnswer; not the requests themselves."""

from django.db import models

from upheld.desks.models.api_token import ApiToken


class IdempotentAnswer(models.Model):
    """A row is the answer once given to a program's request, to be given again to a repeat; never changed."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    # SHA-256 over method, address and body: the same key with another request is refused.
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="idempotent_answer_once_per_key"),
        ]
        indexes = [
            # Read by the worker that forgets old answers.
            models.Index(fields=["answered_at"], name="idempotent_answer_by_age"),
        ]

    def __str__(self) -> str:
        return self.key
