"""What is to be said of a draft: its problems and what the evidence says, in calm words, by the step they speak of.

This module owns the wording and the order. It is pure. What is a problem is said by the reader, what is a finding by
`routine.checks`, both as `relief check` tells them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from relief_player.routine.checks import Level
from relief_player.routine.editing import Draft, Row, StepPath
from relief_player.routine.editing.outline import steps_in
from relief_player.tui.builder.typed import label_of
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.rows import Look

_WORDS: Final[dict[Level, tuple[str, str, Look]]] = {
    Level.ERROR: ("!", "Past a limit", "alert"),
    Level.WARN: ("!", "Advice", "ready"),
    Level.NOTE: ("·", "Note", "quiet"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be said."""

    mark: str
    word: str
    """What sort of remark it is: ``To mend``, ``Advice``."""
    look: Look
    where: str
    """The step it speaks of by its name; empty where it speaks of the whole."""
    text: str
    """A sentence."""
    path: StepPath
    """The step it speaks of; ``()`` for the routine as a whole."""
    key: str
    """The key it speaks of, as in ``duration``; empty where it speaks of the step."""

    @property
    def told(self) -> str:
        """All of it on one line, without its mark."""
        return f"{self.where}: {self.text}" if self.where else self.text


def remarks_of(draft: Draft) -> tuple[Remark, ...]:
    """All that is to be said of a draft: problems where there are any, else findings, the gravest first."""
    remarks = []
    for problem in draft.problems:
        row, key = _place(problem.key, draft)
        where = _called(row) if draft.table is not None else f"Line {problem.line}" if problem.line else ""
        told = _sentence(problem.message) + (f" {_sentence(problem.hint)}" if problem.hint else "")
        named = f"{label_of(key)}: {told}" if key and not told.lower().startswith(label_of(key)) else told
        remarks.append(Remark("!", "To mend", "alert", where, clean_line(named), row.path if row else (), key))
    for finding in draft.findings:
        row, key = _place(finding.key, draft)
        mark, word, look = _WORDS[finding.level]
        told = f"{_sentence(finding.message)} [{finding.source}]"
        remarks.append(Remark(mark, word, look, _called(row), clean_line(told), row.path if row else (), key))
    return tuple(remarks)


def nearest_first(remarks: tuple[Remark, ...], path: StepPath) -> tuple[Remark, ...]:
    """The remarks about a step, and the steps in it, before the others."""
    return tuple(sorted(remarks, key=lambda one: not (path and one.path[: len(path)] == path)))


def counted(remarks: tuple[Remark, ...]) -> str:
    """How many remarks of each sort there are: ``2 to mend``, ``1 advice, 3 notes``."""
    counts: dict[str, int] = {}
    for remark in remarks:
        counts[remark.word] = counts.get(remark.word, 0) + 1
    words = {"To mend": "to mend", "Past a limit": "past a limit", "Advice": "to consider", "Note": "to know"}
    return ", ".join(f"{count} {words[word]}" for word, count in counts.items())


def _place(key: str, draft: Draft) -> tuple[Row | None, str]:
    """The innermost step that a key path speaks of, and the key in it."""
    row: Row | None = None
    behind = 0
    for path, end in steps_in(key):
        inner = draft.row(path)
        if inner is None:
            break
        row, behind = inner, end
    return row, key[behind:].lstrip(".").partition("[")[0]


def _called(row: Row | None) -> str:
    return clean_line(row.name) if row else ""


def _sentence(text: str) -> str:
    told = text[:1].upper() + text[1:]
    return told if told.endswith((".", "?")) else f"{told}."
