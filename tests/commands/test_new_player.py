"""A player that nobody can type at answers later, and costs less."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from sleepterm.audio.latency import Latency
from sleepterm.commands.shared import new_player
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings
from sleepterm.units import Percent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "latency"),
    [(Terminal(), Latency.LOW), (io.StringIO(), Latency.HIGH), (None, Latency.HIGH)],
)
def test_it_is_calm_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None, latency: Latency
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(new_player, "sound_card", lambda *given: given)
    monkeypatch.setattr(
        new_player,
        "Player",
        lambda output, **given: SimpleNamespace(output=output, **given),
    )
    player = new_player.headless_player(Paths.of_user(), Settings(), Percent(50))
    assert vars(player)["options"].latency is latency
    assert vars(player)["output"] == ("", latency)


@pytest.mark.parametrize("megabytes", [500, 0])
def test_without_a_cache_nothing_is_copied_or_kept(
    monkeypatch: pytest.MonkeyPatch, megabytes: int
) -> None:
    folder = Paths.of_user().decoded_sounds
    folder.mkdir(parents=True)
    (folder / "rain.wav").write_bytes(b"decoded")
    monkeypatch.setattr(new_player, "sound_card", lambda *_: None)
    monkeypatch.setattr(
        new_player, "Player", lambda *_, **given: SimpleNamespace(**given)
    )
    settings = Settings(sound_cache=megabytes)
    player = new_player.new_player(Paths.of_user(), settings, Percent(50))
    assert bool(vars(player)["options"].copies) is bool(megabytes)
    assert bool(list(folder.iterdir())) is bool(megabytes)
