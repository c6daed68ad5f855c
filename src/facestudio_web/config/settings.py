"""Django's settings. What an operator may change comes from `environment.py`; the rest is the same everywhere."""

from __future__ import annotations

import os

from facestudio_web.config.database import SQLITE_NAME, sqlite
from facestudio_web.config.environment import read_environment
from facestudio_web.config.secret import load_or_create

SERVICE = read_environment(os.environ)

DEBUG = SERVICE.debug
SECRET_KEY = load_or_create(SERVICE.data_dir)
ALLOWED_HOSTS = list(SERVICE.allowed_hosts)

ROOT_URLCONF = "facestudio_web.config.urls"
# Both spellings of an address are routed; a redirect would cost a client without redirects its picture.
APPEND_SLASH = False

INSTALLED_APPS = [
    "facestudio_web.telemetry",
    "facestudio_web.plans",
    "facestudio_web.accounts",
    "facestudio_web.keys",
    "facestudio_web.limits",
    "facestudio_web.site",
    "facestudio_web.studio",
    "facestudio_web.openapi",
    "facestudio_web.manual",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "facestudio_web.operator.apps.OperatorConfig",
    "facestudio_web.operator.apps.OperatorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

# From the outside in. The first one sees every answer, whoever gave it.
MIDDLEWARE = [
    "facestudio_web.telemetry.middleware.RequestLog",
    "facestudio_web.config.security.PublicScheme",
    "facestudio_web.config.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    # The API has no cookies, no sessions and no forms: its requests go no further than here.
    "facestudio_web.faces.middleware.ApiDoor",
    "facestudio_web.config.security.QueryLimit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

_FILE = SERVICE.data_dir / SQLITE_NAME
if not SERVICE.database and not _FILE.exists():
    # Before SQLite makes it readable by everybody on the machine. Its log files take after it.
    _FILE.touch(mode=0o600)
DATABASES = {"default": SERVICE.database or sqlite(_FILE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all server processes, as the limits on logging in must be; the table is made with the others.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Django's own limit is 300 rows: whoever fails to log in under 300 names would wipe out what is counted of others.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Memory-hard and in the standard library (RFC 7914); the second one reads what other installations may bring along.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"

# Accounts: django-allauth, with our words, mails and pages from the app `accounts`.
ACCOUNT_ADAPTER = "facestudio_web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "facestudio_web.accounts.entry_forms.LoginForm",
    "signup": "facestudio_web.accounts.entry_forms.SignupForm",
    "reset_password": "facestudio_web.accounts.entry_forms.ResetPasswordForm",
    "reset_password_from_key": "facestudio_web.accounts.entry_forms.NewPasswordForm",
    "reauthenticate": "facestudio_web.accounts.entry_forms.ReauthenticateForm",
    "add_email": "facestudio_web.accounts.forms.ChangeEmailForm",
    "change_password": "facestudio_web.accounts.forms.ChangePasswordForm",
    "set_password": "facestudio_web.accounts.forms.SetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# Programs that check mail for harm open every link in it. They press no button, so the link leads to one: an address is
# confirmed by a person only.
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
# In the browser that signed up; any other one has to log in.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
# A new address takes the place of the old one, once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
# Who asks whether an address has an account gets the same page for both; the difference is told to the address, by mail.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SERVICE.https else "http"
ACCOUNT_RATE_LIMITS = {
    # Each of these sends a mail to an address that a stranger may have typed.
    "signup": "20/m/ip,60/h/ip",
    "reset_password": "20/m/ip,60/h/ip,5/h/key",
    "account_exists": "1/180s/key",  # accounts/entry_forms.py
}
MFA_ADAPTER = "facestudio_web.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "facestudio_web.accounts.factor_forms.AuthenticateForm",
    "reauthenticate": "facestudio_web.accounts.factor_forms.ReauthenticateForm",
    "activate_totp": "facestudio_web.accounts.factor_forms.ActivateTOTPForm",
    "add_webauthn": "facestudio_web.accounts.factor_forms.AddWebAuthnForm",
    "edit_webauthn": "facestudio_web.accounts.factor_forms.EditWebAuthnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Face Studio"
MFA_TOTP_TOLERANCE = 1  # clocks differ, and people type slowly
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers offer passkeys on https:// and, for tests and one's own machine, on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SERVICE.https
USERSESSIONS_TRACK_ACTIVITY = True

EMAIL_BACKEND = f"facestudio_web.accounts.postbox.{'OutboxBackend' if SERVICE.mail_url else 'FolderBackend'}"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = SERVICE.mail_from

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# What browsers are told; the rest of it is in `security.py`.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# TLS ends at a proxy; FACESTUDIO_PUBLIC_URL tells whether there is any.
SECURE_SSL_REDIRECT = SERVICE.https
SECURE_REDIRECT_EXEMPT = [
    r"^healthz$",  # balancers ask the server itself, in plain HTTP
    r"^v1(/|$)",  # says in JSON that HTTPS it must be
]
SECURE_HSTS_SECONDS = 365 * 86400 if SERVICE.https else 0
if SERVICE.trusted_proxies:
    # Only then: without a proxy that sets them, these headers are whatever a client likes.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

# Cookies. With `__Host-` a browser takes them over TLS only, from this host only, for all of its pages.
_COOKIE = "__Host-facestudio_" if SERVICE.https else "facestudio_"
SESSION_COOKIE_NAME = f"{_COOKIE}session"
CSRF_COOKIE_NAME = f"{_COOKIE}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVICE.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = CSRF_COOKIE_AGE = 14 * 86400
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # rather than a third cookie
CSRF_TRUSTED_ORIGINS = [SERVICE.public_url] if SERVICE.public_url else []

# Our largest form, a page of a hundred rows in the admin, stays far below. Nobody may send files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 65536
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# What `manage.py check --deploy` need not say.
SILENCED_SYSTEM_CHECKS = [
    # HSTS for the hosts below ours, and a place in browsers' lists: that decides about hosts which are not this service's.
    "security.W005",
    "security.W021",
]
if not SERVICE.https:
    # Over plain HTTP, as on one's own machine, a redirect to HTTPS or cookies for HTTPS alone would lock everybody out.
    # `facestudio doctor` says so where it matters.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "facestudio_web.telemetry.events.TextFormatter"},
        "json": {"()": "facestudio_web.telemetry.events.JsonFormatter"},
    },
    "handlers": {"log": {"class": "logging.StreamHandler", "formatter": SERVICE.log_format}},
    "root": {"handlers": ["log"], "level": "WARNING"},
    "loggers": {
        "facestudio_web": {"level": SERVICE.log_level},
        # Every answer has its own line from RequestLog; Django would add a second one for each 4xx.
        "django.request": {"level": "ERROR"},
        # One line per request with a foreign Host header would let strangers fill the log.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
