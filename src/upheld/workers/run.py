"""Runs the background work of this process until it is told to stop; what the work is stands in the other modules."""

from procrastinate.contrib.django import app


def main() -> None:
    """Take jobs until SIGTERM; then finish the one in hand."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(shutdown_graceful_timeout=5)
