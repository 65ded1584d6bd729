"""`relief serve` before it serves: the extra it wants, and the addresses it warns of or refuses."""

from __future__ import annotations

import sys

import pytest

from relief_player.cli.serve import is_here


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
