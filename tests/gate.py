"""Every check there is, in one command; pytest's summary comes last.

    python tests/gate.py [--only STEP]

Needs the packages of the extra "dev". Runs pytest on this Python, and on the oldest and
the newest supported ones on the machine, each in an environment of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
SOURCES = ("src", "tests", "studio", "benchmarks")


def main() -> int:
    """Run the steps in order; the first that fails ends it."""
    steps = {step.__name__: step for step in STEPS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=steps)
    only = parser.parse_args().only
    for name, step in steps.items():
        if only in {None, name}:
            print(f"── {name}", flush=True)
            try:
                step()
            except subprocess.CalledProcessError as error:
                print(f"── {name} failed", file=sys.stderr)
                return error.returncode or 1
    return 0


def formatting() -> None:
    """The formatter would change nothing."""
    _python("-m", "ruff", "format", "--check", *SOURCES)


def lint() -> None:
    """Every rule of ruff but those pyproject.toml excuses."""
    _python("-m", "ruff", "check", *SOURCES)


def types() -> None:
    """Mypy, strictly."""
    _python("-m", "mypy")


def layers() -> None:
    """Imports go one way."""
    _run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def wheel() -> None:
    """The built wheel, alone in a fresh environment, lists and finds its tracks."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "dist")
        _python("-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(built), ".")
        python = _environment(Path(folder, "venv"), sys.executable)
        _run(python, *PIP, str(next(built.glob("*.whl"))))
        program = Path(python).with_name("sleepterm")
        listed = _printed(folder, program, "list").splitlines()
        print(f"{len(listed)} tracks in the wheel", flush=True)
        if not any(line.startswith("rain-steady ") for line in listed):
            raise subprocess.CalledProcessError(1, "sleepterm list")
        if "for a busy mind" not in _printed(folder, program, "search", "overthinking"):
            raise subprocess.CalledProcessError(1, "sleepterm search")


def _printed(folder: str, program: Path, *arguments: str) -> str:
    command = [str(program), *arguments]
    return subprocess.check_output(command, cwd=folder, text=True)


def other_pythons() -> None:
    """Pytest on the oldest and the newest supported Python that are here."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {x: sys.executable if x == here else _find_python(x) for x in PYTHONS}
    present = [number for number, python in found.items() if python]
    for number in sorted({present[0], present[-1]} - {here}):
        print(f"Python {number}", flush=True)
        inner = _environment(ROOT / f".venv-{number}", str(found[number]))
        _run(inner, *PIP, "--editable", ".[test]")
        # What the studio makes and what sounds/ holds hang on no interpreter.
        _run(inner, *_PYTEST, "--ignore=tests/studio", "--ignore=tests/content")


def tests() -> None:
    """Pytest on this Python, in random order."""
    _python(*_PYTEST)


STEPS: tuple[Callable[[], None], ...] = (
    formatting,
    lint,
    types,
    layers,
    wheel,
    other_pythons,
    tests,
)
_PYTEST = ("-m", "pytest", "--quiet", "--numprocesses", "auto")


def _environment(folder: Path, python: str) -> str:
    inner = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not inner.exists():
        _run(python, "-m", "venv", str(folder))
    return str(inner)


def _find_python(number: str) -> str | None:
    """A working interpreter of this version: on the path, or one of pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    candidates = [
        shutil.which(f"python{number}"),
        *sorted(map(str, pyenv.glob(f"{number}.*/bin/python"))),
    ]
    for candidate in candidates:
        if candidate and _works(candidate, number):
            return candidate
    return None


def _works(python: str, number: str) -> bool:
    code = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run(
        [python, "-c", code], check=False, capture_output=True, text=True
    )
    return answer.stdout.strip() == number


def _python(*arguments: str) -> None:
    _run(sys.executable, *arguments)


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
