"""Runs an engine's program, without a shell and with a timeout."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import soundfile as sf

from sleepterm.speech.engines.engine import Speech, failed, missing
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _

TIMEOUT = 60.0
"""Seconds after which a program is killed."""

_NO_SOUND = _("it wrote no sound that can be read")


def is_on_path(program: str) -> bool:
    """Whether the program is on the PATH."""
    return shutil.which(program) is not None


def run_program(engine: str, command: Sequence[str]) -> str:
    """Run a program and return its standard output.

    Args:
        engine: its name in messages.
        command: the program and its arguments.

    Raises:
        SpeechError: it is missing, fails, or takes more than `TIMEOUT`.
    """
    return _run(engine, command, b"", {}).stdout.decode("utf-8", "replace")


def some_voices(engine: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names of an engine's voices, the default first.

    Raises:
        SpeechError: there are none.
    """
    voices = tuple(names)
    if not voices:
        raise failed(engine, _("it has no voice"))
    return voices


def speak_with_program(
    engine: str,
    command: Callable[[str], Sequence[str]],
    text: bytes = b"",
    environment: Callable[[str], Mapping[str, str]] = lambda _: {},
) -> Speech:
    """Run a program that writes a sound file, and return its sound as one channel.

    Args:
        engine: its name in messages.
        command: returns the command, given the path of the file to write.
        text: its standard input.
        environment: returns further variables, given the path of the file.

    Raises:
        SpeechError: as `run_program`, or no sound was written.
    """
    with tempfile.TemporaryDirectory(
        prefix="sleepterm-", ignore_cleanup_errors=True
    ) as folder:
        path = str(Path(folder) / "speech.wav")
        done = _run(engine, command(path), text, environment(path))
        try:
            samples, rate = sf.read(path, dtype="float32", always_2d=True)
        except (OSError, sf.SoundFileError) as error:
            # festival, for one, exits with 0 whatever happened
            raise failed(engine, _last_line(done.stderr) or _NO_SOUND) from error
    if not np.isfinite(samples).all():
        raise failed(engine, _NO_SOUND)
    return Speech(np.ascontiguousarray(samples.mean(axis=1)), rate)


def _run(
    engine: str, command: Sequence[str], text: bytes, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(command[0])
    if program is None:
        raise missing(engine, command[0])
    try:
        done = _communicate(
            [program, *command[1:]], text, {**os.environ, **environment}
        )
    except subprocess.TimeoutExpired as error:
        raise failed(
            engine, _("it did not finish in {seconds:g} s").format(seconds=TIMEOUT)
        ) from error
    except OSError as error:
        raise failed(engine, error.strerror or str(error)) from error
    if done.returncode != 0:
        reason = _last_line(done.stderr)
        status = _("its exit status was {status}").format(status=done.returncode)
        raise failed(engine, reason or status)
    return done


def _communicate(
    command: Sequence[str], text: bytes, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    # a process group of its own, so that its children are killed with it
    with subprocess.Popen(  # noqa: S603 - an engine's program, without a shell
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(text, timeout=TIMEOUT)
        except BaseException:
            _kill(process)
            raise
        return subprocess.CompletedProcess(command, process.returncode, output, errors)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _last_line(output: bytes) -> str:
    lines = [
        sanitize_line(line) for line in output.decode("utf-8", "replace").splitlines()
    ]
    return next((line for line in reversed(lines) if line), "").rstrip(".")[:200]
