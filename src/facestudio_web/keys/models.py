"""API keys as rows: all that is kept of a key, which is not the key."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

MOST_KEYS = 5
"""Of one user at a time."""


class ApiKey(models.Model):
    """A key that was handed out. `slot` numbers a user's keys: the database itself keeps a sixth one out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_keys")
    slot = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=16, help_text="How the key begins, to tell it from others.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the whole key, in hexadecimal.")
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = "API key"
        constraints = [
            models.UniqueConstraint(fields=["user", "slot"], name="one_key_a_slot"),
            models.CheckConstraint(condition=Q(slot__gte=1, slot__lte=MOST_KEYS), name="five_slots"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}...)"
