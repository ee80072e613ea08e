"""The model Article; what it says is in its draft and its revisions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.desks.models import Desk
from upheld.knowledge.models.category import Category


class Article(models.Model):
    """A row is one thing to read on a desk's help pages, published or not yet, for those who may see it."""

    class Kind(models.TextChoices):
        """What it is for."""

        ARTICLE = "article", _("Article")
        TUTORIAL = "tutorial", _("Tutorial with a video")
        WEBINAR = "webinar", _("Webinar")
        GUIDE = "guide", _("Developer guide")

    class Visibility(models.TextChoices):
        """Who may read it; for everyone else it does not exist."""

        PUBLIC = "public", _("Everyone")
        CUSTOMERS = "customers", _("Customers who have logged in")
        PLANS = "plans", _("Customers on certain plans")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    kind = models.CharField(max_length=10, choices=Kind)
    # Stands in the address; made of the first title, never changed.
    slug = models.SlugField(max_length=80, db_index=False)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    # The plans' keys in the agreement; empty unless it is for certain plans.
    plans = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    # Where a video is watched, at somebody else's place; empty for none.
    video_url = models.URLField(blank=True)
    # What readers see; null until it is published for the first time.
    published = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    # The day on which somebody should look whether it is still true; null for never.
    review_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "slug"], name="article_slug_once_per_desk"),
            models.CheckConstraint(
                condition=Q(visibility="plans") & ~Q(plans=[]) | ~Q(visibility="plans") & Q(plans=[]),
                name="article_plans_if_for_plans",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="article_retired_at_with_by",
            ),
        ]
        indexes = [
            models.Index(fields=["desk", "review_on"], condition=Q(retired_at__isnull=True), name="article_review_due"),
        ]

    def __str__(self) -> str:
        return self.slug
