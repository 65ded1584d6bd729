"""Routines as people write them: with comments, blank lines, indentation and line ends of their own.

Every step and block is named and has a comment above it that says its name, so that a test can see whose it is.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from routine_tables import mistaken, routines

from relief_player.routine.writer import key_line, key_text, value_text

_GAPS = st.sampled_from(["\n", "\n", "", "\n\n", "  \n"])
_BEHIND = st.sampled_from(["", "", "  # why not", " # with ] and } and = in it"])
_TITLES = st.sampled_from(["", "", "", "\n# -- a part --\n\n"])
_INDENT = st.sampled_from(["", "", "  ", "\t"])


def named(table: dict[str, Any], count: list[int] | None = None) -> dict[str, Any]:
    """The routine with a name of its own for each step and block."""
    count = [0] if count is None else count
    for step in table.get("step", ()) if isinstance(table.get("step"), list) else ():
        if isinstance(step, dict):
            count[0] += 1
            kept = dict(step)
            step.clear()
            step.update({"name": f"Step {count[0]}"} | kept | {"name": f"Step {count[0]}"})
            named(step, count)
    return table


def _is_steps(key: str, value: Any) -> bool:
    return key == "step" and isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


@st.composite
def _keys(draw: st.DrawFn, table: dict[str, Any], indent: str) -> str:
    text = ""
    for key, value in table.items():
        if not _is_steps(key, value) and not (key == "timing" and isinstance(value, dict)):
            comment = "" if isinstance(value, str) and "\n" in value else draw(_BEHIND)
            text += indent + key_line(key, value).removesuffix("\n") + comment + "\n"
    return text


@st.composite
def _steps(draw: st.DrawFn, steps: list[dict[str, Any]], path: tuple[str, ...], form: tuple[str, str, bool]) -> str:
    indent, gap, lists = form
    text = ""
    for step in steps:
        inner = indent + draw(_INDENT)
        text += draw(_TITLES)
        text += f"{gap}{indent}# of {step['name']}\n"
        text += f"{indent}[[{'.'.join(path)}]]{draw(_BEHIND)}\n" + draw(_keys(step, indent))
        if "step" in step:
            if not _is_steps("step", step["step"]):
                continue
            if lists and draw(st.integers(0, 5)) == 0:
                text += f"{indent}step = {draw(_listed(step['step']))}\n"
            else:
                text += draw(_steps(step["step"], (*path, "step"), (inner, gap, lists)))
    return text


@st.composite
def _listed(draw: st.DrawFn, steps: list[dict[str, Any]]) -> str:
    """Steps as a list of inline tables."""
    broken = draw(st.booleans())
    text = "["
    for index, step in enumerate(steps):
        text += f"\n  # of {step['name']}\n  " if broken else " " if index else ""
        pairs = [
            f"{key_text(key)} = {draw(_listed(value)) if _is_steps(key, value) else value_text(value)}"
            for key, value in step.items()
        ]
        text += "{ " + ", ".join(pairs) + " }"
        is_last = index == len(steps) - 1
        if not is_last or draw(st.booleans()):
            text += ","
        if broken:
            text += draw(_BEHIND)
    return text + ("\n]" if broken else "]")


@st.composite
def _timing(draw: st.DrawFn, timing: dict[str, Any], gap: str) -> tuple[str, str]:
    """The timing in the head, or under a header."""
    form = draw(st.sampled_from(["header", "header", "inline", "dotted"]))
    if form == "inline":
        return f"timing = {value_text(timing)}\n", ""
    if form == "dotted" and timing:
        return "".join(f"timing.{key_line(key, value)}" for key, value in timing.items()), ""
    return "", f"{gap}[timing]\n" + draw(_keys(timing, ""))


@st.composite
def written(draw: st.DrawFn, tables: st.SearchStrategy[dict[str, Any]] = routines, *, lists: bool = True) -> str:
    """A routine in somebody's hand; `lists` says whether steps may be written as lists of inline tables."""
    table = named(draw(tables))
    gap = draw(_GAPS)
    head, steps, section = draw(_keys(table, "")), "", ""
    if isinstance(table.get("timing"), dict):
        more, section = draw(_timing(table["timing"], gap))
        head += more
    if "step" in table and _is_steps("step", table["step"]):
        if lists and draw(st.integers(0, 4)) == 0:
            head += f"step = {draw(_listed(table['step']))}\n"
        else:
            cut = draw(st.integers(0, len(table["step"])))
            form = ("", gap, lists)
            steps = draw(_steps(table["step"][:cut], ("step",), form)) + section
            steps += draw(_steps(table["step"][cut:], ("step",), form))
            section = ""
    text = draw(st.sampled_from(["", "# My routine\n", "#:schema ./routine.schema.json\n\n"])) + head
    text += section + steps
    text += draw(st.sampled_from(["", "", "\n# The end.\n", "\n\n"]))
    text = text if draw(st.booleans()) else text.removesuffix("\n")
    text = draw(st.sampled_from(["", "", "", "\ufeff"])) + text
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


written_wrong = written(mistaken())
"""Routines with mistakes in them."""
