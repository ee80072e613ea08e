"""Settings that every environment shares.

What is read from the environment is read through `config.environment`.
"""

from typing import Any

from django.conf import global_settings

from upheld.config import environment, logs
from upheld.config.embedded_postgres import EmbeddedPostgres

PACKAGE = environment.PACKAGE
DATA_FOLDER = environment.data_folder()

# Whether the demo's pages exist: its people with one-click sign-in, and the mailbox of the mail catcher.
DEMO = False
# Where the demo serves a customer's own website, with the desk's form in it.
WEBSITE_PORT = environment.website_port()
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",  # the loaders are named below, cached
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "upheld.config",
    "upheld.tallies",
    "upheld.audit",
    "upheld.notifications",
    "upheld.accounts",
    "upheld.desks",
    "upheld.catalogue",
    "upheld.customers",
    "upheld.agreements",
    "upheld.tickets",
    "upheld.knowledge",
    "upheld.improvement",
    "upheld.rules",
    "upheld.presentation",  # template tags; it has no rows
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "upheld.config.security_headers.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "upheld.config.own_desk.own_desk",
    "upheld.config.language.own_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
CSRF_FAILURE_VIEW = "upheld.presentation.stale_forms.stale_form"
ROOT_URLCONF = "upheld.config.urls"
WSGI_APPLICATION = "upheld.config.wsgi.application"

# Database: the one at DATABASE_URL, else the PostgreSQL in the data folder. Each process pools connections.
DATABASE_URL = environment.database_url()
POOL = {"min_size": 1, "max_size": 12, "timeout": 10}
DATABASES: dict[str, dict[str, Any]] = {
    "default": environment.database_parameters(DATABASE_URL or EmbeddedPostgres(folder=DATA_FOLDER).address()),
}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # the pool, not Django, keeps connections
DATABASES["default"]["OPTIONS"]["pool"] = POOL
# What pages ask again and again is planned once for each connection: planning costs the database more than answering.
DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 1}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "upheld.presentation.templatetags.upheld_addresses",
                "upheld.presentation.templatetags.upheld_words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "upheld.presentation.theme.theme",
                "upheld.surfaces.portal.announced.announced",
                "upheld.surfaces.accounts.arrival.from_desk",
            ],
        },
    }
]

# Built files: Vite puts a hash into every name, so they may be kept for ever; WhiteNoise serves them.
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "assets"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[-.][0-9A-Za-z_-]{8}\..+$"

# People: e-mail address and password, a code or a link by e-mail, a passkey. Agents are invited; customers make an
# account once their address is proved, by pages of our own.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# What allauth counts (attempts to sign in, codes asked for) is kept in the database, for all processes alike.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tallies_cachedvalue",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "upheld.surfaces.accounts.adapter.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
# Codes and new passwords: as often as links, from one place and to one address; the rest is allauth's own choice.
ACCOUNT_RATE_LIMITS = {"request_login_code": "60/h/ip,5/h/key", "reset_password": "60/h/ip,5/h/key"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Upheld"
MFA_ADAPTER = "upheld.config.second_factor.SealedSecrets"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "upheld.config.sessions"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Where customers and agents reach this installation; links in mail begin with it.
BASE_URL = environment.base_url()

# Live updates: the address that browsers connect to; empty means this host at LIVE_PORT. Only pages of the
# allowed origin may listen; empty means those of the same host.
LIVE_HOST = environment.reached_host()
LIVE_PORT = environment.live_port()
LIVE_URL = environment.text("UPHELD_LIVE_URL")
LIVE_ALLOWED_ORIGIN = environment.text("UPHELD_LIVE_ALLOWED_ORIGIN")

# Files: how large one may be, where those lie that are whole (this machine, or a bucket), and at which address they
# arrive and leave; empty means this host at FILES_PORT.
LARGEST_FILE = environment.number("UPHELD_LARGEST_FILE_MB", 1024) * 1024 * 1024
FILES_FOLDER = environment.folder("UPHELD_FILES_FOLDER", DATA_FOLDER / "files")
FILES_ARRIVING = FILES_FOLDER / "arriving"
FILES_HOST = environment.reached_host()
FILES_PORT = environment.files_port()
FILES_URL = environment.text("UPHELD_FILES_URL")
STORAGES = {**global_settings.STORAGES, "files": environment.file_store(FILES_FOLDER / "whole")}
FILE_UPLOAD_HANDLERS = ["upheld.files.forms.FormFiles"]

# Mail out.
EMAIL_HOST = environment.text("UPHELD_SMTP_HOST")
EMAIL_PORT = environment.smtp_port()
EMAIL_HOST_USER = environment.text("UPHELD_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("UPHELD_SMTP_PASSWORD")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("UPHELD_MAIL_FROM", default="Upheld <desk@upheld.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("pt-br", "Português (Brasil)")]
LOCALE_PATHS = [PACKAGE / "locale"]

LOGGING_CONFIG = None  # logs.configure below is the only one
logs.configure(as_json=environment.production())
