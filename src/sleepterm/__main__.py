"""`python -m sleepterm`."""

from __future__ import annotations

import sys

from sleepterm.cli import main

if __name__ == "__main__":
    sys.exit(main())
