"""Settings for the tests: fast hashing, mail kept in memory.

`tests/conftest.py` starts the embedded database.
"""

import os
import tempfile
from pathlib import Path

from upheld.config import environment
from upheld.config.settings.base import *  # noqa: F403  settings are one namespace
from upheld.config.settings.base import DATABASES, STORAGES

SECRET_KEY = "tests-only"
DEMO = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # localhost has no TLS; browsers let passkeys work there
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["OPTIONS"].pop("pool")  # else the test database could not be dropped
FILES_FOLDER = Path(tempfile.gettempdir()) / f"upheld-tests-files-{os.getpid()}"  # gone with the run: tests/conftest.py
FILES_ARRIVING = FILES_FOLDER / "arriving"
STORAGES["files"] = environment.file_store(FILES_FOLDER / "whole")
