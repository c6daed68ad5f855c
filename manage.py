#!/usr/bin/env python3
"""Django's administrative commands, for developers; `facestudio serve` needs none of them."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "facestudio_web.config.settings")
    execute_from_command_line(sys.argv)
