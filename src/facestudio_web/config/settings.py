"""Django's settings. What an operator may change comes from `environment.py`; the rest is the same everywhere."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from facestudio_web.config.database import sqlite
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
    "facestudio_web.openapi",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.admin",
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
    "django.middleware.security.SecurityMiddleware",
    # The API has no cookies, no sessions and no forms: its requests go no further than here.
    "facestudio_web.faces.middleware.ApiDoor",
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

DATABASES = {"default": SERVICE.database or sqlite(SERVICE.data_dir / "facestudio.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all server processes, as the limits on logging in must be; the table is made with the others.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

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

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SERVICE.https else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if SERVICE.public_url:
    CSRF_TRUSTED_ORIGINS = [SERVICE.public_url]
    ALLOWED_HOSTS.append(urlsplit(SERVICE.public_url).hostname or "")

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
