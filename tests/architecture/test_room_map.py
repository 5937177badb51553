"""The map of rooms is what the imports say, and stands in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.architecture import room_map
from tests.architecture.own_code import modules, read_modules


def test_the_document_holds_the_map() -> None:
    advice = "run: python -m tests.architecture.room_map --write"
    document = room_map.DOCUMENT.read_text(encoding="utf-8")
    assert room_map.map_in(document) == room_map.room_map(modules()), advice


def test_arrows_that_others_imply_are_left_out() -> None:
    graph = {"a": {"b", "c", "d"}, "b": {"c"}, "c": set(), "d": set()}
    assert room_map.reduced(graph) == {
        "a": {"b", "d"},
        "b": {"c"},
        "c": set(),
        "d": set(),
    }


def test_rooms_and_their_sub_rooms_have_a_line_each(tmp_path: Path) -> None:
    package = tmp_path / "sleepterm"
    (package / "audio" / "loudness").mkdir(parents=True)
    (package / "__init__.py").write_text('"""All."""\n')
    (package / "cli.py").write_text(
        '"""Arguments."""\nimport importlib, sys\n'
        "importlib.import_module(f'sleepterm.audio.{sys.argv[0]}')\n"
    )
    (package / "audio" / "__init__.py").write_text('"""Samples: a | b."""\n')
    (package / "audio" / "engine.py").write_text("")
    (package / "audio" / "loudness" / "__init__.py").write_text('"""Loud."""\n')
    (package / "audio" / "loudness" / "meter.py").write_text("")
    drawn = room_map.room_map(read_modules(tmp_path))
    assert drawn == room_map.HEAD + (
        "| `cli.py` | 1 | Arguments | audio |\n"
        "| `audio/` | 2 | Samples: a \\| b |  |\n"
        "| &nbsp; `audio/loudness/` | 1 | Loud |  |\n"
    )


def test_it_is_checked_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "architecture.md"
    document.write_text("# Rooms\n<!-- map -->\nold\n<!-- /map -->\nmore\n")
    monkeypatch.setattr(room_map, "DOCUMENT", document)
    assert room_map.main(["--check"]) == 1
    assert room_map.main(["--write"]) == 0
    assert room_map.main(["--check"]) == 0
    written = document.read_text(encoding="utf-8")
    assert written.startswith("# Rooms\n<!-- map -->\n| Room |")
    assert written.endswith("|\n<!-- /map -->\nmore\n")


def test_a_document_without_marks_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "architecture.md"
    document.write_text("# Rooms\n")
    monkeypatch.setattr(room_map, "DOCUMENT", document)
    with pytest.raises(ValueError, match="don't stand in the document"):
        room_map.main(["--write"])
    assert document.read_text(encoding="utf-8") == "# Rooms\n"
