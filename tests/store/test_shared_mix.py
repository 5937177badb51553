"""Mixes given away and taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.share_line import format_share_line, is_share_line
from sleepterm.store.shared_file import export_folder
from sleepterm.store.shared_mix import export_mix, read_shared_mix
from sleepterm.units import Percent

OURS = Mix("Our rain", (MixPart("rain", Percent(80)), MixPart("owl")), "For August.")


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    files = [export_mix(OURS, tmp_path / "new") for _ in range(3)]
    names = [file.name for file in files]
    assert names == ["our-rain.toml", "our-rain-2.toml", "our-rain-3.toml"]
    assert [read_shared_mix(str(file)) for file in files] == [OURS] * 3
    assert sorted(x.name for x in (tmp_path / "new").iterdir()) == sorted(names)


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SleeptermError, match=r"our-rain\.toml cannot be written"):
        export_mix(OURS, tmp_path / "file")


def test_a_tilde_of_nobody_is_part_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SleeptermError, match="No such file"):
        read_shared_mix("~nobody-here/mix.toml")
    export_mix(OURS, tmp_path / "~nobody-here")
    assert read_shared_mix("~nobody-here/our-rain.toml") == OURS


def test_it_goes_to_downloads_if_there_is_such_a_folder(home: Path) -> None:
    assert export_folder() == home
    (home / "Downloads").mkdir()
    assert export_folder() == home / "Downloads"
    file = export_mix(OURS, export_folder())
    assert read_shared_mix(f"~/Downloads/{file.name}") == OURS


@pytest.mark.parametrize("around", ["{}", " {}\n", '"{}"', "<{}>", "({})."])
def test_a_line_is_a_line_whatever_stands_around_it(around: str) -> None:
    text = around.format(format_share_line(OURS))
    assert is_share_line(text)
    assert read_shared_mix(text) == OURS
    assert not is_share_line("see " + text)
