"""The line of a dialog that tells how its work goes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from sleepterm.text import sanitize_line


class ReportLine(Static):
    """Lines of text that take no room while they are empty."""

    DEFAULT_CSS = """
    ReportLine { display: none; }
    ReportLine.-shown { display: block; }
    """

    @property
    def is_shown(self) -> bool:
        """Whether there is a text."""
        return self.has_class("-shown")

    def tell(self, *lines: str) -> None:
        """Show lines of text in place of those before; none, or only "", hides it."""
        text = "\n".join(filter(None, map(sanitize_line, lines)))
        self.update(Content(text))
        self.set_class(bool(text), "-shown")
