"""The table of settings in docs/settings.md; `--write` puts it there.

Run it with `python -m tests.content.settings_page --write`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sleepterm.formats.toml_writer import format_value
from sleepterm.store.config.example import default_of
from sleepterm.store.config.table import SETTINGS

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
_BEGIN, _END = "<!-- settings -->\n", "<!-- /settings -->"


def table() -> str:
    """The table of all settings, as Markdown."""
    rows = [
        "| Setting | Default | Allowed | What it does | Takes effect |",
        "| --- | --- | --- | --- | --- |",
    ]
    for setting in SETTINGS:
        default = f"`{format_value(default_of(setting))}`"
        allowed = setting.kind.allowed.replace(" | ", ", ")
        cells = (f"`{setting.name}`", default, allowed, setting.help, setting.effect)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def with_table(text: str) -> str:
    """The page with the present table."""
    before, _, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    return f"{before}{_BEGIN}{table()}{end}{after}"


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
