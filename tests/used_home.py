"""A home in which sleepterm was used before, so that it offers nothing at its start."""

from __future__ import annotations

import os
from pathlib import Path


def use_home() -> None:
    """Leave an empty session in the state folder, if there is none yet."""
    state = Path(os.environ["XDG_STATE_HOME"], "sleepterm")
    state.mkdir(parents=True, exist_ok=True)
    (state / "session.toml").touch()
