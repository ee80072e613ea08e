"""Files on their way in and out, as an ASGI application; pages are not served here."""

import os

import django

from upheld.config import environment
from upheld.config.processes import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", environment.settings_module())
lifeline.follow_parent()  # a worker of the application server goes when the server does
django.setup()

from upheld.surfaces.files.app import application  # noqa: E402  it reads rows, so Django must be ready

__all__ = ["application"]
