"""A picture or a video comes with an article's draft, is seen where its words say, and by whoever may read it alone."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support import knowledge, pictures
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.knowledge.actions.test_media import VIDEO
from upheld.knowledge.models import Article, Draft, Media

WORDS = {"title": "Certificates", "language": "en", "text": "Look here.", "revision": "1"}


@pytest.fixture
def article(cast: Cast) -> Article:
    return knowledge.published(cast.north, "Certificates", at=BEFORE_ALL)


def page(article: Article) -> str:
    return f"/integrato/console/articles/{article.pk}/"


def saved(client: Client, article: Article, name: str, content: bytes, **other: str) -> Media:
    file = SimpleUploadedFile(name, content)
    revision = str(Draft.objects.get(article=article).revision)
    client.post(page(article), {**WORDS, "revision": revision, "file": file, **other})
    return Media.objects.latest("id")


def test_a_picture_comes_with_the_draft_and_readers_see_it_once_it_is_published(
    client: Client, cast: Cast, article: Article
) -> None:
    client.force_login(cast.manager)
    one = saved(client, article, "the [old] roof.png", pictures.png(), then="publish")
    assert Draft.objects.get(article=article).text == f"Look here.\n\n![the  old  roof]({one.reference})\n"
    assert f'src="{page(article)}media/{one.public_id}/"' in client.get(page(article)).content.decode()

    reader = Client()
    place = f"/integrato/help/articles/{article.slug}/media/{one.public_id}"
    assert f'src="{place}"' in reader.get(f"/integrato/help/articles/{article.slug}").content.decode()
    picture = reader.get(place)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert "sandbox" in picture.headers["Content-Security-Policy"]


def test_a_video_is_played_from_where_files_leave(client: Client, cast: Cast, article: Article) -> None:
    client.force_login(cast.manager)
    one = saved(client, article, "tour.mp4", VIDEO, then="publish")
    shown = Client().get(f"/integrato/help/articles/{article.slug}")
    assert "<video" in shown.content.decode()
    assert "controls" in shown.content.decode()
    gone = Client().get(f"/integrato/help/articles/{article.slug}/media/{one.public_id}")
    place = gone.headers["Location"]
    assert "/files/watch?key=" in place
    policy = shown.headers["Content-Security-Policy"].split("; ")
    media_src = next(rule for rule in policy if rule.startswith("media-src"))
    assert place.partition("/files/")[0] in media_src


def test_what_cannot_be_shown_is_refused_with_the_words_kept(client: Client, cast: Cast, article: Article) -> None:
    client.force_login(cast.agent)
    file = SimpleUploadedFile("x.png", b"<script>")
    answer = client.post(page(article), {**WORDS, "text": "My own words.", "file": file})
    assert answer.status_code == 409
    assert "My own words." in answer.content.decode()
    assert "It is no picture" in answer.content.decode()


def test_one_that_is_shown_is_removed_only_once_it_is_not(client: Client, cast: Cast, article: Article) -> None:
    client.force_login(cast.agent)
    one = saved(client, article, "roof.png", pictures.png())
    removal = f"{page(article)}media/{one.public_id}/removed/"
    assert client.post(removal).status_code == 409
    revision = str(Draft.objects.get(article=article).revision)
    client.post(page(article), {**WORDS, "revision": revision})
    assert client.post(removal).status_code == 302
    assert not Media.objects.exists()


@pytest.mark.attack(20)
def test_nobody_sees_it_who_may_not_read_the_article(client: Client, cast: Cast, article: Article) -> None:
    client.force_login(cast.manager)
    one = saved(client, article, "roof.png", pictures.png())
    other = knowledge.published(cast.north, "Other", at=BEFORE_ALL)
    hidden = knowledge.written(cast.north, "Hidden", at=BEFORE_ALL)
    for slug, media in ((other.slug, one.public_id), (hidden.slug, one.public_id), (article.slug, uuid4())):
        assert Client().get(f"/integrato/help/articles/{slug}/media/{media}").status_code == 404
    client.force_login(cast.other_agent)
    assert client.get(f"{page(article)}media/{one.public_id}/").status_code == 404


@pytest.mark.attack(17)
def test_a_picture_from_elsewhere_is_a_link_and_loads_nothing(client: Client, cast: Cast) -> None:
    text = '![x](https://spy.example/1.png) ![y](javascript:alert(1)) ![" onerror="z](data:image/svg+xml,a)'
    article = knowledge.published(cast.north, "Spied", text, at=BEFORE_ALL)
    shown = client.get(f"/integrato/help/articles/{article.slug}").content.decode()
    body = shown.partition('<div class="help-text">')[2].partition("</article>")[0]
    assert '<a href="https://spy.example/1.png" rel="noopener noreferrer">x</a>' in body
    assert "<img" not in body
    assert 'href="javascript' not in body
