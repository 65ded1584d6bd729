"""Every command a person can give the TUI, declared once.

This module owns the table from which the key bindings, the key line, the palette, the help screen and the README's
table of keys are made.
"""

from __future__ import annotations

from typing import Final

from relief_player.session.state import Command, Phase
from relief_player.tui.commands.builder import BUILDER_COMMANDS
from relief_player.tui.commands.command import UserCommand, Where
from relief_player.tui.commands.diary import DIARY_COMMANDS
from relief_player.tui.commands.history import HISTORY_COMMANDS
from relief_player.tui.commands.library import FINDING_COMMANDS, PANEL_COMMANDS
from relief_player.tui.commands.settings import SETTINGS_COMMANDS

_GO_ON: Final = {Phase.PAUSED: "Go on", Phase.WAITING: "Go on"}
_P, _L, _S, _Q, _E = Where.PLAYER, Where.LIBRARY, Where.SUMMARY, Where.QUESTION, Where.EVERYWHERE
_G: Final = Where.GATE
_N: Final = Where.NOW
_R: Final = Where.LEARN
_F: Final = Where.FITTING

COMMANDS: Final = (
    UserCommand(
        id="player.toggle", keys=("space",), label="Pause", labels=_GO_ON, where=_P, action="order('toggle')",
        command=Command.TOGGLE, rank=1, help="Pause, go on, or leave a step that waits for you.",
    ),
    UserCommand(
        id="player.next", keys=("n",), label="Next", where=_P, action="order('next')", command=Command.NEXT, rank=3,
        help="End this part and go to the next. In a lead-in: begin now. In a step that repeats: it has eased.",
    ),
    UserCommand(
        id="player.back", keys=("b",), label="Back", where=_P, action="order('back')", command=Command.BACK, rank=5,
        help="Begin this pass again; within its first two seconds, go to the one before.",
    ),
    UserCommand(
        id="player.restart", keys=("r",), label="Restart", where=_P, action="order('restart')",
        command=Command.RESTART, rank=8, help="Begin this pass again, with its lead-in.",
    ),
    UserCommand(
        id="player.extend", keys=("plus", "equals_sign"), label="10 s more", where=_P, action="order('extend')",
        command=Command.EXTEND, rank=7, help="Ten seconds more of this.",
    ),
    UserCommand(
        id="player.shorten", keys=("minus",), label="10 s less", where=_P, action="order('shorten')",
        command=Command.SHORTEN, rank=9, help="Ten seconds less of this.",
    ),
    UserCommand(
        id="player.steps", keys=("s",), label="Steps", where=_P, action="steps", command=Command.JUMP, rank=6,
        help="See all steps, and jump to one.",
    ),
    UserCommand(
        id="player.tips", keys=("t",), label="Tips", where=_P, action="tips", rank=11,
        help="What to feel, common mistakes, and what is easier.",
    ),
    UserCommand(
        id="player.swap", keys=("w",), label="Easier", where=_P, action="swap", rank=13,
        help="Do an easier move instead, then the next, then its own.",
    ),
    UserCommand(
        id="player.focus", keys=("z",), label="Focus", where=_P, action="focus_view", rank=12,
        help="Show the figures and the name alone, or everything again.",
    ),
    UserCommand(
        id="player.mute", keys=("m",), label="Mute", where=_P, action="mute", rank=10,
        help="Turn the sounds off, or on again.",
    ),
    UserCommand(
        id="player.say", keys=("i",), label="Say how", where=_P, action="say",
        help="Have the voice say how the step is done, where there is room between the cues.",
    ),
    UserCommand(
        id="player.voice", keys=("v",), label="Voice", where=_P, action="voice",
        help="Turn the voice off, or on again; the tones go on.",
    ),
    UserCommand(
        id="player.softer", keys=("left_square_bracket",), label="Softer", where=_P, action="volume(-10)",
        help="Make everything softer.",
    ),
    UserCommand(
        id="player.louder", keys=("right_square_bracket",), label="Louder", where=_P, action="volume(10)",
        help="Make everything louder.",
    ),
    UserCommand(
        id="player.scroll-up", keys=("up",), label="Text up", where=_P, action="scroll_text(-1)",
        help="Scroll the words about the step up.",
    ),
    UserCommand(
        id="player.scroll-down", keys=("down",), label="Text down", where=_P, action="scroll_text(1)",
        help="Scroll the words about the step down.",
    ),
    UserCommand(
        id="player.leave", keys=("q",), label="Stop", where=_P, action="leave", command=Command.STOP, rank=2,
        help="Stop. Asks first, and keeps what you have done.",
    ),
    UserCommand(
        id="library.play", keys=("enter",), label="Play", where=_L, action="play", rank=1,
        help="Play the routine.",
    ),
    UserCommand(
        id="library.now", keys=("exclamation_mark",), label="Help now", where=_L, action="now", rank=3,
        help="A cramp right now: choose where it hurts, and begin.",
    ),
    UserCommand(
        id="library.fit", keys=("f",), label="Fit to time", where=_L, action="fit", rank=7,
        help="Play the routine in the time you have.",
    ),
    *FINDING_COMMANDS,
    UserCommand(
        id="library.diary", keys=("d",), label="Cramp diary", where=_L, action="diary", rank=8,
        help="What was written down of cramps, and a new entry.",
    ),
    UserCommand(
        id="library.learn", keys=("l",), label="Learn", where=_L, action="learn", rank=6,
        help="Short pages to read, with their sources.",
    ),
    UserCommand(
        id="library.history", keys=("h",), label="History", where=_L, action="history", rank=8,
        help="What you did: by day, by session, in charts, and on the body.",
    ),
    UserCommand(
        id="library.settings", keys=("comma",), label="Settings", where=_L, action="settings", rank=9,
        help="What you may choose: colours, sounds, lengths, keys.",
    ),
    UserCommand(
        id="library.edit", keys=("e",), label="Edit", where=_L, action="edit", rank=8,
        help="Change the routine in the builder; a shipped one is opened as a copy.",
    ),
    UserCommand(
        id="library.new", keys=("a",), label="New", where=_L, action="new", rank=9,
        help="Make a new routine in the builder.",
    ),
    UserCommand(
        id="library.detail-up", keys=("pageup",), label="Detail up", where=_L, action="scroll_detail(-1)",
        help="Scroll what stands beside the list up.",
    ),
    UserCommand(
        id="library.detail-down", keys=("pagedown",), label="Detail down", where=_L, action="scroll_detail(1)",
        help="Scroll what stands beside the list down.",
    ),
    UserCommand(
        id="library.reload", keys=("f5",), label="Read again", where=_L, action="reload", rank=15,
        help="Read the routine files again.",
    ),
    UserCommand(
        id="library.quit", keys=("q",), label="Quit", where=_L, action="leave", rank=2, help="Leave the program.",
    ),
    *PANEL_COMMANDS,
    UserCommand(
        id="summary.close", keys=("enter", "q", "escape"), label="Close", where=_S, action="close", rank=1,
        help="Close the summary.",
    ),
    UserCommand(
        id="summary.yes", keys=("y",), label="Eased", where=_S, action="answer(True)", rank=2,
        help="Where it is asked: it has eased.",
    ),
    UserCommand(
        id="summary.no", keys=("n",), label="Not eased", where=_S, action="answer(False)", rank=3,
        help="Where it is asked: it has not eased.",
    ),
    UserCommand(
        id="summary.note", keys=("w",), label="Write", where=_S, action="write", rank=2,
        help="Where it is asked: write a note.",
    ),
    UserCommand(
        id="summary.skip", keys=("s",), label="Skip", where=_S, action="skip", rank=3,
        help="Leave a question out. A digit answers one from 0 to 10; t is ten.",
    ),
    UserCommand(
        id="summary.diary", keys=("d",), label="Cramp diary", where=_S, action="diary", rank=3,
        help="After help for a cramp: write it down in your cramp diary.",
    ),
    UserCommand(
        id="question.yes", keys=("y", "q"), label="Yes", where=_Q, action="answer(True)", help="Yes.",
    ),
    UserCommand(
        id="question.no", keys=("n", "escape"), label="No", where=_Q, action="answer(False)",
        help="No, go on as before.",
    ),
    UserCommand(
        id="now.begin", keys=("enter",), label="Begin", where=_N, action="begin", rank=1,
        help="Begin the routine for the part that is marked.",
    ),
    UserCommand(
        id="now.leave", keys=("q", "escape"), label="Leave", where=_N, action="leave", rank=2,
        help="Leave; nothing is begun.",
    ),
    *DIARY_COMMANDS,
    UserCommand(
        id="learn.up", keys=("pageup",), label="Page up", where=_R, action="scroll_page(-1)", rank=3,
        help="Scroll the page up.",
    ),
    UserCommand(
        id="learn.down", keys=("pagedown", "space"), label="Page down", where=_R, action="scroll_page(1)", rank=2,
        help="Scroll the page down.",
    ),
    UserCommand(
        id="learn.leave", keys=("q", "escape"), label="Close", where=_R, action="leave", rank=1,
        help="Back to the library.",
    ),
    *HISTORY_COMMANDS,
    UserCommand(
        id="fitting.leave", keys=("escape",), label="Leave", where=_F, action="leave", rank=1,
        help="Back; nothing is begun.",
    ),
    *SETTINGS_COMMANDS,
    *BUILDER_COMMANDS,
    UserCommand(
        id="gate.yes", keys=("y",), label="Yes", where=_G, action="gate(True)", rank=2,
        help="Yes. It is not started; what to do and who to call is shown.",
    ),
    UserCommand(
        id="gate.no", keys=("n",), label="No", where=_G, action="gate(False)", rank=1,
        help="No. After the last question it begins.",
    ),
    UserCommand(
        id="gate.leave", keys=("q", "escape", "enter"), label="Leave", where=_G, action="leave", rank=3,
        help="Leave without starting.",
    ),
    UserCommand(
        id="help", keys=("question_mark", "f1"), label="Help", where=_E, action="app.help", rank=4,
        help="Show the keys.",
    ),
    UserCommand(
        id="palette", keys=("ctrl+p",), label="Commands", where=_E, action="app.command_palette", rank=20,
        help="Find a command by typing.",
    ),
    UserCommand(
        id="suspend", keys=("ctrl+z",), label="Background", where=_E, action="app.suspend_process",
        help="Put the program into the background; `fg` brings it back.",
    ),
    UserCommand(
        id="interrupt", keys=("ctrl+c",), label="Interrupt", where=_E, action="app.interrupt",
        help="While playing: asks as Stop does, and a second one ends the program at once. Elsewhere: leave.",
    ),
)  # fmt: skip
"""In the order of the help screen."""
