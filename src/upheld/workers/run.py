"""Runs the background work of this process until it is told to stop.

What the work is stands in the other modules.
"""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def main() -> None:
    """Take jobs until SIGTERM; then finish the one in hand."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # what Procrastinate's Django app is always made with
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(shutdown_graceful_timeout=5)
