"""The terminal session in the README; `--write` records it anew.

`python -m tests.content.recorded --write` (or `make pictures`) runs these commands for
real, in a home of their own and without a sound card. Only what is different each time
is replaced: the number of the process, and the time at which it ends at the latest.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = Path(__file__).parents[2] / "README.md"
COMMANDS = (
    "play rain --timer 30m --detach",
    "status",
    "timer +15",
    "status --format '{title}, {timer}, volume {volume}'",
    "stop",
)
_BEGIN, _END = "<!-- recorded -->\n", "<!-- /recorded -->"
_CHANGING = ((r"\(process \d+\)", "(process 4321)"), (r"until \d+:\d\d", "until 11:00"))
_HEARD = 2.0
"""Seconds that the fade of the first sound takes at most."""


def block_in(page: str) -> str:
    """The session that the page holds."""
    return page.partition(_BEGIN)[2].partition(_END)[0]


def recorded() -> str:
    """Run the commands; what they print, indented as code."""
    lines = []
    with tempfile.TemporaryDirectory() as home:
        names = ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")
        folders = {f"XDG_{name}": home for name in names}
        env = os.environ | folders | {"SDL_AUDIODRIVER": "dummy", "LANGUAGE": "en"}
        for command in COMMANDS:
            said = subprocess.run(
                [sys.executable, "-m", "sleepterm", *shlex.split(command)],
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=True,
            ).stdout
            lines += [f"$ sleepterm {command}", *said.splitlines()]
        time.sleep(_HEARD)
    text = "".join(f"    {line}\n" for line in lines)
    for changing, fixed in _CHANGING:
        text = re.sub(changing, fixed, text)
    return text


def _with_block(page: str, block: str) -> str:
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    return f"{before}{begin}\n{block}\n{end}{after}"


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(
        _with_block(PAGE.read_text(encoding="utf-8"), recorded()), encoding="utf-8"
    )
