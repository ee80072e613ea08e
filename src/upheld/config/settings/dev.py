"""Settings of the demo and of a developer's machine: everything on this host, nothing to configure."""

import socket

from upheld.config import environment
from upheld.config.settings.base import *  # noqa: F403  settings are one namespace

DEMO = True
DEBUG = environment.text("UPHELD_DEBUG") == "1"
SECRET_KEY = environment.text("UPHELD_SECRET_KEY") or environment.demo_secret_key(environment.data_folder())
ALLOWED_HOSTS = [
    "localhost",
    ".localhost",
    "127.0.0.1",
    "[::1]",
    socket.gethostname(),
    environment.reached_host(),
    *environment.words("UPHELD_ALLOWED_HOSTS"),
]
EMAIL_HOST = "127.0.0.1"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # localhost has no TLS; browsers let passkeys work there
EMAIL_PORT = environment.smtp_port()
