"""Standard output and standard error, as every command uses them.

This module owns printing: data goes to standard output, words for people to standard error, and nothing that came
from a file reaches a terminal as anything but text. It decides nothing.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from relief_player.cleaning import clean
from relief_player.plain.output import discard


def prepare_streams() -> None:
    """Make the streams fit to print any text: a character the terminal's encoding lacks is shown as ``?``."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def out(text: str = "") -> None:
    """Print a line, or several, for whoever reads standard output."""
    sys.stdout.write(clean(text) + "\n")


def out_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        out(line)


def out_json(value: object) -> None:
    """Print a value as JSON, in plain ASCII, so that it is the same under every encoding."""
    import json  # noqa: PLC0415  # only --json needs it

    sys.stdout.write(json.dumps(value, indent=2) + "\n")


def out_json_array(values: Iterable[object]) -> None:
    """Print values as a JSON array, each as it comes: a long one is never held whole."""
    import json  # noqa: PLC0415  # only --json needs it

    before = "[\n"
    for value in values:
        sys.stdout.write(before + json.dumps(value, indent=2))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def err(text: str) -> None:
    """Say something to the person."""
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def standard_input(most: int) -> bytes:
    """What is on standard input, at most so many bytes; nothing where it is closed."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(most)


def input_terminal() -> int | None:
    """The descriptor of standard input where it is a terminal."""
    try:
        return sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
    except ValueError:  # closed, or replaced by something that has no descriptor
        return None


def flush() -> None:
    """Write what is still held, so that a full disk or a closed pipe is noticed here and not at exit."""
    sys.stdout.flush()


def discard_output() -> None:
    """The reader went away: what is still held goes nowhere."""
    discard(sys.stdout)


def terminal_for_screens() -> str:
    """Why the TUI cannot be shown here, in words; empty where it can."""
    names = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    missing = [name for name, stream in names.items() if stream is None or not stream.isatty()]
    if missing:
        return f"the standard {_listed(missing)} {'is' if len(missing) == 1 else 'are'} no terminal"
    if os.environ.get("TERM") == "dumb":
        return "TERM is dumb: this terminal cannot move its cursor"
    return ""


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")  # lives as long as the program
