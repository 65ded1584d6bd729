"""The desks that the tests of the screens work at take and give what the real ones do, by the ports of both."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import builder_fakes
import history_stage
import pytest
from diary_fakes import FakeDiary
from ear_fakes import FakeEars
from library_fakes import FakeLibraryDesk
from tui_fakes import FakeLibrary

from relief_player.bootstrap.desks.builder import RoutineDesk
from relief_player.bootstrap.desks.diary import CrampDiary
from relief_player.bootstrap.desks.history import HistoryShelf
from relief_player.bootstrap.desks.library import LibraryHelp
from relief_player.bootstrap.ears import Ears
from relief_player.bootstrap.screens import ShelfLibrary
from relief_player.session.ports import SoundKeys
from relief_player.tui.builder.port import BuilderDesk
from relief_player.tui.diary.port import DiaryDesk
from relief_player.tui.history.port import HistoryDesk
from relief_player.tui.library.port import LibraryDesk
from relief_player.tui.ports import Library

PORTS: dict[type, tuple[type, Callable[[], object]]] = {
    Library: (ShelfLibrary, FakeLibrary),
    LibraryDesk: (LibraryHelp, FakeLibraryDesk),
    BuilderDesk: (RoutineDesk, builder_fakes.FakeDesk),
    HistoryDesk: (HistoryShelf, history_stage.FakeDesk),
    DiaryDesk: (CrampDiary, FakeDiary),
    SoundKeys: (Ears, FakeEars),
}
"""Each port, the class that really stands behind it, and its stand-in."""
METHODS = [
    (port, name)
    for port in PORTS
    for name, member in vars(port).items()
    if inspect.isfunction(member) and not name.startswith("_")
]


def _refusal(method: Callable[..., object], asked: inspect.Signature) -> str:
    """Why a method does not take what its port may ask of it; empty where it does."""
    _self, *wanted = asked.parameters.values()
    by_place = [one.name for one in wanted if one.kind is not one.KEYWORD_ONLY]
    by_name = {one.name: one.name for one in wanted if one.kind is one.KEYWORD_ONLY}
    try:
        inspect.signature(method).bind(*by_place, **by_name)
    except TypeError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("port", "name"), METHODS, ids=[f"{port.__name__}.{name}" for port, name in METHODS])
def test_a_stand_in_takes_what_the_real_one_takes(port: type, name: str):
    real, stand_in = PORTS[port]
    asked = inspect.signature(getattr(port, name))
    assert _refusal(getattr(stand_in(), name), asked) == ""
    assert _refusal(getattr(real, name).__get__(object()), asked) == ""


@pytest.mark.parametrize("port", PORTS, ids=lambda port: port.__name__)
def test_a_stand_in_has_all_that_its_port_names(port: type):
    stand_in = PORTS[port][1]()
    assert [name for name in vars(port) if not name.startswith("_") and not hasattr(stand_in, name)] == []
