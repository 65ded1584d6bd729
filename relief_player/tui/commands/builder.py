"""The commands of the builder's screens, declared once; `table` takes them in."""

from __future__ import annotations

from typing import Final

from relief_player.tui.commands.command import UserCommand, Where

_B: Final = Where.BUILDER
_A: Final = Where.PICKING
_V: Final = Where.FIELD
_C: Final = Where.CHOICE
_X: Final = Where.CHANGED
_U: Final = Where.UNSAVED
_K: Final = Where.LEFT_BEHIND

BUILDER_COMMANDS: Final = (
    UserCommand(
        id="builder.add", keys=("a",), label="Add", where=_B, action="add", rank=2,
        help="Add a step, rounds or a move after the highlighted step.",
    ),
    UserCommand(
        id="builder.insert", keys=("i",), label="Insert", where=_B, action="insert", rank=11,
        help="The same, before the highlighted step.",
    ),
    UserCommand(
        id="builder.change", keys=("enter",), label="Change", where=_B, action="change", rank=3,
        help="In the steps: go to the form of the step. In the form: change the value.",
    ),
    UserCommand(
        id="builder.other", keys=("tab", "left", "right"), label="Other side", where=_B, action="other", rank=12,
        help="From the steps to the form, and back.",
    ),
    UserCommand(
        id="builder.head", keys=("h",), label="Head", where=_B, action="head", rank=13,
        help="The name, what it is for, and the questions before it.",
    ),
    UserCommand(
        id="builder.more", keys=("m",), label="More fields", where=_B, action="more", rank=14,
        help="Show the fields that are seldom needed, or hide them.",
    ),
    UserCommand(
        id="builder.delete", keys=("delete", "x"), label="Delete", where=_B, action="delete", rank=7,
        help="In the steps: delete the step. In the form: leave the value out. Undo brings it back.",
    ),
    UserCommand(
        id="builder.duplicate", keys=("d",), label="Duplicate", where=_B, action="duplicate", rank=10,
        help="The same step once more, after it.",
    ),
    UserCommand(
        id="builder.up", keys=("K", "shift+up"), label="Move up", where=_B, action="shift(-1)", rank=8,
        help="Move the step up.",
    ),
    UserCommand(
        id="builder.down", keys=("J", "shift+down"), label="Move down", where=_B, action="shift(1)", rank=9,
        help="Move the step down.",
    ),
    UserCommand(
        id="builder.mark", keys=("space",), label="Mark", where=_B, action="mark", rank=16,
        help="Mark the step, or take its mark away; neighbours that are marked can become rounds.",
    ),
    UserCommand(
        id="builder.group", keys=("g",), label="Rounds", where=_B, action="group", rank=15,
        help="Play the marked steps, or the highlighted one, in rounds.",
    ),
    UserCommand(
        id="builder.ungroup", keys=("G",), label="No rounds", where=_B, action="ungroup", rank=17,
        help="Take the rounds away; their steps stay.",
    ),
    UserCommand(
        id="builder.undo", keys=("u",), label="Undo", where=_B, action="undo", rank=5,
        help="Take the last change back.",
    ),
    UserCommand(
        id="builder.redo", keys=("U", "ctrl+y"), label="Redo", where=_B, action="redo", rank=18,
        help="Make it again.",
    ),
    UserCommand(
        id="builder.preview", keys=("p",), label="Preview", where=_B, action="preview", rank=6,
        help="Play from the highlighted step, four times faster, with nothing recorded. Stop comes back here.",
    ),
    UserCommand(
        id="builder.remarks", keys=("w",), label="Remarks", where=_B, action="remarks", rank=19,
        help="All that is to mend, and what the evidence says; enter goes there.",
    ),
    UserCommand(
        id="builder.save", keys=("ctrl+s",), label="Save", where=_B, action="save", rank=1, help="Save the routine.",
    ),
    UserCommand(
        id="builder.save-as", keys=("S",), label="Save as", where=_B, action="save_as", rank=20,
        help="Save it under another name, in your own folder.",
    ),
    UserCommand(
        id="builder.editor", keys=("e",), label="Editor", where=_B, action="editor", rank=21,
        help="Open its text in your editor ($VISUAL or $EDITOR) and come back with what you wrote.",
    ),
    UserCommand(
        id="builder.back", keys=("escape",), label="Back", where=_B, action="back",
        help="From the form to the steps; from the steps, leave.",
    ),
    UserCommand(
        id="builder.leave", keys=("q",), label="Leave", where=_B, action="leave", rank=4,
        help="Leave the builder; asks only where something is not saved.",
    ),
    UserCommand(
        id="picking.take", keys=("enter",), label="Add", where=_A, action="take", rank=1,
        help="Add the highlighted one.",
    ),
    UserCommand(
        id="picking.up", keys=("up",), label="Up", where=_A, action="move(-1)", rank=3, help="The one above.",
    ),
    UserCommand(
        id="picking.down", keys=("down",), label="Down", where=_A, action="move(1)", rank=4, help="The one below.",
    ),
    UserCommand(
        id="picking.page-up", keys=("pageup",), label="Page up", where=_A, action="page(-1)", help="A page up.",
    ),
    UserCommand(
        id="picking.page-down", keys=("pagedown",), label="Page down", where=_A, action="page(1)", help="A page down.",
    ),
    UserCommand(
        id="picking.leave", keys=("escape",), label="Leave", where=_A, action="leave", rank=2,
        help="Back; nothing is added.",
    ),
    UserCommand(
        id="field.take", keys=("ctrl+s",), label="Take it", where=_V, action="take",
        help="Take what is typed; on a single line enter does too. An empty text leaves the value out.",
    ),
    UserCommand(
        id="field.leave", keys=("escape",), label="Leave", where=_V, action="leave", help="Leave it as it was.",
    ),
    UserCommand(
        id="choice.take", keys=("enter",), label="Take it", where=_C, action="take",
        help="Take the word, or all ticked.",
    ),
    UserCommand(
        id="choice.tick", keys=("space",), label="Tick", where=_C, action="tick",
        help="Tick it, or take its tick away, where several can be chosen; enter takes them.",
    ),
    UserCommand(
        id="choice.leave", keys=("escape", "q"), label="Leave", where=_C, action="leave", help="Leave it as it was.",
    ),
    UserCommand(
        id="changed.mine", keys=("m",), label="Keep mine", where=_X, action="answer('mine')", rank=1,
        help="Write your version over the one on the disk.",
    ),
    UserCommand(
        id="changed.theirs", keys=("t",), label="Take theirs", where=_X, action="answer('theirs')", rank=2,
        help="Go on with the version on the disk; undo brings yours back.",
    ),
    UserCommand(
        id="changed.save-as", keys=("s",), label="Save as", where=_X, action="answer('save-as')", rank=3,
        help="Save your version under another name.",
    ),
    UserCommand(
        id="changed.leave", keys=("escape", "q"), label="Back", where=_X, action="answer('')", rank=4,
        help="Back to the builder; nothing is written.",
    ),
    UserCommand(
        id="unsaved.save", keys=("s", "enter"), label="Save", where=_U, action="answer('save')", rank=1,
        help="Save, then leave.",
    ),
    UserCommand(
        id="unsaved.drop", keys=("d",), label="Discard", where=_U, action="answer('drop')", rank=2,
        help="Leave; what is not saved is gone.",
    ),
    UserCommand(
        id="unsaved.stay", keys=("escape", "q"), label="Stay", where=_U, action="answer('')", rank=3,
        help="Back to the builder.",
    ),
    UserCommand(
        id="kept.take", keys=("y", "enter"), label="Go on", where=_K, action="answer('take')", rank=1,
        help="Go on with what was not saved; undo brings back what the file says.",
    ),
    UserCommand(
        id="kept.drop", keys=("n", "d"), label="Discard", where=_K, action="answer('drop')", rank=2,
        help="Begin with the file as it is; what was not saved is gone.",
    ),
    UserCommand(
        id="kept.later", keys=("escape", "q"), label="Later", where=_K, action="answer('')", rank=3,
        help="Leave the builder; what was not saved is offered again the next time.",
    ),
)  # fmt: skip
"""In the order of the help screen."""
