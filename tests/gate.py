"""Every check there is, in one command; pytest's summary comes last.

    python tests/gate.py [--only STEP ...]

Needs the packages of the extra "dev". The quick steps run beside each other and print
once they are done. Then pytest runs: a part on the oldest Python with the lowest
versions that pyproject.toml allows, a part on the oldest and newest supported ones on
the machine, each in an environment of its own, and all on this one. The step `branches`
is run on request only: it measures the coverage of lines and branches, with more
examples for each property, and takes twice as long.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SOURCES = ("src", "tests", "studio", "benchmarks", "packaging")


def main() -> int:
    """Run the steps; what fails ends it, after those beside it."""
    steps = {step.__name__: step for step in (*BESIDE, *AFTER, branches)}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=steps, metavar="STEP")
    only = parser.parse_args().only
    if only:
        return _first_failure(_here(steps[name]) for name in only)
    return _all_beside(BESIDE) or _first_failure(_here(step) for step in AFTER)


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
    """Built twice the same; alone in a fresh environment it works, in German, too."""
    with tempfile.TemporaryDirectory() as folder:
        _python("-m", "tests.builds", folder)
        built = Path(folder, "first")
        python = _environment(Path(folder, "venv"), sys.executable)
        _run(python, *_PIP, str(next(built.glob("*.whl"))))
        program = Path(python).with_name("sleepterm")
        listed = _printed(folder, program, "list").splitlines()
        print(f"{len(listed)} tracks in the wheel", flush=True)
        if not any(line.startswith("rain-steady ") for line in listed):
            raise subprocess.CalledProcessError(1, "sleepterm list")
        if "for a busy mind" not in _printed(folder, program, "search", "overthinking"):
            raise subprocess.CalledProcessError(1, "sleepterm search")
        page = Path(folder, "venv", "share", "man", "man1", "sleepterm.1")
        if not page.exists() or "svg" not in _printed(
            folder, program, "install-desktop", "--dry-run"
        ):
            raise subprocess.CalledProcessError(1, "sleepterm install-desktop")
        if "läuft nicht" not in _said_in("de", folder, program, "status"):
            raise subprocess.CalledProcessError(1, "LANGUAGE=de sleepterm status")


def environments() -> None:
    """The environments that the tests on other Pythons and versions need."""
    _lowest_environment()
    for number, python in _others().items():
        _other_environment(number, python)


def lowest() -> None:
    """A part of pytest with the lowest versions that pyproject.toml allows."""
    python = _lowest_environment()
    if python:
        _run(python, *_PYTEST, *_QUICK, *_LOWEST)
    else:
        print(f"left out: there is no Python {PYTHONS[0]} here", flush=True)


def other_pythons() -> None:
    """A part of pytest on the oldest and the newest supported Python that are here."""
    for number, python in _others().items():
        print(f"Python {number}", flush=True)
        _run(_other_environment(number, python), *_PYTEST, *_QUICK, *_OTHERS)


def tests() -> None:
    """Pytest on this Python, in random order."""
    _python(*_PYTEST, *_QUICK)


def branches() -> None:
    """Pytest on this Python, with coverage of lines and branches."""
    _python(*_PYTEST, "--cov", "--cov-branch", "--cov-report=term")


def lowest_versions(requirements: Iterable[str]) -> list[str]:
    """Constraints of pip that hold each requirement at its lower bound.

    Raises:
        ValueError: a requirement has no lower bound of the form `name>=version`.
    """
    found = []
    for requirement in requirements:
        bound = re.match(r"([\w.-]+)>=([\w.]+)[^;]*(;.*)?$", requirement)
        if not bound:
            raise ValueError(f"{requirement!r} has no lower bound")
        found.append(f"{bound[1]}=={bound[2]}{bound[3] or ''}")
    return found


BESIDE: tuple[Callable[[], None], ...] = (
    formatting,
    lint,
    types,
    layers,
    wheel,
    environments,
)
AFTER: tuple[Callable[[], None], ...] = (lowest, other_pythons, tests)
# Byte code is written when a module is first imported: most never are.
_PIP = (
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-compile",
)
# More than there are processors: many tests wait for a device or a terminal.
_WORKERS = (os.cpu_count() or 1) + 2
_PYTEST = (
    "-m",
    "pytest",
    "--quiet",
    f"--numprocesses={_WORKERS}",
    "--dist=worksteal",
    # A crowded machine may keep real programs and servers waiting for too long. What
    # passes only the second time is listed in the summary: it is a fault all the same.
    "--reruns=1",
    "-rfER",
)
_QUICK = ("--hypothesis-profile=quick",)
# What leans on the interpreter and its library: grammar, parsers, dates, files,
# signals, the event loop.
_OTHERS = (
    "tests/audio/test_decoder.py",
    "tests/audio/test_engine.py",
    "tests/audio/test_player_device.py",
    "tests/compatibility",
    "tests/desktop",
    "tests/formats",
    "tests/library",
    "tests/night",
    "tests/remote",
    "tests/store",
    "tests/test_translation.py",
    "tests/tui/test_tui_keys.py",
    "tests/tui/test_tui_parts.py",
)
_LOWEST = (
    "tests/audio/test_decoder.py",
    "tests/audio/test_engine.py",
    "tests/audio/test_player_device.py",
    "tests/audio/test_process_output.py",
    "tests/audio/test_resampler.py",
    "tests/audio/test_source.py",
    "tests/commands/test_completion.py",
    "tests/desktop/test_keep_awake.py",
    "tests/desktop/test_mpris_on_bus.py",
    "tests/importing/test_conversion.py",
    "tests/store/test_history.py",
    "tests/store/test_locking.py",
    "tests/store/test_paths.py",
    "tests/store/test_settings.py",
    "tests/tui/test_tui_keys.py",
    "tests/tui/test_tui_parts.py",
    "tests/tui/test_tui_search.py",
)


def _all_beside(steps: Sequence[Callable[[], None]]) -> int:
    """Run steps in processes of their own; each prints once it is done."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        codes = dict(zip(steps, pool.map(_apart, steps), strict=True))
    failed = [step.__name__ for step, code in codes.items() if code]
    if failed:
        print(f"-- failed: {', '.join(failed)}", file=sys.stderr)
    return _first_failure(codes.values())


