"""python -m facestudio: the `facestudio` command."""

import sys

from facestudio.cli.main import main

sys.exit(main())
