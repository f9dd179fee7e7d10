"""One file of settings, read from the environment. Everything has a default that is safe to run."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("LIENTICH_VAR", BASE_DIR / "var"))
TESTING = "pytest" in sys.modules

# The demonstration alone signs visitors in with one click; it is switched on by `manage.py demo`.
DEMONSTRATION = os.environ.get("LIENTICH_DEMONSTRATION") == "1"
# An ISO date or moment that the demonstration takes for now (core/clock.py); without it, ignored.
ASSUMED_NOW = os.environ.get("LIENTICH_NOW", "")
DEBUG = os.environ.get("LIENTICH_DEBUG") == "1"


def _secret_key() -> str:
    """The key from the environment; else one made at random and kept beside the database."""
    if key := os.environ.get("LIENTICH_SECRET_KEY"):
        return key
    kept = VAR_DIR / "secret_key"
    if not kept.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        made = kept.with_name(f"secret_key.{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        # Of several processes that start at once, one gives the key, whole; the others read it.
        with suppress(FileExistsError):
            os.link(made, kept)
        made.unlink()
    return kept.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("LIENTICH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = list(filter(None, os.environ.get("LIENTICH_ORIGINS", "").split(",")))
# Where this system is reached from outside (https://lientich.example.vn). The QR code on a paper to
# be signed leads there, to verify it; without an address papers bear none.
_ORIGIN = next(iter(CSRF_TRUSTED_ORIGINS), "http://localhost:8000" if DEMONSTRATION else "")
ADDRESS = os.environ.get("LIENTICH_ADDRESS", _ORIGIN).rstrip("/")

INSTALLED_APPS = [
    "lientich.exercise",
    "lientich.record",
    "lientich.home",
    "lientich.intake",
    "lientich.exchange",
    "lientich.programmes",
    "lientich.indicators",
    "lientich.conferences",
    "lientich.agenda",
    "lientich.notices",
    "lientich.reports",
    "lientich.drafting",
    "lientich.documents",
    "lientich.accounts",
    "lientich.organisations",
    "lientich.search",
    "lientich.journal",
    "lientich.core",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lientich.core.middleware.private",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lientich.core.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lientich.accounts.middleware.SignedIn",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lientich.accounts.middleware.actor",
    "lientich.accounts.middleware.own_password",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lientich.home.shell.shell",
                "lientich.core.clock.strip",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lientich.core.templatetags.lt",
                "lientich.core.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "lientich.core.forms.Renderer"

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
# What the address itself asks for (?sslmode=require) stands beside what is set here.
_options = DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _options |= {
        # A write lock is taken when a transaction begins, so that a read is never overtaken
        # before its write; FULL, so that what was acknowledged is on the disk.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    }
elif not TESTING:
    _options["pool"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FILES_DIR = VAR_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "lientich.documents.uploads.SizeGuard",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# Whose signatures are trusted: folders of certificates (.pem, .cer, .crt) of roots and of those
# between them and the signers, and of lists of revoked certificates (.crl). Without a folder of
# lists revocation is not checked, and every verification says so.
SIGNING_ROOTS = os.environ.get("LIENTICH_SIGNING_ROOTS", "")
SIGNING_INTERMEDIATES = os.environ.get("LIENTICH_SIGNING_INTERMEDIATES", "")
SIGNING_REVOKED = os.environ.get("LIENTICH_SIGNING_REVOKED", "")

# What was sent and not received for so many days stands in the sending office's work.
RECEIPT_DAYS = int(os.environ.get("LIENTICH_RECEIPT_DAYS", "3"))

# Where letters are handed in: smtp://user:password@host:587, with STARTTLS unless it says ?tls=0;
# smtps://… speaks TLS from the start. Without it nobody is written to; the demonstration keeps
# what it would send and shows it.
_mail = urlsplit(os.environ.get("LIENTICH_MAIL", ""))
SENDS_MAIL = bool(_mail.hostname) or DEMONSTRATION or TESTING
if _mail.hostname:
    EMAIL_HOST, EMAIL_HOST_USER = _mail.hostname, unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and "tls=0" not in _mail.query
    EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587)
elif DEMONSTRATION:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("LIENTICH_MAIL_FROM", "lientich@localhost")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "lientich.accounts.adapter.ClosedDoor"
ACCOUNT_FORMS = {"change_password": "lientich.accounts.forms.OwnPasswordForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# How many reverse proxies stand before the server: attempts are counted by the visitor's address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LIENTICH_PROXIES", "0"))
LOGIN_REDIRECT_URL = "home:overview"
LOGIN_URL = "account_login"

# The rate limits of signing in are counted here, across all server processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        # Beyond the few hundred that Django keeps, counts would be thrown out by many attempts.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if TESTING or DEMONSTRATION:
    # The cast's passwords are long random strings that nobody is told: a slow hash guards nothing.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "lientich.core.assets.Storage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "worker-src": [SELF],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if os.environ.get("LIENTICH_HTTPS") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

# Names of people and organisations are never written to the log (PRODUCT §6), nor are addresses
# that open what they lead to.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"unkeyed": {"()": "lientich.core.addresses.Unkeyed"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["unkeyed"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LIENTICH_LOG", "WARNING")},
}
