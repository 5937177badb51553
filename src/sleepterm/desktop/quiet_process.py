"""Runs programs of the system that neither ask nor say anything in the terminal."""

from __future__ import annotations

import subprocess


def run_quietly(command: tuple[str, ...], patience: float) -> str:
    """Run a program that can neither read from the terminal nor draw on it.

    In a session of its own it has no terminal, so that no agent asks for a password
    there.

    Args:
        command: the program and its arguments; no shell.
        patience: seconds until it is killed.

    Returns:
        What it printed.

    Raises:
        OSError: it cannot be started.
        subprocess.SubprocessError: it failed or took too long.
    """
    done = subprocess.run(  # noqa: S603 - a fixed command without a shell
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=patience,
        start_new_session=True,
    )
    return done.stdout
