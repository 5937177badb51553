"""Writes a new release into the files of this folder.

    python packaging/update.py dist/sleepterm-X.Y.Z.tar.gz https://FOLDER/OF/THE/RELEASE

The version is that of pyproject.toml; the digest is that of the sdist; the folder is
where it is published. Debian's changelog gets an entry for a new version.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tomllib
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

HERE = Path(__file__).parent
DEBIAN_ENTRY = """\
sleepterm ({version}-1) unstable; urgency=medium

  * New release; CHANGELOG.md says what is new.

 -- the sleepterm maintainers <maintainers@example.org>  {date}

"""


def main() -> None:
    """Write the release into each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sdist", type=Path)
    parser.add_argument("folder", help="the address where it is published")
    options = parser.parse_args()
    text = (HERE.parent / "pyproject.toml").read_text(encoding="utf-8")
    version = tomllib.loads(text)["project"]["version"]
    if options.sdist.name != f"sleepterm-{version}.tar.gz":
        parser.error(f"{options.sdist.name} is not of version {version}")
    digest = hashlib.sha256(options.sdist.read_bytes()).hexdigest()
    write(HERE, version, digest, options.folder.rstrip("/"))


def write(folder: Path, version: str, digest: str, url: str) -> None:
    """Write a release into the files below a folder."""
    file = f"{url}/sleepterm-{version}.tar.gz"
    _change(
        folder / "aur" / "PKGBUILD",
        (r"^pkgver=.*$", f"pkgver={version}"),
        (r"^pkgrel=.*$", "pkgrel=1"),
        (r"^url=.*$", f"url='{url}'"),
        (r"^sha256sums=.*$", f"sha256sums=('{digest}')"),
    )
    _change(
        folder / "aur" / ".SRCINFO",
        (r"^\tpkgver = .*$", f"\tpkgver = {version}"),
        (r"^\tpkgrel = .*$", "\tpkgrel = 1"),
        (r"^\turl = .*$", f"\turl = {url}"),
        (r"^\tsource = .*$", f"\tsource = {file}"),
        (r"^\tsha256sums = .*$", f"\tsha256sums = {digest}"),
    )
    _change(
        folder / "homebrew" / "sleepterm.rb",
        (r'^  homepage ".*"$', f'  homepage "{url}"'),
        (r'^  url ".*"$', f'  url "{file}"'),
        (r'^  sha256 ".*"$', f'  sha256 "{digest}"'),
    )
    _change(folder / "debian" / "control", (r"^Homepage: .*$", f"Homepage: {url}"))
    changelog = folder / "debian" / "changelog"
    entries = changelog.read_text(encoding="utf-8")
    if not entries.startswith(f"sleepterm ({version}-"):
        date = format_datetime(datetime.now(UTC))
        entry = DEBIAN_ENTRY.format(version=version, date=date)
        changelog.write_text(entry + entries, encoding="utf-8")


def _change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for pattern, new in changes:
        line = re.compile(pattern, re.MULTILINE)
        if len(line.findall(text)) != 1:
            raise SystemExit(f"{path}: not one line is like {pattern}")
        # A backslash would mean something.
        text = line.sub(new.replace("\\", r"\\"), text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
