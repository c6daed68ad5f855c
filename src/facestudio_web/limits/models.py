"""What was counted: one row for each picture of the last day, and sums by day for the usage chart."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Meter(models.Model):
    """Whose pictures are counted together: `user:12`, `address:192.0.2.7` or `address:2001:db8::/64`.

    Its row is the lock under which limits are looked at and hits added. latest_us: time of the last hit, so that a
    clock that was set back is noticed. stored: how many hits it has, as counting thousands would take a while.
    """

    subject = models.CharField(max_length=64, primary_key=True)
    latest_us = models.BigIntegerField(default=0)
    stored = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.subject


class Hit(models.Model):
    """One picture. at_us: microseconds since 1970, when it was let in. pending: not answered yet; such a row counts
    against the limits for a while only, so that a killed server's requests are not charged."""

    meter = models.ForeignKey(Meter, on_delete=models.CASCADE, related_name="hits", db_index=False)
    at_us = models.BigIntegerField()
    pending = models.BooleanField(default=True)

    class Meta:
        indexes = [
            # With `pending` in it, counting reads the index alone.
            models.Index(fields=["meter", "at_us", "pending"], name="hits_of_a_meter"),
            models.Index(fields=["meter", "at_us"], condition=models.Q(pending=True), name="pending_hits_of_a_meter"),
        ]

    def __str__(self) -> str:
        return f"{self.meter_id} at {self.at_us}"


class UsageDay(models.Model):
    """How many pictures a user got on one day, in UTC."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="usage")
    day = models.DateField()
    pictures = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.day}: {self.pictures}"
