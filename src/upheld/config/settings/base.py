"""Settings that every environment shares; secrets and addresses come from the environment."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton",
    "django_htmx",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
    "upheld.audit",
    "upheld.notifications",
    "upheld.accounts",
    "upheld.desks",
    "upheld.catalogue",
    "upheld.customers",
    "upheld.agreements",
    "upheld.tickets",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
ROOT_URLCONF = "upheld.config.urls"
STATIC_URL = "/static/"
