"""Articles with their drafts, revisions and words, what readers thought, webinars and who comes."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import upheld.knowledge.models.registration
import upheld.knowledge.models.revision

# Each language by the rules of its own, as `knowledge.models.revision.CONFIGURATIONS` has them; else words as they are.
WORDS = """
CREATE FUNCTION upheld_article_words(language text, title text, summary text, said text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    rules regconfig := CASE language
        WHEN 'en' THEN 'pg_catalog.english'::regconfig
        WHEN 'pt-br' THEN 'pg_catalog.portuguese'::regconfig
        WHEN 'fr' THEN 'pg_catalog.french'::regconfig
        WHEN 'de' THEN 'pg_catalog.german'::regconfig
        WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
        ELSE 'pg_catalog.simple'::regconfig
    END;
BEGIN
    RETURN setweight(to_tsvector(rules, lower(title)) || to_tsvector(rules, upheld_plain(title)), 'A')
        || setweight(to_tsvector(rules, lower(summary)) || to_tsvector(rules, upheld_plain(summary)), 'B')
        || setweight(to_tsvector(rules, lower(said)) || to_tsvector(rules, upheld_plain(said)), 'D');
END $$;
COMMENT ON FUNCTION upheld_article_words IS 'the words of an article by the stems of its language, with accents and without';
"""
UNDO_WORDS = "DROP FUNCTION upheld_article_words(text, text, text, text);"
TRIGGER = """
CREATE TRIGGER article_revision_never_changes BEFORE UPDATE OR DELETE ON knowledge_revision
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO_TRIGGER = "DROP TRIGGER article_revision_never_changes ON knowledge_revision;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0002_kept_and_announced"),
        ("customers", "0002_by_words_of_name"),
        ("desks", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(WORDS, UNDO_WORDS),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=80)),
                ("position", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="category_key_once_per_desk"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("desk", "label"),
                        name="category_label_once_per_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("label", ""), _negated=True)
                        ),
                        name="category_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="category_retired_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="knowledge.category",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("tutorial", "Tutorial with a video"),
                            ("webinar", "Webinar"),
                            ("guide", "Developer guide"),
                        ],
                        max_length=10,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("customers", "Customers who have logged in"),
                            ("plans", "Customers on certain plans"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                (
                    "plans",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("video_url", models.URLField(blank=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=["desk", "review_on"],
                        name="article_review_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "slug"), name="article_slug_once_per_desk"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visibility", "plans"), models.Q(("plans", []), _negated=True)),
                            models.Q(models.Q(("visibility", "plans"), _negated=True), ("plans", [])),
                            _connector="OR",
                        ),
                        name="article_plans_if_for_plans",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="article_retired_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="knowledge.article"
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=160)),
                ("summary", models.CharField(blank=True, max_length=400)),
                ("text", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=80)),
                ("saved_by_name", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("revision__gte", 1)), name="article_draft_revisions_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="article_draft_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="knowledge.article",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=160)),
                ("summary", models.CharField(blank=True, max_length=400)),
                ("text", models.TextField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=80)),
                ("published_by_name", models.CharField(max_length=200)),
                (
                    "words",
                    models.GeneratedField(
                        db_persist=True,
                        expression=upheld.knowledge.models.revision.ArticleWords(
                            "language", "title", "summary", "text"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["words"], name="article_revision_words")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="article_revision_numbered"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="article_revisions_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="article_revision_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="knowledge.article",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="knowledge.revision",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("useful", "Useful"),
                            ("not_useful", "Not useful"),
                            ("solved", "Solved it, no ticket was opened"),
                        ],
                        max_length=10,
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=2000)),
                ("visit", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["article", "-given_at"], name="feedback_newest_of_article")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "visit"), name="feedback_once_per_visit"),
                    models.CheckConstraint(
                        condition=models.Q(("visit", ""), _negated=True), name="feedback_has_a_visit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Webinar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="webinar", to="knowledge.article"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.URLField()),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="webinar_ends_after_it_starts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__isnull", True), ("seats__gte", 1), _connector="OR"),
                        name="webinar_has_a_seat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "webinar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="knowledge.webinar",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "nonce",
                    models.CharField(
                        default=upheld.knowledge.models.registration._nonce, editable=False, max_length=64, unique=True
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("webinar"),
                        django.db.models.functions.text.Lower("email"),
                        name="registration_once_per_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True), name="registration_has_an_address"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="published",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="knowledge.revision",
            ),
        ),
        migrations.RunSQL(TRIGGER, UNDO_TRIGGER),
    ]
