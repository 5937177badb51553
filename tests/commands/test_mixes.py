"""`sleepterm mix`, and mixes among what play and render take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.playing import MixRequest, PlayRequest
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.layer_options import named_layers, unfold_mixes
from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.history import History
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.units import Percent


@pytest.fixture
def mixes() -> Mixes:
    return Mixes(Paths.of_user().mixes, bundled_mixes())


class MixCommand:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str, status: int = 0) -> str:
        assert main(["mix", *arguments]) == status
        out, self.err = self._capsys.readouterr()
        return out


@pytest.fixture
def mix(capsys: pytest.CaptureFixture[str]) -> MixCommand:
    return MixCommand(capsys)


def unfolded(*arguments: str) -> tuple[MixRequest, tuple[MixTrack, ...]]:
    request = invocation(["play", *arguments]).request
    assert isinstance(request, PlayRequest)
    catalog = load(Paths.of_user()).catalog
    return unfold_mixes(request.mix, catalog, Paths.of_user())


def named(*arguments: str) -> list[str]:
    return [x.id for x in unfolded(*arguments)[1]]


def layers(*arguments: str) -> list[str]:
    request, _ = unfolded(*arguments)
    catalog = load(Paths.of_user()).catalog
    return [f"{x.id}:{n}" for x, n in named_layers(request, catalog)]


def test_from_saving_to_undoing(mix: MixCommand) -> None:
    assert mix("save", "My rain", "rain-s:60", "owl", "--reason", "For me.")
    first = mix("list").splitlines()[0]
    assert first.split(maxsplit=4)[2:] == ["rain-steady:60", "owl", "For me."]
    assert mix("save", "my RAIN", "frogs", status=2) == ""
    assert "already" in mix.err
    mix("save", "my rain", "frogs", "--overwrite")
    assert "frogs" in mix("list").splitlines()[0]
    assert mix("rename", "my", "Pond") == "Renamed 'my rain' to 'Pond'.\n"
    assert "undo" in mix("delete", "pond")
    assert mix("undo") == "Restored 'Pond'.\n"
    assert mix("undo") == "Restored 'My rain'.\n"
    mix("undo", status=2)


def test_the_list_as_data(mix: MixCommand) -> None:
    shown = json.loads(mix("list", "--json"))
    assert len(shown) >= 10
    assert all(each["starter"] and each["reason"] for each in shown)
    assert shown[0]["layers"][0].keys() == {"track", "percent"}


@pytest.mark.parametrize("how", ["line", "line in a file", "toml"])
def test_what_is_shared_can_be_imported(
    mix: MixCommand, tmp_path: Path, how: str
) -> None:
    mix("save", "Mine", "rain-steady:60", "owl")
    shared = mix("share", "mine", *(["--toml"] if how == "toml" else []))
    source = shared
    if how != "line":
        source = str(tmp_path / "mix.txt")
        Path(source).write_text(shared, encoding="utf-8")
    assert mix("import", source) == "Saved 'Mine'.\n"
    mix("save", "Mine", "frogs", "--overwrite")
    assert "Saved 'Mine 2' ('Mine' was taken)." in mix("import", source)
    names = [each["name"] for each in json.loads(mix("list", "--json"))]
    assert names[:2] == ["Mine", "Mine 2"]


def test_an_import_says_what_is_missing_and_keeps_it(mix: MixCommand) -> None:
    line = format_share_line(Mix("Theirs", (MixPart("their-own"), MixPart("owl"))))
    assert "Saved 'Theirs'" in mix("import", line)
    assert mix.err == "sleepterm: Missing from 'Theirs': their-own.\n"
    assert "their-own owl" in mix("list")


@pytest.mark.parametrize("content", [b"\xff", b"x" * 70_000, b"", b"schema = 1"])
def test_a_file_that_is_no_mix_is_named(
    mix: MixCommand, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "mix.toml"
    file.write_bytes(content)
    assert mix("import", str(file), status=2) == ""
    assert "mix.toml" in mix.err
    assert mix.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "/nowhere/mix.toml"),
        ("import", "sleepterm-mix:1:x:owl:::00000000"),
        ("save", "a:b", "owl"),
        ("save", "x", "no-such"),
        ("save", "x", "owl:200"),
        ("save", "x"),
        ("share", "no such mix"),
        ("delete", "Tent in the rain"),
        ("random", "--type", "other"),
        ("dance",),
        (),
    ],
)
def test_a_bad_request_is_one_sentence(
    mix: MixCommand, arguments: tuple[str, ...]
) -> None:
    assert mix(*arguments, status=2) == ""
    assert mix.err.startswith("sleepterm: ")
    assert mix.err.count("\n") == 1


def test_a_random_mix_can_be_played_and_had_again(mix: MixCommand) -> None:
    shown = mix("random", "--type", "music", "--seed", "3")
    assert shown == mix("random", "--type", "music", "--seed", "3")
    assert len(layers(*shown.split())) >= 2
    first = mix("random")
    seed = mix.err.split()[2]
    assert mix("random", "--seed", seed, "--save", "Lucky") == first
    assert mix("share", "lucky").startswith("sleepterm-mix:1:Lucky:")
    assert mix("random", "--save", "Lucky", status=2) == ""
    assert mix.err.endswith("There is already a mix 'Lucky'. Choose another name.\n")
    assert mix("save", "Lucky", "owl", status=2) == ""
    assert "or use --overwrite" in mix.err


def test_a_mix_is_played_by_its_name(mixes: Mixes) -> None:
    assert layers("tent in the rain") == ["rain-on-tent:90", "thunder-distant:65"]
    assert layers("Tent in:50", "owl:10") == [
        "rain-on-tent:45",
        "thunder-distant:32",
        "owl:10",
    ]
    mixes.save(Mix("owl", (MixPart("frogs"),)))
    mixes.save(Mix("rain-s", (MixPart("frogs"),)))
    assert layers("owl") == ["owl:100"]
    assert layers("rain-s") == ["frogs:100"]
    assert layers("rain-st") == ["rain-steady:100"]


def test_a_mix_brings_its_bed() -> None:
    assert unfolded("Breathing by")[0].bed == "waves-slow"
    assert unfolded("Breathing by", "--bed", "wind")[0].bed == "wind"


def test_a_damaged_mix_is_named_where_a_name_is_looked_for(
    mix: MixCommand, mixes: Mixes, capsys: pytest.CaptureFixture[str]
) -> None:
    mixes.save(Mix("Mine", (MixPart("owl"),)))
    file = Paths.of_user().mixes / "mine.toml"
    file.write_text("name =", encoding="utf-8")
    with pytest.raises(SleeptermError, match="no track or mix 'mine'"):
        layers("mine")
    assert "mine.toml" in capsys.readouterr().err
    mix("list")
    assert "mine.toml" in mix.err


def test_loops_beside_a_session_are_its_bed_in_play_and_in_what_is_saved(
    mix: MixCommand, mixes: Mixes
) -> None:
    parts = (MixPart("rain-steady"), MixPart("body-scan-short"))
    mix("save", "Rain scan", "rain-steady", "body-scan-short")
    assert mixes.load().find("Rain scan") == Mix("Rain scan", parts, bed="none")
    mixes.save(Mix("Old", parts))
    assert unfolded("rain-steady", "body-scan-short")[0].bed is None
    # Mixes saved without a bed keep the one of their session.
    assert unfolded("Old")[0].bed == ""
    mix("save", "Copy", "Old")
    assert mixes.load().find("Copy") == Mix("Copy", parts)


def test_a_mix_of_mixes_is_saved_with_its_bed(mix: MixCommand, mixes: Mixes) -> None:
    mix("save", "Both", "Tent in the rain:50", "Breathing by the sea", "owl:10")
    assert mixes.load().find("both") == Mix(
        "Both",
        (
            *(
                MixPart("rain-on-tent", Percent(45)),
                MixPart("thunder-distant", Percent(32)),
            ),
            *(MixPart("breathing-bells"), MixPart("owl", Percent(10))),
        ),
        bed="waves-slow",
    )


def test_what_is_missing_of_a_mix_is_said_and_the_rest_plays(
    mixes: Mixes, capsys: pytest.CaptureFixture[str]
) -> None:
    mixes.save(Mix("Half", (MixPart("gone"), MixPart("owl")), bed="away"))
    assert layers("half") == ["owl:100"]
    assert capsys.readouterr().err == "sleepterm: Missing from 'Half': gone, away.\n"
    mixes.save(Mix("Nothing", (MixPart("gone"),)))
    with pytest.raises(SleeptermError, match="All sounds of 'Nothing' are missing"):
        layers("nothing")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tent in the rian", "Did you mean Tent in the rain"),
        ("rian-steady", "rain-steady"),
        ("s", "matches"),
        ("zzz", "no track or mix 'zzz'"),
    ],
)
def test_an_unknown_name_is_an_error(name: str, words: str) -> None:
    with pytest.raises(SleeptermError, match=words):
        layers(name)


def test_a_mix_can_be_rendered(tmp_path: Path) -> None:
    out = tmp_path / "tent.flac"
    assert main(["render", "Tent in the rain", "--length", "1s", "-o", str(out)]) == 0
    assert out.stat().st_size > 10_000


def test_a_mix_can_be_named_by_its_id(mixes: Mixes) -> None:
    mixes.save(Mix("Our rain", (MixPart("rain-steady", Percent(80)), MixPart("owl"))))
    for name in ("mix-our-rain", "mix-our", "our rain", "Our"):
        assert layers(name) == ["rain-steady:80", "owl:100"]
        assert named(name) == ["mix-our-rain"]
    assert layers("mix-our-rain:50") == ["rain-steady:40", "owl:50"]
    assert named("mix-ca")[0].startswith("mix-ca")
    with pytest.raises(SleeptermError, match="no track or mix 'mix-nothing'"):
        layers("mix-nothing")


def test_mixes_are_found_offered_and_liked(
    mixes: Mixes, capsys: pytest.CaptureFixture[str]
) -> None:
    mixes.save(Mix("Our rain", (MixPart("rain-steady"),), "For August."))
    assert main(["search", "our", "rain"]) == 0
    assert capsys.readouterr().out.split()[0] == "mix-our-rain"
    assert main(["search", "mix", "for", "august"]) == 0
    assert capsys.readouterr().out.split()[0] == "mix-our-rain"
    for name in ("mix-our", "OUR RAIN"):
        assert main(["favourite", name]) == 0
        assert "mix-our-rain (Our rain) is a favourite" in capsys.readouterr().out
    assert main(["for-you"]) == 0
    assert " ".join(capsys.readouterr().out.split()).startswith(
        "mix-our-rain Our rain: a favourite of yours "
    )


def test_a_mix_without_sounds_stays_listed_with_the_reason(
    mixes: Mixes, capsys: pytest.CaptureFixture[str]
) -> None:
    mixes.save(Mix("Gone", (MixPart("lost-rain"), MixPart("lost-owl"))))
    assert main(["list", "gone"]) == 0
    assert (
        "(all its sounds are missing: lost-rain, lost-owl)" in capsys.readouterr().out
    )


def test_a_renamed_mix_is_still_liked(mix: MixCommand) -> None:
    mix("save", "Ours", "owl")
    assert main(["favourite", "mix-ours"]) == 0
    mix("rename", "ours", "Theirs")
    assert History(Paths.of_user().history_file).favourites() == ("mix-theirs",)
