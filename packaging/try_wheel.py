"""Install a wheel by pip, pipx and uv on every Python from 3.11, and try it.

    python packaging/try_wheel.py dist/sleepterm-*.whl [--ways pip pipx uv]

Each install is made in a folder of its own, starts, lists its tracks, plays for a
second without a sound card, and is removed again. Prints a table and what went wrong;
fails if something did. pipx and uv are left out if they are not on the path.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

NUMBERS = ("3.11", "3.12", "3.13", "3.14")
WAYS = ("pip", "pipx", "uv")
HEAD = ("Python", "by", "install", "starts", "tracks", "plays", "removed")
PATIENCE = 600


class Step(NamedTuple):
    """How the programs of an install are called.

    Attributes:
        install: what installs it, one command after the other.
        program: sleepterm, once it is installed.
        remove: what removes it.
        environment: variables of these commands.
    """

    install: Sequence[Sequence[str]]
    program: Path
    remove: Sequence[str]
    environment: Mapping[str, str]


class StepError(Exception):
    """A step did not do what it should; the message says which, and what it said."""


def main() -> int:
    """Try every way on every Python; 0 if all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    options = parser.parse_args()
    rows, problems = [HEAD], []
    for number, python in _pythons():
        for way in options.ways:
            if way != "pip" and shutil.which(way) is None:
                rows.append((number, way, "not here", "", "", "", ""))
                continue
            cells: list[str] = []
            try:
                cells.extend(_tried(options.wheel.resolve(), python, way))
            except StepError as failure:
                cells.append("FAILED")
                problems.append(f"Python {number} by {way}: {failure}")
            rows.append((number, way, *cells, *[""] * (5 - len(cells))))
            print(f"Python {number} by {way}: {' '.join(cells)}", file=sys.stderr)
    _print(rows)
    print("\n".join(problems), file=sys.stderr)
    return 1 if problems else 0


def _tried(wheel: Path, python: str, way: str) -> Iterator[str]:
    """A cell of the table for each step that succeeded."""
    with tempfile.TemporaryDirectory(prefix="sleepterm-try-") as name:
        folder = Path(name)
        steps = _steps(folder, wheel, python, way)
        began = time.monotonic()
        for command in steps.install:
            _said(command, folder, steps.environment)
        yield f"{time.monotonic() - began:.0f} s"
        home = {**steps.environment, **_own_home(folder)}
        program = str(steps.program)
        yield _said([program, "--version"], folder, home).split()[-1]
        yield str(len(_said([program, "list"], folder, home).splitlines()))
        began = time.monotonic()
        play = [program, "play", "rain-steady", "brown-noise", "--timer", "1s"]
        _said(play, folder, home)
        yield f"{time.monotonic() - began:.1f} s"
        _said(steps.remove, folder, steps.environment)
        if left := _left(folder, wheel):
            raise StepError(f"left behind: {', '.join(left)}")
        yield "clean"


def _steps(folder: Path, wheel: Path, python: str, way: str) -> Step:
    programs, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    outside = {x: y for x, y in os.environ.items() if x != "PYTHONPATH"}
    at = folder / way
    if way == "pip":
        inner = str(at / programs / f"python{suffix}")
        pip = (inner, "-m", "pip", "--disable-pip-version-check")
        return Step(
            [
                (python, "-m", "venv", str(at)),
                (*pip, "install", "--quiet", "--no-compile", str(wheel)),
                (*pip, "check"),
            ],
            at / programs / f"sleepterm{suffix}",
            (*pip, "uninstall", "--yes", "sleepterm"),
            outside,
        )
    if way == "pipx":
        tool = [way]
        options = ["--quiet", "--python", python]
        own = {"PIPX_HOME": "home", "PIPX_BIN_DIR": "bin", "PIPX_MAN_DIR": "man"}
    else:
        tool = [way, "tool"]
        options = ["--quiet", "--no-python-downloads", "--python", python]
        own = {"UV_TOOL_DIR": "home", "UV_TOOL_BIN_DIR": "bin"}
    folders = {variable: str(at / name) for variable, name in own.items()}
    program = at / "bin" / f"sleepterm{suffix}"
    return Step(
        [[*tool, "install", *options, str(wheel)]],
        program,
        [*tool, "uninstall", "sleepterm"],
        outside | folders,
    )


def _own_home(folder: Path) -> dict[str, str]:
    """Variables that keep sleepterm to a folder, and silent."""
    kinds = ("CONFIG", "DATA", "STATE", "CACHE")
    homes = {f"XDG_{kind}_HOME": str(folder / "home" / kind.lower()) for kind in kinds}
    runtime = folder / "home" / "run"
    runtime.mkdir(parents=True, mode=0o700)
    quiet = {"SDL_AUDIODRIVER": "dummy", "LANGUAGE": "en", "NO_COLOR": "1"}
    return homes | {"XDG_RUNTIME_DIR": str(runtime)} | quiet


def _left(folder: Path, wheel: Path) -> list[str]:
    """Files of the wheel that are still there, beside what it wrote as it ran."""
    with zipfile.ZipFile(wheel) as zipped:
        own = {Path(name).name for name in zipped.namelist()}
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*sleepterm*")
        if path.relative_to(folder).parts[0] != "home"
        and (path.name in own or path.stem == "sleepterm")
    )


def _said(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """What a command printed.

    Raises:
        StepError: it failed or took too long.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
    except subprocess.CalledProcessError as error:
        words = f"{error.stdout}{error.stderr}".strip()
        raise StepError(f"'{' '.join(command)}': {words}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StepError(str(error)) from error
    return done.stdout


def _pythons() -> Iterator[tuple[str, str]]:
    """Version and path of each supported Python that works, oldest first."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    seen = set()
    for number in NUMBERS:
        candidates = [
            f"/usr/bin/python{number}",
            shutil.which(f"python{number}"),
            *sorted(map(str, pyenv.glob(f"{number}.*/bin/python"))),
        ]
        for candidate in filter(None, candidates):
            version = _version(candidate)
            if version.startswith(f"{number}.") and version not in seen:
                seen.add(version)
                yield version, candidate


def _version(python: str) -> str:
    code = "import platform, venv; print(platform.python_version())"
    try:
        answer = subprocess.run(
            [python, "-c", code], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip()


def _print(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
