"""Random routine files as the contract's grammar allows them, each with the table that it means.

This module owns the drawing of routines and the many ways to spell them in TOML. It imports nothing of the program.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

Table = dict[str, Any]

LENGTHS: Final = (1, 250, 999, 1_000, 1_001, 1_999, 2_000, 3_000, 5_000, 10_000, 19_999, 20_000, 30_000, 61_500, 90_000)
SHORT: Final = (0, 0, 1, 900, 2_000, 5_000, 12_345)
NAMES: Final = ("Calf", "Näcken, long", "  two  spaces ", "[bold]x[/]", 'quote " and \\', "x" * 200, "שלום 🦵", "a # b")
AREAS: Final = ("neck", "calf", "low-back", "whole-body", "toes", "upper-arm")
WORDS: Final = ("Breathe", "Both feet, toes UP", "é", "[red]")
MOVES: Final[dict[str, Table]] = {
    "plain": {"name": "Plain move"},
    "sided": {"name": "Sided move", "sides": "each", "duration": 7_000},
    "turn-about": {"name": "Turn about", "sides": "alternate"},
    "right-only": {"name": "Right only", "sides": "right", "duration": 21_000},
}
"""A person's own moves, by id; `moves_text` writes them."""
COUNTED: Final = ("warm-up", "stretch", "massage", "move")
KINDS: Final = (*COUNTED, "stretch", "heat", "cold", "breathe", "breathe", "relax", "rest", "note")


def moves_text() -> str:
    """The `moves.toml` of `MOVES`."""
    return "".join(
        f"[[move]]\nid = {json.dumps(one)}\n"
        + "".join(
            f"{key} = {value / 1000 if key == 'duration' else json.dumps(value)}\n" for key, value in move.items()
        )
        for one, move in MOVES.items()
    )


def takes_time(step: Table) -> bool:
    """Whether anything is left of a step: a rest or a note of no length is left out."""
    if "step" in step:
        return any(map(takes_time, step["step"]))
    return step["kind"] not in ("rest", "note") or "until" in step or step.get("duration") != 0


