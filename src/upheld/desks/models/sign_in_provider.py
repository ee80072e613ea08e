"""The model SignInProvider; not the protocol that is spoken with it."""

from django.db import models
from django.db.models import Q

from upheld.desks.models.desk import Desk


class SignInProvider(models.Model):
    """A row is one company's sign-in (OpenID Connect) that one desk trusts to say who somebody is.

    It is trusted on that desk's pages and nowhere else: whoever comes by it is signed in there alone.
    """

    desk = models.OneToOneField(Desk, on_delete=models.PROTECT, related_name="sign_in_provider")
    # What stands on the button: the company's name.
    label = models.CharField(max_length=60)
    # As its tokens name it, without a closing slash where it has none.
    issuer = models.CharField(max_length=300)
    client_id = models.CharField(max_length=300)
    # Sealed with the installation's key; shown nowhere.
    sealed_secret = models.TextField()
    # Whose addresses it may speak for, in lower case.
    domains = models.JSONField(default=list)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(issuer="") & ~Q(client_id="") & ~Q(sealed_secret="") & ~Q(label=""),
                name="sign_in_provider_is_whole",
            ),
            models.CheckConstraint(condition=~Q(domains=[]), name="sign_in_provider_names_domains"),
        ]

    def __str__(self) -> str:
        return self.label
