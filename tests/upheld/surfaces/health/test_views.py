"""`/healthz` answers 503 until every part is ready, and names each."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client


@pytest.mark.django_db
def test_an_unready_installation_answers_503_and_says_why(client: Client, settings: LazySettings) -> None:
    settings.LIVE_PORT, settings.FILES_PORT, settings.DEMO = 1, 1, False
    with connection.cursor() as cursor:  # a worker that ran for another test keeps its row
        cursor.execute("DELETE FROM procrastinate_workers")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "parts": {
            "database": "ready",
            "migrations": "ready",
            "desks": "none loaded",
            "live": "does not answer",
            "files": "does not answer",
            "worker": "none running",
        },
    }
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_health_is_only_asked_for(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
