"""Django's settings. What an operator may change comes from `environment.py`; the rest is the same everywhere."""

from __future__ import annotations

import os

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
    "facestudio_web.site",
]

# From the outside in. The first one sees every answer, whoever gave it.
MIDDLEWARE = [
    "facestudio_web.telemetry.middleware.RequestLog",
    "facestudio_web.faces.middleware.ApiAnswers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": []},
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": SERVICE.data_dir / "facestudio.sqlite3",
        "OPTIONS": {
            # Readers don't wait for the writer, and a write takes its lock at once instead of failing half way.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

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
