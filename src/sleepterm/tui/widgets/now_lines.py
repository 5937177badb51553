"""Lays out the now-playing pane as lines with sliders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from sleepterm.audio.state import LayerState, Status
from sleepterm.night.durations import format_position
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.ink import ACCENT, DIM, FAINT, STRONG, TEXT
from sleepterm.tui.widgets.spans import Span, Spot, fitted, wrapped
from sleepterm.tui.wording import format_chapter, format_status, format_tone
from sleepterm.units import Percent

MASTER = ""
"""Target of the master slider; that of a layer is its track's id."""

BELLS = ":bells"
"""Target of the bells' slider; track ids have no colon."""

_ONE_LINE_FROM = 36
_LONGEST_BAR = 24
_LONGEST_CAPTION = 5
_SHORTEST_NAME = 6


class NowLine(NamedTuple):
    """One line of the pane, with the place of its slider, if any."""

    spans: tuple[Span, ...] = ()
    slider: Spot | None = None


@dataclass(frozen=True, slots=True)
class NowPane:
    """The content of the now-playing pane.

    Attributes:
        state: state of playback.
        current: id of the layer that the volume keys change; "" for none.
        glyphs: characters to draw with.
    """

    state: PlaybackState
    current: str
    glyphs: Glyphs

    def lines(self, width: int, height: int) -> list[NowLine]:
        """The lines of the pane; sliders get lines of their own if there is room.

        Args:
            width: cells in a line.
            height: number of lines available; 0 makes as few as possible.
        """
        if width < _ONE_LINE_FROM:
            roomy = self._all(width, is_roomy=True)
            if len(roomy) <= height:
                return roomy
        return self._all(width, is_roomy=False, is_dense=height == 0)

    def _all(
        self, width: int, *, is_roomy: bool, is_dense: bool = False
    ) -> list[NowLine]:
        lines = [self._head(width)]
        lines += self._part(width)
        gap = [] if is_dense else [NowLine()]
        lines += gap
        for layer in self.state.layers:
            style = STRONG if layer.track_id == self.current else TEXT
            title = sanitize_line(layer.title)
            lines += self._slider(
                title, layer.percent, layer.track_id, style, width, is_roomy
            )
            lines += _tone(self.state.tones.of(layer.track_id))
            if not layer.is_loop:
                lines += self._guided(layer, width, is_roomy=is_roomy)
            if is_roomy:
                lines.append(NowLine())
        if not is_roomy and self.state.layers:
            lines += gap
        lines += self._slider(
            _("Volume"), self.state.master, MASTER, DIM, width, is_roomy
        )
        lines += _tone(self.state.tones.master)
        return lines

    def _head(self, width: int) -> NowLine:
        words = format_status(self.state)
        is_on = self.state.status is Status.PLAYING
        spans = [(words, ACCENT if is_on else DIM)]
        gap = f" {self.glyphs.dot} "
        room = width - cell_len(words + gap)
        named = self.state.awaited or self.state.mix
        title = "" if named is None else named.title
        if self.state.awaited is None and self.state.part is not None:
            title = self.state.part.session
        if title and room >= _SHORTEST_NAME:
            name = fitted(sanitize_line(title), room, self.glyphs.more).rstrip()
            spans.append((gap + name, DIM))
        return NowLine(tuple(spans))

    def _part(self, width: int) -> list[NowLine]:
        """Which part of a session plays; no line without one."""
        if (part := self.state.part) is None:
            return []
        place = {"number": part.index + 1, "count": part.count}
        title = f" {self.glyphs.dot} {sanitize_line(part.title)}"
        text = _("Part {number} of {count}").format(**place) + title
        if cell_len(text) > width:
            text = _("{number} of {count}").format(**place) + title
        return [NowLine(((fitted(text, width, self.glyphs.more).rstrip(), TEXT),))]

    def _slider(
        self,
        title: str,
        percent: Percent,
        target: str,
        style: str,
        width: int,
        is_roomy: bool,  # noqa: FBT001 - as above
    ) -> list[NowLine]:
        more = self.glyphs.more
        number = fitted(str(percent), 3, more, right=True)
        if is_roomy:
            head = fitted(title, width - 4, more)
            return [
                NowLine(((head, style), (" " + number, DIM))),
                self._bar(percent, target, start=0, width=width),
            ]
        room = min(_LONGEST_BAR, max(6, width * 2 // 5))
        head = fitted(title, max(1, width - room - 5), more)
        bar = self._bar(percent, target, start=cell_len(head) + 1, width=room)
        spans = ((head + " ", style), *bar.spans, (" " + number, DIM))
        return [NowLine(spans, bar.slider)]

    def _bar(self, percent: Percent, target: str, *, start: int, width: int) -> NowLine:
        full, empty = self.glyphs.bar(percent, width)
        is_current = target != MASTER and target == self.current
        filled = ACCENT if is_current else DIM
        slider = Spot(start, start + width, target)
        return NowLine(((full, filled), (empty, FAINT)), slider)

    def _guided(
        self, layer: LayerState, width: int, *, is_roomy: bool
    ) -> list[NowLine]:
        guidance = self.state.guidance
        place = f"{format_position(layer.position)} / {format_position(layer.length)}"
        ways = [] if guidance.voice else [_("voice off")]
        if layer.is_session and guidance.pace != 1.0:
            ways.append(_("pauses {pace:.1f}").format(pace=guidance.pace))
        heads = [place, ", ".join(ways)] if ways else [place]
        if layer.chapter is not None:
            heads.append(format_chapter(layer.chapter))
        lines = [NowLine(((line, DIM),)) for x in heads for line in wrapped(x, width)]
        caption = wrapped(sanitize_line(layer.words.now), width)
        lines += [NowLine(((line, TEXT),)) for line in caption[:_LONGEST_CAPTION]]
        if layer.has_bells:
            bells = guidance.bells
            lines += self._slider(_("Bells"), bells, BELLS, DIM, width, is_roomy)
        return lines


def _tone(tone: int) -> list[NowLine]:
    """How warm or bright; no line for neutral."""
    words = format_tone(tone)
    return [NowLine(((words, DIM),))] if words else []
