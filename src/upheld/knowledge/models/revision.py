"""The model Revision; which one readers see is the article's to say."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Q

from upheld.knowledge.models.article import Article
from upheld.knowledge.models.draft import SUMMARY_AT_MOST, TITLE_AT_MOST

# In which languages articles are written, and how PostgreSQL calls the rules by which words of each have one stem.
# `upheld_article_words` of the first migration knows the same.
CONFIGURATIONS = {"en": "english", "pt-br": "portuguese", "fr": "french", "de": "german", "es": "spanish"}


class ArticleWords(Func):
    """The words of an article by the stems of its language, with accents and without; its title weighs most."""

    function = "upheld_article_words"
    output_field = SearchVectorField()


class Revision(models.Model):
    """A row is what an article said from one publication to the next; never changed, and the database refuses to."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    # Counted per article, from 1.
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=TITLE_AT_MOST)
    summary = models.CharField(max_length=SUMMARY_AT_MOST, blank=True)
    # Markdown.
    text = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)
    # The name of whoever published it, as it was then.
    published_by_name = models.CharField(max_length=200)
    # Kept by the database.
    words = models.GeneratedField(
        expression=ArticleWords("language", "title", "summary", "text"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_revision_numbered"),
            models.CheckConstraint(condition=Q(number__gte=1), name="article_revisions_from_one"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="article_revision_says_something"),
        ]
        indexes = [GinIndex(fields=["words"], name="article_revision_words")]

    def __str__(self) -> str:
        return f"revision {self.number}"
