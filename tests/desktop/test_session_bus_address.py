"""Where the session bus is, and where there is none."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from sleepterm.desktop.session_bus.address import session_bus_address


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("unix:path=/run/user/1/bus", "unix:path=/run/user/1/bus"),
        ("unix:abstract=/x,guid=1;tcp:host=a,port=1", None),
        ("disabled:", ""),
        ("autolaunch:", ""),
        ("nonsense", ""),
    ],
)
def test_the_variable_names_it(
    monkeypatch: pytest.MonkeyPatch, address: str, found: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert session_bus_address() == (address if found is None else found)


def test_else_it_is_in_the_runtime_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert session_bus_address() == ""
    folder = tmp_path_factory.mktemp("r ä")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    Path(folder, "bus").touch()
    assert session_bus_address() == ""
    Path(folder, "bus").unlink()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "bus"))
        assert session_bus_address().startswith("unix:path=/")
        assert session_bus_address().endswith("r%20%C3%A40/bus")


def test_other_systems_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1/bus")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert session_bus_address() == ""
