"""Work for many names: what is done is told at once, what fails is named at the end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from studio.parallel import each_done


def shout(name: str) -> str:
    if name == "bad":
        raise ValueError("came out too loud")
    return name.upper()


def test_one_that_fails_does_not_lose_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told: list[tuple[str, str]] = []
    with ThreadPoolExecutor(1) as pool:
        done = each_done(pool, shout, ["bad", "rain", "wind"])
        with pytest.raises(SystemExit, match=r"not made: bad$"):
            told.extend(done)
    assert sorted(told) == [("rain", "RAIN"), ("wind", "WIND")]
    shown = capsys.readouterr().err
    assert "bad: ValueError('came out too loud')" in shown
    assert "3/3" in shown
