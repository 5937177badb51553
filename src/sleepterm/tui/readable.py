"""Makes the colours of any theme readable on the terminal at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from sleepterm.tui.contrast import Rgb, contrast, shown
from sleepterm.tui.themes import MONO, RED

LEAST_FOR_TEXT = 4.5
"""The least contrast of text to what is behind it; WCAG's level AA."""

LEAST_FOR_HELD = 1.6
"""The least contrast of the highlight to what is around it."""

_DIM, _HELD, _FIELD = 0.62, 0.14, 0.07
_STEPS = 20
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_HUES = ("accent", "error", "warning", "success")


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal makes of colours.

    Attributes:
        system: Rich's name of its colours; None if it has none.
        is_grey: whether the user wants none.
        is_red: whether the user wants red ones only.
    """

    system: str | None
    is_grey: bool = False
    is_red: bool = False

    @property
    def has_tints(self) -> bool:
        """Whether it can show a highlight as another background."""
        return self.system in {"256", "truecolor"} and not self.is_grey

    def contrast(self, one: Color, other: Color) -> float:
        """The contrast of two colours as it shows them."""
        return contrast(self.shown(one), self.shown(other))

    def shown(self, color: Color) -> Rgb:
        """The red, green and blue that it shows for a colour."""
        return shown(color, self.system, is_grey=self.is_grey, is_red=self.is_red)


def readable(variables: Mapping[str, str], terminal: Terminal) -> dict[str, str]:
    """The variables of a theme with colours that can be read, and with a highlight.

    A colour is changed only as far as it must be.

    Args:
        variables: those of the style sheet; colours without transparency.
        terminal: what shows them.
    """
    ground = Color.parse(variables["background"])
    grounds = [ground, *(Color.parse(variables[x]) for x in ("surface", "panel"))]
    grounds = [back.blend(ground, 1 - back.a, 1.0) for back in grounds]
    text = _text(Color.parse(variables["foreground"]), grounds, terminal)
    grounds += [back.blend(text, _FIELD) for back in grounds[:2]]
    text = _text(text, grounds, terminal)
    held = _first(
        (ground.blend(text, share) for share in _shares(_HELD)),
        # No red can be read on a red, but on one that is almost black.
        lambda color: (
            _least(terminal, color, grounds[:2]) >= LEAST_FOR_HELD
            and max(terminal.contrast(color, end) for end in (_WHITE, _BLACK))
            >= LEAST_FOR_TEXT
        ),
    )
    on_held = _text(text, [held], terminal)
    hues = {name: Color.parse(variables[name]) for name in _HUES}
    changed = {
        "foreground": text,
        "foreground-muted": _toward(ground, text, _DIM, grounds, terminal),
        "held": held,
        "held-text": on_held,
        "held-accent": _toward(hues["accent"], on_held, 0.0, [held], terminal),
        **{
            name: _toward(hue, text, 0.0, grounds, terminal)
            for name, hue in hues.items()
        },
    }
    changed["text-muted"] = changed["text-disabled"] = changed["foreground-muted"]
    colours = {name: color.hex for name, color in changed.items()}
    if terminal.has_tints:
        return {**variables, **colours, **_highlight(held.hex, on_held.hex)}
    # Textual draws no highlight in reverse video, so the colours are exchanged.
    colours["held-accent"] = ground.hex
    return {**variables, **colours, **_highlight(text.hex, ground.hex)}


def terminal_of(app: App[Any]) -> Terminal:
    """What the terminal of an app makes of the colours of its theme."""
    # A theme of the terminal's own colours leaves open what they look like.
    system = None if _is_ansi(app) else app.console.color_system
    is_grey = app.no_color or app.theme == MONO.name
    return Terminal(system, is_grey=is_grey, is_red=app.theme == RED.name)


def for_app(app: App[Any], variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of the app's theme, readable on its terminal."""
    if not _is_ansi(app):
        return readable(variables, terminal_of(app))
    own = variables["foreground"]
    names = ("foreground-muted", "held-text", "held-accent")
    return {**variables, **dict.fromkeys(names, own), "held": "transparent"}


def filters_for(app: App[Any]) -> Sequence[LineFilter]:
    """What draws all in the one kind of light of the app's theme, if it is so."""
    if app.no_color or app.theme not in {RED.name, MONO.name}:
        return ()
    # Imported late: the first frame of other themes does not need it.
    from sleepterm.tui.one_light import filter_of  # noqa: PLC0415

    return (filter_of(app.theme),)


def _highlight(back: str, text: str) -> dict[str, str]:
    """The variables of the highlight in Textual's own lists and fields."""
    look = {"background": back, "foreground": text, "text-style": "none"}
    cursor = {
        f"block-cursor-{state}{name}": value
        for state in ("", "blurred-")
        for name, value in look.items()
    }
    selection = {"input-selection-background": back, "input-selection-foreground": text}
    return {"held": back, "held-text": text, **cursor, **selection}


def _text(color: Color, grounds: Sequence[Color], terminal: Terminal) -> Color:
    """A colour for text on all these grounds, moved to white or to black."""
    ends = sorted((_WHITE, _BLACK), key=lambda end: -_least(terminal, end, grounds))
    return _toward(color, ends[0], 0.0, grounds, terminal)


def _toward(
    color: Color,
    other: Color,
    share: float,
    grounds: Sequence[Color],
    terminal: Terminal,
) -> Color:
    """The first colour on the way to another, from a share on, that can be read."""
    return _first(
        (color.blend(other, part) for part in _shares(share)),
        lambda mixed: _least(terminal, mixed, grounds) >= LEAST_FOR_TEXT,
    )


def _least(terminal: Terminal, color: Color, grounds: Sequence[Color]) -> float:
    return min(terminal.contrast(color, ground) for ground in grounds)


def _shares(first: float) -> Iterator[float]:
    return (first + (1 - first) * step / _STEPS for step in range(_STEPS + 1))


def _first(colours: Iterator[Color], is_good: Callable[[Color], bool]) -> Color:
    """The first good colour, else the last."""
    color = _BLACK
    for color in colours:
        if is_good(color):
            break
    return color


def _is_ansi(app: App[Any]) -> bool:
    """Whether the theme leaves its colours to the terminal."""
    # Older versions of Textual have the second only.
    return bool(getattr(app, "native_ansi_color", app.ansi_color))
