"""Making Django ready for a command; commands that need no rows never load it."""

import os

from upheld.config import environment


def settings() -> None:
    """Name the settings that this environment uses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", environment.settings_module())


def ready() -> None:
    """Load Django with these settings."""
    import django

    settings()
    django.setup()
