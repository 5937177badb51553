"""Adds the manual page to the wheel, where installers put it beside the program."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACE = "share/man/man1/sleepterm.1"


class ManPageHook(BuildHookInterface):
    """Writes the page while a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Make the page, and name it to the builder."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from sleepterm.commands.shared.man_page import man_page  # noqa: PLC0415 - of this tree

        seconds = os.environ.get("SOURCE_DATE_EPOCH")
        now = (
            datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
        )
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self._folder.name, "sleepterm.1")
        page.write_text(man_page(self.metadata.version, now.date()), encoding="utf-8")
        build_data["shared_data"][str(page)] = _PLACE

    def finalize(self, version: str, _data: dict[str, object], _path: str) -> None:
        """Delete what was only needed to build."""
        if version != "editable":
            self._folder.cleanup()
