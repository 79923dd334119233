"""Django's settings. They start nothing and can be read without a database."""

from __future__ import annotations

from pathlib import Path

from leadwell.config.environment import ROOT, database_settings, read

ENVIRONMENT = read()
PACKAGE = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "leadwell.config.urls"
WSGI_APPLICATION = "leadwell.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "leadwell.home",
    "leadwell.api",
    "leadwell.intake",
    "leadwell.measures",
    "leadwell.access",
    "leadwell.organisations",
    "leadwell.equality",
    "leadwell.speaking_up",
    "leadwell.people",
    "leadwell.history",
]

MIDDLEWARE = [
    "leadwell.config.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "leadwell.config.middleware.ActorAtTheDoor",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "design" / "templates"],
        "APP_DIRS": False,
        "NAME": "jinja2",
        "OPTIONS": {"environment": "leadwell.design.jinja.environment"},
    },
]

DATABASES = {"default": database_settings(ENVIRONMENT.database_url, pooled=ENVIRONMENT.pooled)}

AUTH_USER_MODEL = "access.Account"

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "static"
STATICFILES_DIRS = [PACKAGE / "design" / "static", ("nhsuk", BUILD / "nhsuk")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LEADWELL_MODE = ENVIRONMENT.mode
LEADWELL_HOME = ENVIRONMENT.home
CHART_CACHE = ENVIRONMENT.home / "charts"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
