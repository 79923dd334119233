"""Django's settings. They start nothing and can be read without a database."""

from __future__ import annotations

from pathlib import Path

from leadwell.config.environment import ROOT, database_settings, read, sealed_settings

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
    "leadwell.fairness",
    "leadwell.appointments",
    "leadwell.training",
    "leadwell.measures",
    "leadwell.keeping",
    "leadwell.standards",
    "leadwell.access",
    "leadwell.organisations",
    "leadwell.equality",
    "leadwell.speaking_up",
    "leadwell.people",
    "leadwell.history",
]

MIDDLEWARE = [
    "leadwell.config.middleware.SecurityHeaders",
    "leadwell.config.middleware.SensibleRequests",
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

DATABASES = {
    "default": database_settings(
        ENVIRONMENT.database_url, pooled=ENVIRONMENT.pooled, serving=ENVIRONMENT.serving
    )
}
# A process that was not given the key of the sealed room says so on the room's pages, and never
# reaches for the ordinary connection instead.
if ENVIRONMENT.equality_url:
    DATABASES["equality"] = sealed_settings(
        ENVIRONMENT.equality_url, pooled=ENVIRONMENT.pooled, serving=ENVIRONMENT.serving
    )
DATABASE_ROUTERS = ["leadwell.config.routers.SealedRooms"]

# Attempts to sign in are counted here, together for every process. Two tables of rows would do
# nothing better than one cache table; a migration of `access` makes it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_cache",
        # Django throws rows away beyond 300 by default: a flood would make it forget attempts.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["leadwell.config.sign_in.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email"]}),
        ("MinimumLengthValidator", {"min_length": 12}),  # length over tricks: NCSC, NIST 800-63B
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/my/"
LEADWELL_DOORS = {
    "sign-in": LOGIN_URL,
    "sign-out": "/account/logout/",
    "account": LOGIN_REDIRECT_URL,
}
# Who counts what waits for somebody, for the page after signing in.
LEADWELL_COUNTS = {"files-wait": "leadwell.intake.queries.files_that_wait"}

ACCOUNT_ADAPTER = "leadwell.config.sign_in.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "leadwell.access.forms.SignIn",
    "change_password": "leadwell.access.forms.ChangePassword",
    "set_password": "leadwell.access.forms.SetPassword",
    "reset_password": "leadwell.access.forms.ResetPassword",
    "reset_password_from_key": "leadwell.access.forms.ResetPasswordFromKey",
    "reauthenticate": "leadwell.access.forms.Reauthenticate",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; sign-in reads it too
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever gives the account vouches for its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes with the browser: computers are shared
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",  # a whole ward may share one address
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
    "machine_failed": "60/m/ip",  # learning systems with a wrong secret
}
# For each address: a paper to print takes longer to draw than a page. A whole ward may share one address.
LEADWELL_PAPERS_A_MINUTE = 120
MFA_ADAPTER = "leadwell.config.sign_in.StepsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = False
MFA_TOTP_ISSUER = "Leadwell"
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys over plain http on this computer only, which is where the demo runs.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https
MFA_FORMS = {
    "authenticate": "leadwell.access.forms.SecondStep",
    "reauthenticate": "leadwell.access.forms.SecondStepAgain",
    "activate_totp": "leadwell.access.forms.AddApp",
    "add_webauthn": "leadwell.access.forms.AddPasskey",
    "edit_webauthn": "leadwell.access.forms.NamePasskey",
}

LANGUAGE_CODE = ENVIRONMENT.language
# en-xa is nobody's language: every word marked and half as long again, for tests (design/pseudo.py)
LANGUAGES = [("en-xa", "Pseudo")] if LANGUAGE_CODE == "en-xa" else [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale", BUILD / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "static"
STATICFILES_DIRS = [PACKAGE / "design" / "static", ("nhsuk", BUILD / "nhsuk")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if ENVIRONMENT.mode == "test"  # unit tests need no collected files
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-leadwell" if ENVIRONMENT.https else "leadwell"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_NAME = "__Host-leadwell-csrf" if ENVIRONMENT.https else "leadwell-csrf"
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "leadwell.design.errors.stale_form"
SECURE_SSL_REDIRECT = ENVIRONMENT.https
# With https the site stands behind one proxy that ends it and overwrites these two headers.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.https else 0
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The largest form is a few fields; published files are loaded from the command line.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 5

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.mode == "production"
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = ENVIRONMENT.home / "mail"
DEFAULT_FROM_EMAIL = "Leadwell <no-reply@leadwell.example>"

LEADWELL_MODE = ENVIRONMENT.mode
LEADWELL_SECURITY_CONTACT = ENVIRONMENT.security_contact
LEADWELL_HOME = ENVIRONMENT.home
LEADWELL_FILE_KEY = ENVIRONMENT.file_key
# The virus scanner that evidence files are piped to: ends with 0 where one is clean, 1 where not.
LEADWELL_SCANNER = ENVIRONMENT.scanner
# Signs the ledger's checkpoints. Only the worker and the ledger's own commands are given it.
LEADWELL_LEDGER_KEY = ENVIRONMENT.ledger_key
# Sign the credentials people own: inside the document, and as tokens. The same holds for them.
LEADWELL_CREDENTIAL_KEY = ENVIRONMENT.credential_key
LEADWELL_CREDENTIAL_RSA_KEY = ENVIRONMENT.credential_rsa_key
# Signs what opens a course in a provider's learning system. A page answers those, so the site holds it;
# it signs nothing that outlasts an hour.
LEADWELL_LTI_KEY = ENVIRONMENT.lti_key
# Where fairness reads its facts, as the role that may, and what opens the snapshots it writes of them. Only
# the worker and the commands that count are given either.
LEADWELL_SNAPSHOT_URL = ENVIRONMENT.snapshot_url
LEADWELL_SNAPSHOT_KEY = ENVIRONMENT.snapshot_key
LEADWELL_ADDRESS = ENVIRONMENT.address.rstrip("/")
CHART_CACHE = ENVIRONMENT.home / "charts"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "leadwell.config.quiet.NoSecrets"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["no_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
