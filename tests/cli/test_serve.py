"""`relief serve` before it serves: the extra it wants, and the addresses it warns of or refuses."""

from __future__ import annotations

import os
import signal
import sys
from types import SimpleNamespace

import pytest

from relief_player.cli.serve import _hang_up_without, is_here


def test_without_the_extra_one_message_says_how_to_get_it(relief, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "relief_player.web.server", raising=False)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    ended = relief("serve")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines()[-1] == "Install it: pip install 'relief-player[serve]'"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])  # noqa: S104  # that it is refused is what is tested
def test_all_addresses_at_once_are_refused(relief, host: str):
    ended = relief("serve", "--host", host)
    assert (ended.code, "is no address to serve at" in ended.err) == (2, True)


def test_another_address_is_warned_of_before_anything_listens(relief):
    pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")
    ended = relief("serve", "--host", "192.0.2.1")  # kept for examples: no machine has it
    assert ended.code == 1
    assert ended.err.startswith("Take care: 192.0.2.1 can be reached from other machines.")
    assert "cannot listen at 192.0.2.1" in ended.err


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("LOCALHOST", True), ("desk.local", False)]
)
def test_which_addresses_are_this_machine_alone(host: str, here: bool):
    assert is_here(host) is here


@pytest.mark.skipif(sys.platform == "win32", reason="a program there is not told who its parent is")
def test_a_pages_program_hangs_up_when_its_server_is_gone(monkeypatch: pytest.MonkeyPatch):
    parents, waited, sent = iter([5, 5, 1]), [], []
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "kill", lambda number, sign: sent.append((number, sign)))
    _hang_up_without(5, SimpleNamespace(wait=waited.append))
    assert (len(waited), sent) == (2, [(os.getpid(), signal.SIGHUP)])
