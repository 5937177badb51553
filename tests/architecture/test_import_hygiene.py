"""What a room drags in is seen in a fresh interpreter, not in a drawing."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.architecture.own_code import modules

from sleepterm.audio.outputs.process_output import COMMAND

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("textual", "rich", "pygame", "numpy", "soundfile", "soxr", "av")


def loaded_after(code: str) -> set[str]:
    """The top-level modules that are loaded once the code has run."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    names = json.loads(done.stdout.splitlines()[-1])
    return {name.partition(".")[0] for name in names}


def loaded_by_command(*arguments: str) -> set[str]:
    return loaded_after(
        "import contextlib, io\n"
        "from sleepterm.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    assert main({list(arguments)!r}) == 0"
    )


@pytest.mark.parametrize(
    "arguments", [["list"], ["search", "rain"], ["voices"], ["revoice", "--back"]]
)
def test_words_alone_load_no_screen_and_no_mixer(arguments: list[str]) -> None:
    assert not loaded_by_command(*arguments) & {"textual", "rich", "pygame"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["mix", "list"],
        ["mix", "random"],
        ["history"],
        ["favourite"],
        ["for-you"],
        ["diary"],
    ],
)
def test_mixes_and_history_load_no_sound_either(arguments: list[str]) -> None:
    assert not loaded_by_command(*arguments) & set(HEAVY)


def test_list_of_loops_loads_no_decoder_either() -> None:
    # Lengths are measured once and remembered.
    loaded_by_command("list")
    assert not loaded_by_command("list", "--type", "nature") & set(HEAVY)


def modules_after(code: str) -> set[str]:
    """The modules of sleepterm.commands that are loaded once the code has run."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    room = "sleepterm.commands."
    names = done.stdout.splitlines()[-1].split()
    return {name.removeprefix(room) for name in names if name.startswith(room)}


def test_reading_the_arguments_imports_that_grammar_and_no_command() -> None:
    reading = "from sleepterm.commands.grammar.reading import invocation"
    loaded = modules_after(f"{reading}; invocation(['list', 'rain'])")
    assert {"grammar.finding", "requests.finding"} <= loaded
    assert {name.partition(".")[0] for name in loaded} == {"grammar", "requests"}
    assert not loaded & {"grammar.playing", "grammar.mixes", "grammar.own_sounds"}


def test_the_player_is_opened_without_reading_a_grammar() -> None:
    # Without a terminal it is refused, once everything is imported.
    loaded = modules_after("from sleepterm.cli import main; assert main([]) == 2")
    assert "interactive" in loaded
    assert not [name for name in loaded if name.startswith("grammar")]
    assert not loaded & {"play", "again", "render", "list_tracks", "doctor"}


def test_the_screen_is_imported_without_any_sound() -> None:
    loaded = loaded_after("import sleepterm.commands.interactive")
    assert "textual" in loaded
    assert not loaded & {"pygame", "numpy", "soundfile", "soxr", "filelock"}
    assert "dbus_fast" not in loaded


def loaded_by_room(room: str) -> set[str]:
    """What all modules of a room load, those of its sub-rooms too."""
    names = [x for x in modules() if f"{x}.".startswith(f"sleepterm.{room}.")]
    assert names
    return loaded_after("\n".join(f"import {name}" for name in names))


@pytest.mark.parametrize("room", ["formats", "library", "night"])
def test_pure_rooms_load_no_package_but_toml(room: str) -> None:
    outside = loaded_by_room(room) - set(sys.stdlib_module_names)
    assert not outside & {*HEAVY, "platformdirs"}


def test_playback_loads_neither_screen_nor_sound() -> None:
    assert not loaded_by_room("playback") & set(HEAVY)


def test_the_process_of_the_sound_card_loads_pygame_and_nothing_more() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:]],
        input=b"O",
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"done\n")
    loaded = {x.rpartition("|")[2].strip() for x in done.stderr.decode().splitlines()}
    assert {"pygame", "pygame.mixer"} <= loaded
    # What pygame finds its fonts with would be much of the memory.
    assert "pkg_resources" not in loaded
    packages = {x.partition(".")[0] for x in loaded if "." in x}
    assert not packages & ({*HEAVY} - {"pygame"})


def test_importing_loads_no_screen_and_no_mixer() -> None:
    loaded = loaded_by_room("importing")
    assert "soundfile" in loaded
    assert not loaded & {"textual", "rich", "pygame", "av"}


@pytest.mark.parametrize(
    ("package", "importer"),
    [
        ("pygame", "pygame_output.py"),
        ("av", "conversion.py"),
        ("dbus_fast", "connection.py"),
        ("tomli", "toml.py"),
        ("tomli_w", "toml_writer.py"),
        ("shtab", "completion_script.py"),
    ],
)
def test_only_one_file_imports_it(package: str, importer: str) -> None:
    pattern = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
    files = (ROOT / "src").rglob("*.py")
    found = [x.name for x in files if pattern.search(x.read_text(encoding="utf-8"))]
    assert found == [importer]


def test_what_needs_no_conversion_does_not_load_what_converts(tmp_path: Path) -> None:
    sound = tmp_path / "hum.wav"
    sf.write(sound, np.full(8000, 0.1), 8000)
    loaded = loaded_by_command("add", str(sound))
    assert "soundfile" in loaded
    assert "av" not in loaded


def test_the_studio_is_no_part_of_the_app() -> None:
    app = (ROOT / "src").rglob("*.py")
    assert not [file for file in app if "studio" in _imports(file)]


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_media_keys_are_loaded_once_they_are_made() -> None:
    wiring = (
        "from pathlib import Path\n"
        "from sleepterm.commands.shared.companions import new_companions\n"
        "from sleepterm.store.paths import Paths\n"
        "from sleepterm.store.settings import Settings\n"
        "import os; os.environ['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/x'\n"
        "made = new_companions(Paths(*[Path()] * 4), Settings())\n"
    )
    script = f"{wiring}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "sleepterm.desktop.session_bus.address" in loaded
    assert not {x for x in loaded if x.startswith("sleepterm.desktop.mpris")}
    assert not loaded & {"asyncio", "dbus_fast"}
