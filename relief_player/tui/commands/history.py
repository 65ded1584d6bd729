"""The commands of the history's screens, declared once; `table` takes them in.

This module owns those declarations. It knows no Textual.
"""

from __future__ import annotations

from typing import Final

from relief_player.tui.commands.command import UserCommand, Where

_H, _O, _W, _T = Where.HISTORY, Where.SESSION, Where.WANTED, Where.NOTE

HISTORY_COMMANDS: Final = (
    UserCommand(
        id="history.open", keys=("enter",), label="Open", where=_H, action="open", rank=1,
        help="Open what is marked: a day's sessions, a session, or the routine that is suggested.",
    ),
    UserCommand(
        id="history.next", keys=("tab",), label="Next page", where=_H, action="turn(1)", rank=3,
        help="Go to the next page.",
    ),
    UserCommand(
        id="history.before", keys=("shift+tab",), label="Page before", where=_H, action="turn(-1)",
        help="Go to the page before.",
    ),
    UserCommand(
        id="history.days", keys=("1",), label="Days", where=_H, action="page('days')",
        help="A calendar of the last weeks; the arrows mark a day, the figures are minutes.",
    ),
    UserCommand(
        id="history.sessions", keys=("2",), label="Sessions", where=_H, action="page('sessions')",
        help="All sessions, the newest first.",
    ),
    UserCommand(
        id="history.charts", keys=("3",), label="Charts", where=_H, action="page('charts')",
        help="Minutes by week, by part of the body and by kind, and how it was before and after.",
    ),
    UserCommand(
        id="history.body", keys=("4",), label="Body", where=_H, action="page('body')",
        help="Minutes on the body, and what you have not visited lately.",
    ),
    UserCommand(
        id="history.span", keys=("s",), label="7 or 28 days", where=_H, action="span", rank=5,
        help="Draw the body for the last 7 days, or for the last 28.",
    ),
    UserCommand(
        id="history.filter", keys=("g", "slash"), label="Filter", where=_H, action="filter", rank=5,
        help="Choose which sessions are listed.",
    ),
    UserCommand(
        id="history.delete", keys=("x", "delete"), label="Delete", where=_H, action="delete", rank=6,
        help="Delete the session that is marked. It can be taken back.",
    ),
    UserCommand(
        id="history.undo", keys=("u",), label="Take back", where=_H, action="undo", rank=7,
        help="Take the last deletion back.",
    ),
    UserCommand(
        id="history.reload", keys=("f5",), label="Read again", where=_H, action="reload",
        help="Read the history again.",
    ),
    UserCommand(
        id="history.leave", keys=("q", "escape"), label="Close", where=_H, action="leave", rank=2,
        help="Back to the library.",
    ),
    UserCommand(
        id="session.note", keys=("e", "enter"), label="Note", where=_O, action="note", rank=2,
        help="Write or change the note.",
    ),
    UserCommand(
        id="session.delete", keys=("x", "delete"), label="Delete", where=_O, action="delete", rank=3,
        help="Delete the session. It can be taken back in the list.",
    ),
    UserCommand(
        id="session.up", keys=("pageup",), label="Page up", where=_O, action="scroll(-1)",
        help="Scroll the page up.",
    ),
    UserCommand(
        id="session.down", keys=("pagedown", "space"), label="Page down", where=_O, action="scroll(1)",
        help="Scroll the page down.",
    ),
    UserCommand(
        id="session.leave", keys=("q", "escape"), label="Close", where=_O, action="leave", rank=1,
        help="Back to the list.",
    ),
    UserCommand(
        id="wanted.take", keys=("enter",), label="Show", where=_W, action="take", rank=1,
        help="Show the sessions that are like that.",
    ),
    UserCommand(
        id="wanted.next", keys=("down",), label="Next", where=_W, action="next(1)", help="The next question.",
    ),
    UserCommand(
        id="wanted.before", keys=("up",), label="Before", where=_W, action="next(-1)", help="The question before.",
    ),
    UserCommand(
        id="wanted.clear", keys=("ctrl+r",), label="All", where=_W, action="clear", help="Show all sessions.",
    ),
    UserCommand(
        id="wanted.leave", keys=("escape",), label="Leave", where=_W, action="leave",
        help="Leave the list as it was.",
    ),
    UserCommand(
        id="note.keep", keys=("ctrl+s",), label="Keep", where=_T, action="keep", rank=1, help="Keep the note.",
    ),
    UserCommand(
        id="note.leave", keys=("escape",), label="Leave", where=_T, action="leave", rank=2,
        help="Leave the note as it was.",
    ),
)  # fmt: skip
"""In the order of the help screen."""
