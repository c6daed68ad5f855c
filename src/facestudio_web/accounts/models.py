"""Users. An e-mail address is the only name they have."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone

from facestudio_web.plans.defaults import BASIC
from facestudio_web.plans.models import Plan


class UserManager(BaseUserManager["User"]):
    """Makes users whose address is in lower case, as allauth keeps it too."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **more: Any) -> User:
        """A user; without a password nobody can log in until one is set by mail. Raises ValueError without address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> User:
        """A user who may do everything in the admin pages."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account."""

    email = models.EmailField(unique=True, max_length=254)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, default=BASIC, related_name="users")
    is_active = models.BooleanField(default=True, help_text="Whether the user may log in and use keys.")
    is_staff = models.BooleanField(default=False, help_text="Whether the user may see the admin pages.")
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["email"]

    def __str__(self) -> str:
        return self.email
