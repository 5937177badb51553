"""Tracks named on the command line by title, or by a word of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.playing import PlayRequest
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.layer_options import (
    check_bed,
    named_layers,
    unfold_mixes,
)
from sleepterm.errors import SleeptermError
from sleepterm.store.history import History
from sleepterm.store.paths import Paths


def planned(*arguments: str) -> tuple[list[str], str | None]:
    """The ids of the layers that `play` would play, and of the bed."""
    request = invocation(["play", *arguments]).request
    assert isinstance(request, PlayRequest)
    catalog = load(Paths.of_user()).catalog
    wanted, _ = unfold_mixes(request.mix, catalog, Paths.of_user())
    layers = named_layers(wanted, catalog)
    ids = [f"{track.id}:{percent}" for track, percent in layers]
    return ids, check_bed(wanted.bed, layers, catalog)


@pytest.mark.parametrize(
    "name", ["steady rain", "Steady Rain", "rain-st", "RAIN-steady"]
)
def test_a_title_is_enough_and_nothing_is_said(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planned(f"{name}:40") == (["rain-steady:40"], None)
    assert capsys.readouterr().err == ""


def test_of_several_the_first_that_search_lists_is_taken_and_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert planned("rain") == (["rain-steady:100"], None)
    shown = capsys.readouterr().err
    assert shown.startswith("sleepterm: For 'rain': Steady rain (rain-steady). Others:")
    assert shown.count("\n") == 1
    assert main(["search", "rain"]) == 0
    assert capsys.readouterr().out.startswith("rain-steady ")


def test_a_bed_is_the_best_loop(capsys: pytest.CaptureFixture[str]) -> None:
    layers, bed = planned("short body scan", "--bed", "noise")
    assert layers == ["body-scan-short:100"]
    assert bed is not None
    assert bed.endswith("-noise")
    assert bed in capsys.readouterr().err


@pytest.mark.parametrize("name", ["rainn-stedy", "owll", "zzz", "rain zzz"])
def test_what_matches_nothing_is_an_error(name: str) -> None:
    with pytest.raises(SleeptermError, match="There is no track or mix"):
        planned(name)


def test_rendering_and_saving_take_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rain.wav"
    assert main(["render", "steady rain", "--length", "1s", "-o", str(out)]) == 0
    assert out.exists()
    assert main(["mix", "save", "Mine", "rain:30", "--reason", "x"]) == 0
    assert "rain-steady" in capsys.readouterr().err


def test_favourites_too_and_one_is_removed_from_among_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["favourite", "rain"]) == 0
    output = capsys.readouterr()
    assert "rain-steady (Steady rain) is a favourite" in output.out
    assert "For 'rain'" in output.err
    assert main(["favourite", "rain-steady", "--remove"]) == 0
    assert main(["favourite", "rain-light"]) == 0
    assert main(["favourite", "rain", "--remove"]) == 0
    assert History(Paths.of_user().history_file).favourites() == ()


def test_a_session_is_found_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["revoice", "short body scan", "--back"]) == 0
    assert capsys.readouterr().out.startswith("body-scan-short ")


@pytest.mark.parametrize("command", [["remove"], ["edit", "--title", "x"]])
@pytest.mark.parametrize("name", ["rain", "steady rain", "steady"])
def test_what_destroys_takes_no_match(
    command: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, name]) == 2
    output = capsys.readouterr().err
    assert "For '" not in output
    assert "comes with" not in output
