"""What is told in the past tense: by the session to its screen, and by a screen to the app.

This module owns the bridge from the conductor's thread to Textual's loop. It never touches a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from relief_player.session.events import Event, SinkLost

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


class SessionMoved(Message):
    """Something happened in the session; the screen looks again."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event
        """What happened."""

    def can_replace(self, message: Message) -> bool:
        """Textual asks whether a later message, already waiting, stands for this one: one look sees all of them."""
        return isinstance(message, SessionMoved) and not isinstance(self.event, SinkLost)


class PlayAsked(Message):
    """A routine was chosen, and its session is ready to begin."""

    def __init__(self, session: PlayedSession) -> None:
        super().__init__()
        self.session = session


class PreviewAsked(Message):
    """A session that is only looked at, and counts for nothing, is ready to begin."""

    def __init__(self, session: PlayedSession) -> None:
        super().__init__()
        self.session = session


class BellAsked(Message):
    """The terminal's bell is to stand in for a sound."""


class NowLeft(Message):
    """The question where it hurts was left without an answer."""


class GatePassed(Message):
    """The questions before a session were answered, and it may begin."""

    def __init__(self, session: PlayedSession) -> None:
        super().__init__()
        self.session = session


class GateRefused(Message):
    """A session is not begun: an answer says so, or the person left."""

    def __init__(self, session: PlayedSession) -> None:
        super().__init__()
        self.session = session


class SessionOver(Message):
    """The session has come to its end."""

    def __init__(self, session: PlayedSession) -> None:
        super().__init__()
        self.session = session


class SessionRefused(Message):
    """The session could not be begun."""

    def __init__(self, reason: str, code: int = 1) -> None:
        super().__init__()
        self.reason = reason
        self.code = code
        """The exit code for it."""


class SummaryClosed(Message):
    """The summary has been read."""


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
