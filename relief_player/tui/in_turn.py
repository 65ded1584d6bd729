"""Keys in turn: each is looked at when all that the one before has set off is done.

Textual gives a key to whatever has the focus at that moment. Keys that come in one go, as over a slow line, by a fast
hand or from a paste, would reach what had the focus before: the list, and not the field that the first of them opens.
So would keys typed while the program starts: what they act on has first to be there.

This module owns that order. What a key does is the screens' business.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Final

from textual import events
from textual.app import App
from textual.dom import DOMNode

_LAPS: Final = 2
"""How often messages have to come up from the focus to the app: with what the key did, and with what that changed."""
_PATIENCE: Final = 1.0
"""Seconds after which the next key is looked at whatever becomes of the one before: none may hold up the keyboard."""


class KeysInTurn(App[None]):
    """An app that takes one key, or one paste, after the other."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._ahead: deque[events.Event] = deque()
        """What was typed ahead."""
        self._due: events.Event | None = None
        """Whose turn it is; None while one is in hand, or none is."""
        self._turn = 0
        self._in_hand = False
        self._held = 0
        """The turn in which keys wait for what they act on."""
        self._began_at = 0.0
        """When the first event came, by Textual's clock; 0 before it."""
        self._patience: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key, or keep it until it is its turn. What has been forwarded is on its way already."""
        self._began_at = self._began_at or event.time
        if isinstance(event, events.Key) and event.key == "ctrl+j" and event.time - self._began_at < _PATIENCE:
            # Typed before the terminal was ours, which then still made a line feed of it.
            event = events.Key("enter", "\r")
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.screen_stack:
            return  # the app is being left
        elif self._in_hand and event is not self._due:
            self._ahead.append(event)
        else:
            self._begin_turn()
            await super().on_event(event)
            self._follow(self._turn, self._way(), 0)

    def hold_keys(self) -> None:
        """Keys wait from now on, until `release_keys`: what they act on is still being read."""
        self._begin_turn()
        self._held = self._turn

    def release_keys(self) -> None:
        """What keys act on is there."""
        self._next(self._held)

    def _begin_turn(self) -> None:
        self._in_hand = True
        self._due = None
        self._turn += 1
        self._patience = asyncio.get_running_loop().call_later(_PATIENCE, self._next, self._turn)

    def _way(self) -> list[DOMNode]:
        """All that a key passes on its way up."""
        if not self.screen_stack:
            return [self]
        return [*(self.focused or self.screen).ancestors_with_self]

    def _follow(self, turn: int, way: list[DOMNode], laps: int, passed: int = 0) -> None:
        """Go up behind the messages of a key, one queue after the other.

        Args:
            turn: whose key.
            way: the queues, from the focus to the app.
            laps: how many times the whole way has been gone without a change of the focus.
            passed: how many of the queues have been passed.
        """
        for number in range(passed, len(way)):
            # Whatever has left in the meantime takes no more calls.
            if way[number].call_later(self._follow, turn, way, laps, number + 1):
                return
        now = self._way()
        laps = laps + 1 if now == way else 0
        if laps < _LAPS and self.is_running:
            self._follow(turn, now, laps)
        else:
            self._next(turn)

    def _next(self, turn: int) -> None:
        """A key is done with: take the next one."""
        if turn != self._turn or not self._in_hand or self._due is not None:
            return
        if self._patience is not None:
            self._patience.cancel()
        if self._ahead:
            self._due = self._ahead.popleft()
            self.call_next(self.on_event, self._due)
        else:
            self._in_hand = False
