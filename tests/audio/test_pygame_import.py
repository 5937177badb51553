"""Of pygame what plays is imported, whatever a version of it needs for that."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from sleepterm.audio.outputs import pygame_output
pygame_output._SOUNDLESS = (*pygame_output._SOUNDLESS, *sys.argv[1:])
output = pygame_output.PygameOutput()
output.open()
output.write_bytes(bytes(8 * 1024))
output.close()
print("pygame.font" in sys.modules, *(x for x, y in sys.modules.items() if y is None))
import pygame.draw
"""


@pytest.mark.parametrize(
    ("needed", "is_whole"), [((), "False"), (("rect", "constants"), "True")]
)
def test_what_a_version_needs_is_imported_after_all(
    needed: tuple[str, ...], is_whole: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *needed],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # Nothing stays forbidden to others.
    assert done.stdout.split() == [is_whole]
