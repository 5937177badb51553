"""Draws how costs grow: on even axes, what is in proportion is straight.

    python -m benchmarks.growth_picture FILE

Measures all of `benchmarks.growth`, prints it, and writes an SVG.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks.growth import Line, lines
from benchmarks.report import print_rows

WIDTH, HEIGHT, MARGIN = 380, 220, 40
_STROKES = ("", ' stroke-dasharray="6 4"')
_COLOURS = ("#d9a066", "#8fa3bf")


def main() -> int:
    """Measure, print and draw."""
    (file,) = sys.argv[1:]
    found = list(lines())
    print_rows(line.row() for line in found)
    Path(file).write_text(drawn(found), encoding="utf-8")
    return 0


def drawn(found: Sequence[Line]) -> str:
    """The SVG: a chart for each two lines, which have the same sizes."""
    charts = [found[i : i + 2] for i in range(0, len(found), 2)]
    rows = -(-len(charts) // 2)
    parts = [
        _chart(chart, i % 2 * WIDTH, i // 2 * HEIGHT) for i, chart in enumerate(charts)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH}'
        f' {rows * HEIGHT}" font-family="sans-serif" font-size="11" fill="#c8c8c8">\n'
        '<rect width="100%" height="100%" fill="#0b0b10"/>\n'
        + "".join(parts)
        + "</svg>\n"
    )


def _chart(chart: Sequence[Line], left: int, top: int) -> str:
    across, down = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - 20
    right, bottom = left + WIDTH - MARGIN, top + HEIGHT - MARGIN
    axes = f"M{left + MARGIN} {bottom - down}V{bottom}H{right}"
    parts = [f'<path d="{axes}" fill="none" stroke="#555"/>\n']
    for line, stroke, colour in zip(chart, _STROKES, _COLOURS, strict=True):
        places = [
            (
                left + MARGIN + across * size / max(line.sizes),
                bottom - down * cost / max(line.costs),
            )
            for size, cost in zip(line.sizes, line.costs, strict=True)
        ]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}"'
            f' stroke-width="2"{stroke}/>\n'
        )
    time, memory = chart
    parts.append(_text(left + MARGIN, top + 18, time.what, _COLOURS[0]))
    dashed = f"dashed: {memory.what}, at most {max(memory.costs):.0f}"
    parts.append(_text(left + MARGIN, top + 33, dashed, _COLOURS[1]))
    last = f"{time.sizes[-1]:g}: {time.costs[-1]:.3g} s"
    parts.append(_text(right, bottom + 16, last, "#c8c8c8", "end"))
    return "".join(parts)


def _text(x: int, y: int, text: str, colour: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}">'
        f"{escape(text)}</text>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
