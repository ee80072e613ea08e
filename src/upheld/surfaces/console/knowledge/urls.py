"""The addresses of articles, below `/<desk>/console/`."""

from django.urls import path

from upheld.surfaces.console.knowledge import categories, from_message, lists, media, publishing, revisions, writing

urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    path("articles/begun/", writing.begin, name="article_begun"),
    path("articles/preview/", writing.preview, name="article_preview"),
    path("articles/feedback/", lists.feedback, name="articles_feedback"),
    path("articles/categories/", categories.categories, name="article_categories"),
    path("articles/categories/<int:number>/label/", categories.label, name="article_category_label"),
    path("articles/categories/<int:number>/higher/", categories.higher, name="article_category_higher"),
    path("articles/categories/<int:number>/retired/", categories.retired, name="article_category_retired"),
    path("articles/<int:number>/", writing.article, name="article"),
    path("articles/<int:number>/draft/", writing.draft, name="article_draft"),
    path("articles/<int:number>/media/<uuid:media>/", media.media, name="article_media"),
    path("articles/<int:number>/media/<uuid:media>/removed/", writing.media_removed, name="article_media_removed"),
    path("articles/<int:number>/particulars/", publishing.particulars, name="article_particulars"),
    path("articles/<int:number>/looked-through/", publishing.looked_through, name="article_looked_through"),
    path("articles/<int:number>/retired/", publishing.retired, name="article_retired"),
    path("articles/<int:number>/offered-again/", publishing.offered_again, name="article_offered_again"),
    path("articles/<int:number>/revisions/", revisions.revisions, name="article_revisions"),
    path("articles/<int:number>/revisions/<int:which>/", revisions.revision, name="article_revision"),
    path(
        "tickets/<int:number>/messages/<uuid:message>/article/",
        from_message.from_message,
        name="article_from_message",
    ),
]
