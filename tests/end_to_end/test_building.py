"""A routine made from nothing in a real terminal: built, saved, checked and played."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
import terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing()),
]

CTRL_C, CTRL_S, ENTER = "\x03", "\x13", "\r"


def _routines(person) -> Path:
    return Path(person.environment["XDG_DATA_HOME"]) / "relief_player" / "routines"


def test_a_routine_is_made_from_nothing_saved_checked_and_played(person):
    window = person.open("edit")
    window.wait_for("Builder")
    window.press("a")
    window.wait_for("Add after this step")
    window.press("ankle pump")
    window.wait_for(lambda screen: "▸ Ankle pumps" in screen)
    window.press(ENTER)
    window.wait_for("2 steps")
    window.press("h" + ENTER)
    window.wait_for("What the routine is called")
    window.press("Legs at noon" + ENTER)
    window.wait_for(lambda screen: "Legs at noon" in screen.split("\n")[0])
    window.press(CTRL_S)
    window.wait_for("Save as")
    window.press(ENTER)
    window.wait_for("Saved.")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)

    (made,) = _routines(person).glob("*.toml")
    assert made.name == "legs-at-noon.toml"
    checked = person.run("check", made)
    assert (checked.returncode, checked.stdout) == (0, checked.stdout)
    played = person.run("play", "legs-at-noon", "--plain", "--speed", "1000", "--yes", "--no-sound")
    assert played.returncode == 0, played.stderr
    assert "Ankle pumps" in played.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["terminated", "hung up"])
def test_ended_from_outside_at_once_the_next_builder_offers_what_was_not_saved(person, number):
    window = person.open("edit", person.short)
    window.wait_for("First reach")
    window.press("d")
    window.wait_for("3 steps")
    window.send(number)
    assert window.wait_for_end() == 128 + number
    again = person.open("edit", person.short)
    again.wait_for("Go on with what was not saved?")
    again.press("y")
    again.wait_for("3 steps")
    assert person.short.read_text(encoding="utf-8").count("[[step]]") == 2


def test_a_second_ctrl_c_leaves_and_says_that_what_was_not_saved_is_kept(person):
    window = person.open("edit", person.short)
    window.wait_for("First reach")
    window.press("d")
    window.wait_for("3 steps")
    window.press(CTRL_C)
    window.wait_for("Save before you leave?")
    window.press(CTRL_C)
    assert (window.wait_for_end(), window.is_as_before()) == (130, True)
    assert "What you had not saved is kept" in window.text()
    again = person.open("edit", person.short)
    again.wait_for("Go on with what was not saved?")


def test_killed_without_warning_it_has_kept_what_was_not_saved(person):
    window = person.open("edit", person.short)
    window.wait_for("First reach")
    window.press("d")
    window.wait_for("3 steps")
    kept = Path(person.environment["XDG_STATE_HOME"]) / "relief_player" / "drafts"
    window.wait_for(lambda _screen: any(kept.glob("*.json")))
    window.send(signal.SIGKILL)
    window.wait_for_end()
    again = person.open("edit", person.short)
    again.wait_for("Go on with what was not saved?")
    again.press("y")
    again.wait_for("3 steps")


def test_the_persons_editor_gets_the_terminal_and_gives_it_back(person):
    script = person.write("editor.sh", "#!/bin/sh\nprintf 'in the editor\\n'\nread _\nsed -i 's/First/Only/' \"$1\"\n")
    script.chmod(0o755)
    person.environment["VISUAL"] = str(script)
    window = person.open("edit", person.short)
    window.wait_for("First reach")
    window.press("e")
    window.wait_for("in the editor")
    assert 1049 not in window.modes()
    window.press("\n")
    window.wait_for("Only reach")
    window.press("u")
    window.wait_for("First reach")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)


def test_without_a_terminal_it_says_what_else_can_be_done(person):
    told = person.run("edit", person.short)
    assert told.returncode == 2
    assert "relief check" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_name_that_nothing_has_is_told_before_anything_opens(person):
    window = person.open("edit", "no-such-routine")
    assert window.wait_for_end() == 2
    assert "No routine is called" in window.text()


def test_a_preview_comes_back_is_recorded_nowhere_and_leaves_nothing_to_tell(person):
    window = person.open("edit", person.long)
    window.wait_for("Slow reach")
    window.press("p")
    window.wait_for("● Stretch")
    window.press("q")
    window.wait_for("Stop here?")
    window.press("y")
    window.wait_for("Builder")
    window.press("q")
    assert (window.wait_for_end(), window.is_as_before()) == (0, True)
    assert "sound" not in window.text()
    assert person.sessions() == []
