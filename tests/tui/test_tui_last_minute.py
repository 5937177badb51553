"""Others than the screen are told of the machine's last minute, and can stop it."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices
from tests.tui.test_tui_after_end import RAIN, end, end_now

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.companion import FrontEnd


class Notifier:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[AfterEnd] = []

    def start(self, front_end: FrontEnd) -> None:
        self.last_minute = front_end.last_minute
        self.last_minute.subscribe(self.told.append)

    def close(self) -> None:
        """Nothing to end."""


@pytest.mark.parametrize("in_the_dark", [False, True])
async def test_a_click_elsewhere_is_as_good_as_a_key(*, in_the_dark: bool) -> None:
    notifier = Notifier()
    async with running_app(FakeServices(companions=notifier)) as run:
        await run.play(RAIN)
        if in_the_dark:
            await run.press("n")
        await end_now(run, AfterEnd.SUSPEND)
        assert notifier.told == [AfterEnd.SUSPEND]
        assert "suspends in one minute" in run.text()
        notifier.last_minute.stop()
        await run.settle()
        assert "suspends in one minute" not in run.text()
        assert run.app.playback.state.status is Status.PLAYING
        assert notifier.told == [AfterEnd.SUSPEND, AfterEnd.NOTHING]


async def test_a_key_withdraws_what_others_were_told() -> None:
    notifier = Notifier()
    async with running_app(FakeServices(companions=notifier)) as run:
        await end(run, AfterEnd.POWEROFF)
        await run.press("x")
        assert notifier.told == [AfterEnd.POWEROFF, AfterEnd.NOTHING]


async def test_nobody_is_told_of_what_the_machine_can_not_do() -> None:
    notifier = Notifier()
    services = FakeServices(companions=notifier)
    services.obstacles[AfterEnd.SUSPEND] = "logind does not answer"
    async with running_app(services) as run:
        await end(run, AfterEnd.SUSPEND)
        assert notifier.told == []
