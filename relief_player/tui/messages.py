"""What is told across threads, in the past tense: from the session to the screen.

This module owns the bridge from the conductor's thread to Textual's loop. It never touches a widget.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from relief_player.session.events import Event


class SessionMoved(Message):
    """Something happened in the session; the screen looks again."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event
        """What happened."""


class MessageSink:
    """A listener of the conductor that hands every event on to a screen.

    It is called on the conductor's thread and never blocks, even where the terminal does not read and the screen
    stands still: posting puts the message into a queue.

    Args:
        post: posts a message from any thread; Textual's `post_message`.
    """

    name = "the screen"

    def __init__(self, post: Callable[[Message], bool]) -> None:
        self._post = post

    def hear(self, event: Event, late: float) -> None:  # noqa: ARG002  # the port's; a screen shows no lateness
        """Hand an event on."""
        try:
            self._post(SessionMoved(event))
        except RuntimeError:
            # The screen's loop has closed: the terminal went away. There is nobody to tell.
            return
