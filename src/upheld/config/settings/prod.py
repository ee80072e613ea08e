"""Settings of a real installation.

What is missing is said by `config.checks`, all at once, before anything starts.
"""

from upheld.config import environment
from upheld.config.settings.base import *  # noqa: F403  settings are one namespace
from upheld.config.settings.base import MIDDLEWARE

SECRET_KEY = environment.text("UPHELD_SECRET_KEY")
ALLOWED_HOSTS = environment.words("UPHELD_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith(("*", "."))]

EMAIL_PORT = environment.number("UPHELD_SMTP_PORT", 587)
EMAIL_USE_TLS = environment.text("UPHELD_SMTP_SECURITY", default="starttls") == "starttls"
EMAIL_USE_SSL = environment.text("UPHELD_SMTP_SECURITY") == "tls"

# The reverse proxy ends TLS and says so (deploy/).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
MIDDLEWARE = ["upheld.config.remote_address.remote_address", *MIDDLEWARE]