class Author:
    """Somebody who writes routine files, a new one each time, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # a test has to draw the same again

    def routine(self) -> tuple[Table, str]:
        """What a routine means, and its file."""
        r = self.random
        head = [("name", json.dumps("Drawn", ensure_ascii=False))]
        head += [("format", "1")] * r.randint(0, 1)
        for key, value in (
            ("summary", '"""\nTwo\nlines"""'), ("goal", '"relief"'), ("areas", '["calf", "neck"]'), ("tags", '["t"]'),
            ("gate", r.choice(['"general"', '["cramp", "heat"]'])), ("sources", "[]"), ("equipment", "['wall']"),
        ):  # fmt: skip
            head += [(key, value)] * (r.random() < 0.2)
        r.shuffle(head)
        timing = {key: r.choice(SHORT) for key in ("get_ready", "transition", "switch") if r.random() < 0.4}
        if r.random() < 0.4:
            timing["halfway"] = r.choice((0, 1, 5_000, 20_000, 60_000))
        text_of = {key: self.length(value) for key, value in timing.items()}
        if r.random() < 0.4:
            timing["countdown"] = r.choice((0, 1, 3, 10))
            text_of["countdown"] = str(timing["countdown"])
        steps, lines = self.steps(r.randint(1, 4), "step")
        if not any(map(takes_time, steps)):
            steps.append({"kind": "rest", "duration": 1_000})
            lines += ["[[step]]", 'kind = "rest"', "duration = 1"]
        top = self.lines(head) + (["[timing]", *self.lines(list(text_of.items()))] if text_of else [])
        end = r.choice(["\n", "\n", "\r\n"])
        text = (
            end.join([*top, *lines, ""])
            if r.random() < 0.7
            else end.join([*self.lines(head), *lines, *top[len(head) :], ""])
        )
        return {"timing": timing, "step": steps}, ("\ufeff" if r.random() < 0.1 else "") + text

    def steps(self, count: int, path: str) -> tuple[list[Table], list[str]]:
        """Steps and blocks, and their lines."""
        meant, lines = [], []
        for _ in range(count):
            lines.append(f"{'  ' * path.count('.')}[[{path}]]" + self.random.choice(["", "  # said"]))
            if path.count(".") < 3 and self.random.random() < 0.2:
                one, more = self.block(path)
            else:
                one, pairs = self.step()
                more = self.lines(pairs)
            meant.append(one)
            lines.extend(more)
        return meant, lines

    def block(self, path: str) -> tuple[Table, list[str]]:
        """A block, and its lines under its header."""
        r = self.random
        block: Table = {}
        pairs = [("name", '"Swings"')] * r.randint(0, 1) + [("note", '"""a\nb"""')] * r.randint(0, 1)
        if r.random() < 0.7:
            block["rounds"] = r.randint(1, 3)
            pairs.append(("rounds", str(block["rounds"])))
        if r.random() < 0.6:
            block["rest"] = r.choice(SHORT)
            pairs.append(("rest", self.length(block["rest"])))
        pairs += [("optional", "true")] * r.randint(0, 1)
        r.shuffle(pairs)
        block["step"], inner = self.steps(r.randint(1, 3), f"{path}.step")
        return block, [*self.lines(pairs), *inner]

    def step(self) -> tuple[Table, list[tuple[str, str]]]:
        """A leaf step, and its keys with their values as they are written."""
        r = self.random
        kind = r.choice(KINDS)
        step: Table = {"kind": kind}
        pairs = [("kind", json.dumps(kind))]

        def put(key: str, value: Any, text: str | None = None) -> None:
            step[key] = value
            pairs.append((key, self.length(value) if text is None else text))

        move = MOVES[chosen] if (chosen := r.choice((*MOVES, "", "", ""))) else {}
        if move:
            pairs.append(("move", json.dumps(chosen)))
        self.pass_of(step, put, move)
        if r.random() < 0.3 or (not move and kind in (*COUNTED, "relax", "note")):
            put("name", name := r.choice(NAMES), json.dumps(name, ensure_ascii=False))
        elif move:
            step["name"] = move["name"]
        if kind not in ("rest", "note"):
            self.course(step, put)
        if kind not in ("rest", "note", "breathe") and "sides" not in step and "sides" in move:
            step["sides"] = move["sides"]
        if r.random() < 0.2:
            put("say", "Say this", '"Say this"')
        self.cues(step, put)
        for key, text in (
            ("area", json.dumps(r.choice(AREAS))), ("note", '"""\none\ntwo"""'), ("cautions", '["Gently."]'),
            ("optional", "true"), ("fit", '"CALF"'), ("alternatives", '["plain"]'), ("sources", '["garber2011"]'),
            ("min", '"1ms"'), ("max", '"1h"'),
        ):  # fmt: skip
            pairs += [(key, text)] * (r.random() < 0.1)
        if r.random() < 0.8:
            r.shuffle(pairs)
        return step, pairs

    def pass_of(self, step: Table, put: Any, move: Table) -> None:
        """What one pass of a step lasts, and what it waits for."""
        r, kind = self.random, step["kind"]
        if until := r.choice((None, None, None, "ready", "ready" if kind in ("note", "rest") else "eased")):
            put("until", until, json.dumps(until))
        self.own_keys(step, put)
        if kind == "breathe":
            self.breaths(step, put, move)
        elif kind == "relax" and r.random() < 0.6:
            put("tense", r.choice(LENGTHS))
            put("release", r.choice(LENGTHS))
        elif kind in COUNTED and r.random() < 0.3:
            put("reps", reps := r.choice((1, 2, 10)), str(reps))
            if until != "ready" or r.random() < 0.5:
                put("tempo", r.choice(LENGTHS))
        elif r.random() < 0.5 and ("duration" in move or until or kind == "note"):
            step |= {"duration": move["duration"]} if "duration" in move else {}
        else:
            put("duration", r.choice((0, *LENGTHS) if kind in ("rest", "note") else LENGTHS))

    def own_keys(self, step: Table, put: Any) -> None:
        """Keys that only one kind takes."""
        r = self.random
        if step["kind"] == "stretch" and r.random() < 0.4:
            technique = r.choice(("static", "dynamic", "contract-relax", "contract-relax"))
            put("technique", technique, json.dumps(technique))
            if technique == "contract-relax" and r.random() < 0.5:
                put("contract", r.choice(LENGTHS))
        if step["kind"] in ("heat", "cold") and r.random() < 0.7:
            put("check_every", r.choice((10_000, 12_345, 30_000)))
        if step["kind"] == "massage" and r.random() < 0.5:
            put("tool", tool := r.choice(("hand", "roller", "ball")), json.dumps(tool))
            if tool != "hand":
                put("pass", r.choice((500, 3_000)))

    def breaths(self, step: Table, put: Any, move: Table) -> None:
        """The keys of a breathe step."""
        r = self.random
        if r.random() < 0.6:
            pattern = [r.choice((500, 4_000, 5_500)), r.choice((0, 0, 7_000)), r.choice((500, 6_000)), r.choice((0, 2))]
            put("pattern", pattern, "[" + ", ".join(self.length(part) for part in pattern) + "]")
        if r.random() < 0.4 and "until" not in step:
            put("breaths", count := r.randint(1, 9), str(count))
        elif "duration" in move:
            step["duration"] = move["duration"]
        elif "until" not in step or r.random() < 0.5:
            put("duration", r.choice(LENGTHS))

    def course(self, step: Table, put: Any) -> None:
        """Sides, sets and what lies between them."""
        r = self.random
        if step["kind"] != "breathe":
            if r.random() < 0.5:
                put(
                    "sides", sides := r.choice(("each", "alternate", "left", "right", "both", "one")), json.dumps(sides)
                )
            if r.random() < 0.2:
                put("first", first := r.choice(("left", "right")), json.dumps(first))
        if r.random() < 0.4:
            put("sets", sets := r.randint(1, 3), str(sets))
        for key in ("rest", "transition", "switch"):
            if r.random() < 0.3:
                put(key, r.choice(SHORT))
        if r.random() < 0.2:
            put("halfway", halfway := r.choice((True, False)), json.dumps(halfway))

    def cues(self, step: Table, put: Any) -> None:
        """What is said inside the pass, nowhere beyond its end."""
        r = self.random
        length = step.get("duration", 0) if step["kind"] not in ("breathe", "relax") and "reps" not in step else 0
        if not length or r.random() < 0.7:
            return
        cues = [{"at": r.choice((0, length // 2, length)), "say": r.choice(WORDS)} for _ in range(r.randint(1, 3))]
        tables = (f"{{ at = {self.length(cue['at'])}, say = {json.dumps(cue['say'])} }}" for cue in cues)
        put("cues", cues, "[" + ", ".join(tables) + "]")

    def lines(self, pairs: list[tuple[str, str]]) -> list[str]:
        """Keys and values as lines, spaced as people do."""
        r = self.random
        return [
            f"{' ' * r.choice((0, 0, 2))}{self.key(key)}{r.choice((' = ', '=', '   = '))}{text}" for key, text in pairs
        ]

    def key(self, key: str) -> str:
        return key if self.random.random() < 0.95 else self.random.choice((f'"{key}"', f"'{key}'"))

    def length(self, ms: int) -> str:
        """A duration in one of its spellings."""
        seconds, rest = divmod(ms, 1000)
        minutes, left = divmod(seconds, 60)
        ways = [f"{ms / 1000}", f'"{ms}ms"', f'"{ms / 1000}s"', f'"{minutes}:{left:02}{f".{rest:03}" if rest else ""}"']
        ways += [f'"{minutes}m {left}s {rest}ms"', f'"0h{minutes}m{left}s{rest}ms"']
        if not rest:
            ways += [
                f"{seconds}",
                f"{seconds}",
                f'"{seconds}s"',
                f"'{minutes}m{left}s'",
                f"+{seconds}",
                f"{seconds:#x}",
            ]
        if ms % 15_000 == 0:
            ways += [f'"{ms / 60_000}m"', f'"{ms / 3_600_000:.9f}h"' if ms % 3600 == 0 else f'"{ms / 60_000} m"']
        return self.random.choice(ways)
