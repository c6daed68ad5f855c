"""Plans as rows."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models

from facestudio.request.fields import BY_NAME


def known_parameters(names: object) -> None:
    """Raises ValidationError unless `names` is a list of names of the table of fields, each once."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValidationError("Give a list of names of parameters.")
    unknown = [name for name in names if name not in BY_NAME]
    if unknown or len(set(names)) != len(names):
        raise ValidationError(f"Not a parameter, or named twice: {', '.join(unknown or names)}.")


class Plan(models.Model):
    """What a caller may do and how often. The limits hold for all keys of a user together, or for one address."""

    name = models.CharField(max_length=32, primary_key=True)
    rank = models.PositiveSmallIntegerField(unique=True, help_text="Plans in ascending order.")
    burst_requests = models.PositiveIntegerField(validators=[MinValueValidator(1)], help_text="Pictures a minute.")
    sustained_requests = models.PositiveIntegerField(validators=[MinValueValidator(1)], help_text="Pictures a day.")
    parameters = models.JSONField(validators=[known_parameters], help_text="Names of the parameters it includes.")
    sentence = models.CharField(max_length=200, blank=True, help_text="Whom it is for; shown on the plans page.")

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name
