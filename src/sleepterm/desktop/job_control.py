"""The shell's jobs: whether this program has the terminal, and can be given it back."""

from __future__ import annotations

import os
from pathlib import Path

_MOST_PARENTS = 16


def is_in_foreground(descriptor: int) -> bool:
    """Whether this program, and not another job, has the terminal."""
    try:
        return os.tcgetpgrp(descriptor) == os.getpgrp()
    except (AttributeError, OSError):
        # A terminal that controls no shell's jobs.
        return True


def has_shell() -> bool:
    """Whether a shell could continue this program once it is stopped.

    In a terminal that runs nothing but this program it would be stuck for ever. POSIX
    calls such a process group orphaned; the system does not stop it at Ctrl+Z either.
    """
    if not hasattr(os, "getpgrp"):
        return False
    group, session = os.getpgrp(), os.getsid(0)
    each = os.getppid()
    for _ in range(_MOST_PARENTS):
        try:
            is_here, is_other = os.getsid(each) == session, os.getpgid(each) != group
        except OSError:
            is_here, is_other = False, True
        if is_other or not is_here:
            return is_here
        # A script, or make, that has started this program and waits for it.
        each = _parent_of(each)
    return True


def _parent_of(number: int) -> int:
    """The parent of a process; itself where the system does not say."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
        return int(stat.rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return number
