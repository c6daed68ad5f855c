"""The record of starts."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = []

    operations = [
        migrations.CreateModel(
            name="Start",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("version", models.CharField(max_length=64)),
                ("pack", models.CharField(max_length=64)),
                ("renderer", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
    ]