def _apart(step: Callable[[], None]) -> int:
    command = [sys.executable, __file__, "--only", step.__name__]
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    sys.stdout.buffer.write(done.stdout)
    sys.stdout.flush()
    return done.returncode


def _here(step: Callable[[], None]) -> int:
    began = time.monotonic()
    print(f"-- {step.__name__}", flush=True)
    try:
        step()
    except subprocess.CalledProcessError as error:
        print(f"-- {step.__name__} failed", file=sys.stderr)
        return error.returncode or 1
    if step is not tests:
        print(f"   {time.monotonic() - began:.0f} s", flush=True)
    return 0


def _first_failure(codes: Iterable[int]) -> int:
    return next((code for code in codes if code), 0)


def _lowest_environment() -> str | None:
    """An environment with the lowest versions of what sleepterm itself imports."""
    oldest = _present().get(PYTHONS[0])
    if not oldest:
        return None
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["formats"], *extras["studio"]]
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder, "constraints.txt")
        constraints.write_text("\n".join(lowest_versions(needed)), encoding="utf-8")
        options = ("--constraint", str(constraints), "--editable", ".[test]")
        return _installed(ROOT / ".venv-lowest", oldest, *options)


def _other_environment(number: str, python: str) -> str:
    return _installed(ROOT / f".venv-{number}", python, "--editable", ".[test]")


def _installed(folder: Path, python: str, *options: str) -> str:
    """An environment with what pyproject.toml asks for today, made if need be."""
    inner = _environment(folder, python)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    stamp = folder / ".installed-for"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != text:
        _run(inner, *_PIP, *options)
        stamp.write_text(text, encoding="utf-8")
    return inner


def _environment(folder: Path, python: str) -> str:
    programs, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    inner = folder / programs / f"python{suffix}"
    if not inner.exists():
        _run(python, "-m", "venv", str(folder))
    return str(inner)


def _others() -> dict[str, str]:
    """The oldest and the newest supported Python that are here, but this one."""
    present = _present()
    ends = {next(iter(present)), list(present)[-1]}
    return {x: present[x] for x in present if x in ends - {_THIS}}


@cache
def _present() -> dict[str, str]:
    """The supported Pythons that are here, oldest first."""
    found = {number: _find_python(number) for number in PYTHONS}
    return {number: python for number, python in found.items() if python}


def _find_python(number: str) -> str | None:
    """A working interpreter of this version: this, on the path, or one of pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    candidates = [
        sys.executable if number == _THIS else None,
        shutil.which(f"python{number}"),
        *sorted(map(str, pyenv.glob(f"{number}.*/bin/python"))),
    ]
    for candidate in candidates:
        if candidate and _works(candidate, number):
            return candidate
    return None


_THIS = f"{sys.version_info.major}.{sys.version_info.minor}"


def _works(python: str, number: str) -> bool:
    code = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run(
        [python, "-c", code], check=False, capture_output=True, text=True
    )
    return answer.stdout.strip() == number


def _printed(folder: str, program: Path, *arguments: str) -> str:
    command = [str(program), *arguments]
    return subprocess.check_output(command, cwd=folder, env=_clean(), text=True)


def _said_in(language: str, folder: str, program: Path, *arguments: str) -> str:
    """What a command says on standard error."""
    command = [str(program), *arguments]
    env = _clean() | {"LANGUAGE": language, "XDG_RUNTIME_DIR": folder}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, check=False
    )
    return done.stderr.decode()


def _clean() -> dict[str, str]:
    outside = {name: x for name, x in os.environ.items() if name != "PYTHONPATH"}
    return outside | {"LANGUAGE": "en"}


def _python(*arguments: str) -> None:
    _run(sys.executable, *arguments)


def _run(*command: str) -> None:
    environment = dict(os.environ)
    # Tests start the program hundreds of times: it is to be compiled once.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
