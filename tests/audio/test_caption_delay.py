"""Captions appear when their sound is played, not when it is rendered."""

from __future__ import annotations

from sleepterm.audio.caption_delay import CaptionDelay
from sleepterm.audio.state import LayerState, PlayerState
from sleepterm.night.nearby_sentences import Words
from sleepterm.units import Percent


def said(words: str, track_id: str = "tale") -> PlayerState:
    layer = LayerState(
        track_id, "Tale", Percent(100), is_loop=False, words=Words(now=words)
    )
    return PlayerState(layers=(layer,))


def test_words_are_kept_back_for_so_many_blocks() -> None:
    delay = CaptionDelay(2)
    shown = []
    for words in "abcdef":
        delay.after_block(said(words))
        guided = delay.applied(said(words)).guided
        assert guided is not None
        shown.append(guided.words.now)
    assert shown == ["a", "a", "a", "b", "c", "d"]


def test_what_is_forgotten_keeps_nothing_back() -> None:
    delay = CaptionDelay(2)
    delay.after_block(said("a"))
    delay.forget()
    assert delay.applied(said("b")) == said("b")


def test_another_tracks_words_are_not_put_into_its_mouth() -> None:
    delay = CaptionDelay(2)
    delay.after_block(said("a"))
    assert delay.applied(said("b", "other")) == said("b", "other")
    assert delay.applied(PlayerState()) == PlayerState()
