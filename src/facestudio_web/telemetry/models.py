"""What the service remembers of itself."""

from __future__ import annotations

from django.db import models


class Start(models.Model):
    """One start of the service: which engine made the pictures from then on.

    A customer's picture carries its engine's version; this tells when, and on which driver, that one was in use.
    """

    at = models.DateTimeField()
    version = models.CharField(max_length=64)
    pack = models.CharField(max_length=64)
    renderer = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.version} at {self.at:%Y-%m-%d %H:%M:%S}"
