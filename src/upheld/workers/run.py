"""Runs the background work of this process until it is told to stop.

What the work is stands in the other modules.
"""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from upheld.workers import jobs

# Seconds before a sweep in progress is told to end; it then finishes the row in hand, which nothing interrupts.
GRACE = 0.0


def main() -> None:
    """Take jobs until SIGTERM or SIGINT; then finish the rows in hand."""
    jobs.register(app)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # what Procrastinate's Django app is always made with
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(concurrency=jobs.CONCURRENCY, delete_jobs="successful", shutdown_graceful_timeout=GRACE)
