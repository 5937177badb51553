"""Builds wheel and sdist twice, and compares them byte by byte.

    python -m tests.builds FOLDER

The first are built from this tree, into FOLDER/first, the second from the first sdist,
in another folder, with another umask, language, home, time zone and clock.
Fails if they differ, or if the wheel is larger than 100 MB.

The sdists are not compressed: sound is already, and the gate has no time for it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import filecmp
import functools
import gzip
import os
import runpy
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 100_000_000
DAY = "2001-09-09"
EPOCH = "1000000000"
"""A second of `DAY`; nothing that is built may know of a later one."""

PAGE = "man/man1/sleepterm.1"
SHARED = (
    PAGE,
    "applications/sleepterm.desktop",
    "bash-completion/completions/sleepterm",
    "fish/vendor_completions.d/sleepterm.fish",
    "icons/hicolor/scalable/apps/sleepterm.svg",
    "zsh/site-functions/_sleepterm",
)
"""What a wheel has for man, desktops and shells, below share/."""


def main() -> int:
    """Build and compare; 0 if all is equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ahead", type=int, help="build once, by a clock so many days")
    options = parser.parse_args()
    if options.ahead is not None:
        _build(options.folder, options.ahead)
        return 0
    _build_twice(options.folder.resolve())
    problems = [
        *_differences(options.folder / "first", options.folder / "second"),
        *_faults(next((options.folder / "first").glob("*.whl"))),
    ]
    print("\n".join(problems) or "built twice: the same bytes")
    return 1 if problems else 0


def _build(folder: Path, ahead: int) -> None:
    """Build in the current folder, by a clock that is some days ahead."""
    span, now = dt.timedelta(days=ahead), time.time

    class Ahead(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Ahead:
            return super().now(tz) + span

    dt.datetime = Ahead  # type: ignore[misc]
    time.time = lambda: now() + span.total_seconds()
    gzip.GzipFile = functools.partial(  # type: ignore[assignment,misc]
        gzip.GzipFile, compresslevel=0
    )
    sys.argv[1:] = ["build", "--directory", str(folder)]
    runpy.run_module("hatchling", run_name="__main__")


def _build_twice(folder: Path) -> None:
    tools, other = folder / "tools", folder / "elsewhere"
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    requires = tomllib.loads(text)["build-system"]["requires"]
    options = ("--quiet", "--disable-pip-version-check", "--no-compile", "--target")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, str(tools), *requires],
        check=True,
    )
    # Only what the build requires can be imported.
    outside = os.environ | {"PYTHONPATH": str(tools), "SOURCE_DATE_EPOCH": EPOCH}
    first = folder / "first"
    _apart(first, ROOT, outside | {"PYTHONHASHSEED": "1", "LC_ALL": "C"}, 0, 0o022)
    shutil.unpack_archive(next(first.glob("*.tar.gz")), other)
    tree = next(other.iterdir())
    for file in tree.rglob("*"):
        file.chmod(file.stat().st_mode & ~0o077)
    elsewhere = {
        "COLUMNS": "33",
        "HOME": str(other),
        "LANGUAGE": "es",
        "LC_ALL": "de_DE.UTF-8",
        "PYTHONHASHSEED": "2",
        "TZ": "Pacific/Kiritimati",
        "XDG_CONFIG_HOME": str(other / "config"),
        "XDG_DATA_HOME": str(other / "data"),
    }
    _apart(folder / "second", tree, outside | elsewhere, 400, 0o077)


def _apart(
    folder: Path, tree: Path, environment: Mapping[str, str], ahead: int, umask: int
) -> None:
    command = (sys.executable, "-S", "-m", "tests.builds", "--ahead", str(ahead))
    done = subprocess.run(
        [*command, str(folder)],
        cwd=tree,
        env=environment,
        umask=umask,
        check=False,
        capture_output=True,
    )
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
        raise SystemExit(done.returncode)


def _differences(first: Path, second: Path) -> list[str]:
    """What differs between the files of two folders."""
    names = sorted({x.name for folder in (first, second) for x in folder.iterdir()})
    _same, different, missing = filecmp.cmpfiles(first, second, names, shallow=False)
    found = [f"{name} was not built twice" for name in missing]
    for name in different:
        one, other = _members(first / name), _members(second / name)
        members = sorted(x for x in one | other if one.get(x) != other.get(x))
        found.append(f"{name} differs: {', '.join(members) or 'its order'}")
    return found


def _members(archive: Path) -> dict[str, tuple[object, ...]]:
    """Digest and facts of each file of an archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as zipped:
            return {
                x.filename: (x.CRC, x.date_time, x.external_attr)
                for x in zipped.infolist()
            }
    with tarfile.open(archive) as packed:
        return {
            x.name: (x.size, x.mtime, x.mode, zlib.crc32(_content(packed, x)))
            for x in packed
        }


def _content(packed: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = packed.extractfile(member)
    return file.read() if file else b""


def _faults(wheel: Path) -> list[str]:
    """What is wrong with a wheel by itself."""
    found = []
    if (size := wheel.stat().st_size) > MOST_BYTES:
        found.append(f"the wheel has {size / 1e6:.1f} MB")
    with zipfile.ZipFile(wheel) as zipped:
        shared = {
            name.partition(".data/data/share/")[2]: name for name in zipped.namelist()
        }
        found += [
            f"share/{place} is missing" for place in SHARED if place not in shared
        ]
        page = shared.get(PAGE)
        if page and DAY not in zipped.read(page).decode():
            found.append(f"the manual page is not of {DAY}")
    return found


if __name__ == "__main__":
    sys.exit(main())
