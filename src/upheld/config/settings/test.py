"""Settings for the tests: the embedded database unless DATABASE_URL says otherwise."""

from upheld.config.settings.base import *  # noqa: F403  settings are one namespace

SECRET_KEY = "tests-only"
