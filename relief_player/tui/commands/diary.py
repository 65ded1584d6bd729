"""The commands of the diary's screens, declared once; `table` takes them in."""

from __future__ import annotations

from typing import Final

from relief_player.tui.commands.command import UserCommand, Where

_D: Final = Where.DIARY
_C: Final = Where.CRAMP
_T: Final = Where.REPORT

DIARY_COMMANDS: Final = (
    UserCommand(
        id="diary.add", keys=("a",), label="Add", where=_D, action="add", rank=2, help="Write a cramp down.",
    ),
    UserCommand(
        id="diary.edit", keys=("enter", "e"), label="Change", where=_D, action="edit", rank=3,
        help="Change the highlighted entry.",
    ),
    UserCommand(
        id="diary.delete", keys=("x", "delete"), label="Delete", where=_D, action="delete", rank=6,
        help="Delete the highlighted entry; it can be taken back.",
    ),
    UserCommand(
        id="diary.undo", keys=("u",), label="Take back", where=_D, action="undo", rank=4,
        help="Bring the entry back that was deleted last.",
    ),
    UserCommand(
        id="diary.report", keys=("r",), label="Report", where=_D, action="report", rank=5,
        help="Two pages for a doctor or therapist, to read and to save.",
    ),
    UserCommand(
        id="diary.up", keys=("pageup",), label="Entry up", where=_D, action="scroll_entry(-1)",
        help="Scroll what stands beside the list up.",
    ),
    UserCommand(
        id="diary.down", keys=("pagedown",), label="Entry down", where=_D, action="scroll_entry(1)",
        help="Scroll what stands beside the list down.",
    ),
    UserCommand(
        id="diary.leave", keys=("q", "escape"), label="Close", where=_D, action="leave", rank=1,
        help="Back to the library.",
    ),
    UserCommand(
        id="cramp.keep", keys=("ctrl+s",), label="Keep it", where=_C, action="keep", rank=1,
        help="Write the entry into the diary.",
    ),
    UserCommand(
        id="cramp.leave", keys=("escape",), label="Leave", where=_C, action="leave", rank=2,
        help="Leave without keeping it; asks where something was filled in.",
    ),
    UserCommand(
        id="cramp.next", keys=("down", "tab"), label="Next", where=_C, action="go(1)", rank=5,
        help="The next field. In a row of words the arrows go from word to word, and space marks one.",
    ),
    UserCommand(
        id="cramp.before", keys=("up", "shift+tab"), label="Before", where=_C, action="go(-1)", rank=6,
        help="The field before.",
    ),
    UserCommand(
        id="report.save", keys=("s",), label="Save", where=_T, action="save", rank=2,
        help="Keep the report as a file: with charts to print, or as text.",
    ),
    UserCommand(
        id="report.up", keys=("pageup",), label="Page up", where=_T, action="scroll_page(-1)", rank=6,
        help="Scroll the pages up.",
    ),
    UserCommand(
        id="report.down", keys=("pagedown", "space"), label="Page down", where=_T, action="scroll_page(1)", rank=5,
        help="Scroll the pages down.",
    ),
    UserCommand(
        id="report.leave", keys=("q", "escape"), label="Close", where=_T, action="leave", rank=1,
        help="Back to the diary.",
    ),
)  # fmt: skip
"""The list, the form, the report."""
