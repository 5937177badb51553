"""The files in packaging/ say what pyproject.toml says."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.builds import SHARED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging"
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(TEXT)["project"]
BUILD = tomllib.loads(TEXT)["build-system"]["requires"]

pytestmark = pytest.mark.skipif(
    not (FOLDER / "aur").exists(), reason="an sdist has no packaging/aur"
)


def read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    """Names of packages; pygame-ce stands in for pygame on some Pythons."""
    found = {re.split(r"[ <>=!~;\[]", each, maxsplit=1)[0] for each in requirements}
    return {"pygame" if name == "pygame-ce" else name for name in found}


NEEDED = names(PROJECT["dependencies"])


def array(name: str) -> set[str]:
    """The words of an array in PKGBUILD, without remarks."""
    body = re.search(rf"(?ms)^{name}=\((.*?)^\)", read("aur/PKGBUILD"))
    assert body is not None
    words = {line.strip().strip("'") for line in body[1].splitlines()}
    return {word.partition(":")[0] for word in words} - {""}


def of_python(packages: set[str]) -> set[str]:
    return {x.removeprefix("python-") for x in packages if x.startswith("python-")}


def nix_list(start: str) -> set[str]:
    text = read("flake.nix")
    body = re.search(rf"{re.escape(start)}(.*?)\]", text, re.DOTALL)
    assert body is not None
    return names(body[1].split())


def test_arch_needs_what_python_needs() -> None:
    assert of_python(array("depends")) == NEEDED
    assert of_python(array("optdepends")) == names(
        PROJECT["optional-dependencies"]["formats"]
    )
    # hatchling is called by "build", and the wheel is installed by "installer".
    assert of_python(array("makedepends")) - {"build", "installer"} == (
        names(BUILD) - NEEDED
    )


def test_arch_has_the_same_in_its_summary() -> None:
    lines = read("aur/.SRCINFO").splitlines()
    for name in ("depends", "makedepends", "optdepends"):
        given = {x.partition(" = ")[2] for x in lines if x.startswith(f"\t{name} = ")}
        assert {x.partition(":")[0] for x in given} == array(name)


def test_nix_needs_what_python_needs() -> None:
    # these two are added by their conditions
    assert nix_list("dependencies =\n            (with python; [") == NEEDED - {
        "dbus-fast",
        "wakepy",
    }
    text = read("flake.nix")
    assert "python.dbus-fast" in text
    assert "++ [ wakepy ]" in text
    formats = names(PROJECT["optional-dependencies"]["formats"])
    assert all(f"python.{name} ]" in text for name in formats)
    assert nix_list("build-system = with python; [") == names(BUILD)
    # and its version from where all have it
    assert "version = project.version;" in text


def test_debian_and_homebrew_let_pip_read_what_is_needed() -> None:
    assert "'.[formats]'" in read("debian/rules")
    assert '"#{buildpath}[formats]"' in read("homebrew/sleepterm.rb")
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert f"python3 (>= {oldest})" in read("debian/control")


def test_every_file_is_of_this_version() -> None:
    version = PROJECT["version"]
    assert f"\npkgver={version}\n" in read("aur/PKGBUILD")
    assert f"\tpkgver = {version}\n" in read("aur/.SRCINFO")
    assert f"/sleepterm-{version}.tar.gz\n" in read("aur/.SRCINFO")
    assert f'/sleepterm-{version}.tar.gz"\n' in read("homebrew/sleepterm.rb")
    assert read("debian/changelog").startswith(f"sleepterm ({version}-")


def test_every_licence_is_named() -> None:
    licences = set(PROJECT["license"].split(" AND "))
    assert licences == {"MIT", "CC0-1.0", "Apache-2.0"}
    for name in ("aur/PKGBUILD", "homebrew/sleepterm.rb"):
        assert all(f"{each}" in read(name) for each in licences)
    stanzas = set(re.findall(r"(?m)^License: (\S+)$", read("debian/copyright")))
    # Debian calls the MIT licence so.
    assert stanzas == licences - {"MIT"} | {"Expat"}
    for name in ("flake.nix", "aur/PKGBUILD", "homebrew/sleepterm.rb"):
        assert "speech/engines/voices/" in read(name)


@pytest.mark.parametrize("name", ["debian/rules", "homebrew/sleepterm.rb"])
def test_what_the_wheel_has_below_share_is_installed(name: str) -> None:
    text = read(name)
    for place in SHARED:
        assert place.partition("/")[0] in text


def test_a_release_is_written_into_every_file(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "packaging")
    update = runpy.run_path(str(FOLDER / "update.py"))
    digest = "ab" * 32
    update["write"](folder, "9.8.7", digest, "https://example.net/there")
    update["write"](folder, "9.8.7", digest, "https://example.net/there")
    changed = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in ("aur/PKGBUILD", "aur/.SRCINFO", "homebrew/sleepterm.rb")
    }
    for text in changed.values():
        assert digest in text
        assert "9.8.7" in text
        assert "https://example.net/there" in text
        assert PROJECT["version"] not in text
    debian = (folder / "debian" / "changelog").read_text(encoding="utf-8")
    assert debian.startswith("sleepterm (9.8.7-1)")
    assert debian.count("sleepterm (9.8.7-1)") == 1
    assert f"sleepterm ({PROJECT['version']}-1)" in debian


@pytest.mark.parametrize(
    "command",
    [
        ("ruby", "-c", "homebrew/sleepterm.rb"),
        ("nix-instantiate", "--parse", "flake.nix"),
        ("bash", "-n", "aur/PKGBUILD"),
        ("make", "-n", "-f", "debian/rules", "override_dh_auto_install"),
        ("sh", "-n", "debian/sleepterm.postinst"),
    ],
    ids=lambda command: command[-1] if isinstance(command, tuple) else None,
)
def test_its_own_tool_can_read_each_file(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}")
    done = subprocess.run(
        command, cwd=FOLDER, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
