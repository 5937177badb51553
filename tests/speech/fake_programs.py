"""Programs that a test puts on the PATH in place of speech engines."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import soundfile as sf
from tests.speech.scripts import hum

_FAKE = """#!{python}
import json, os, shutil, sys
asked = dict(
    arguments=sys.argv[1:],
    text=sys.stdin.buffer.read().decode(),
    spoken={{k: v for k, v in os.environ.items() if k.startswith("SLEEPTERM_")}},
)
with open({log!r}, "a") as log:
    log.write(json.dumps(asked) + "\\n")
{first}
paths = [asked["spoken"].get("SLEEPTERM_FILE", "")]
for option, value in zip(sys.argv, sys.argv[1:]):
    if option in ("-o", "-w", "--output-file"):
        paths.append(value)
if paths[-1]:
    shutil.copy({sound!r}, paths[-1])
"""


@dataclass(frozen=True)
class Programs:
    """A folder of fake programs that is the whole PATH."""

    folder: Path

    def add(self, name: str, first: str = "") -> None:
        """A program that notes what it is asked, runs `first`, and hums for 1 s."""
        sound = self.folder / "hum.wav"
        sf.write(sound, hum(1.0, 22_050), 22_050)
        program = self.folder / name
        log = str(self.folder / "asked")
        text = _FAKE.format(
            python=sys.executable, log=log, first=first, sound=str(sound)
        )
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)

    def asked(self) -> list[dict[str, Any]]:
        """What the programs were asked, in order."""
        lines = (self.folder / "asked").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    # nor do engines that are Python packages count
    name = "sleepterm.speech.engines.model_files.find_spec"
    monkeypatch.setattr(name, lambda _package: None)
    return Programs(folder)
