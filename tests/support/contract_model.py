"""The timeline as the contract words it, worked out a second time and apart from the program.

This module owns a routine's items and cues as plain tables, made from FORMAT sections 1 and 2 alone. It imports nothing
of the program, so that a mistake there cannot be made here too.
"""

from __future__ import annotations

from typing import Any, Final

Table = dict[str, Any]
"""A routine, a step or a block with the keys of its file; every length in whole milliseconds."""

SWITCHING: Final = {"each", "alternate"}
CALM: Final = {"breathe", "relax"}
RANK: Final = {"end": 0, "get-ready": 1, "rest": 1, "switch": 1, "next": 2, "start": 3, "finish": 9}


def lay_out(routine: Table) -> tuple[list[Table], list[tuple[int, str]]]:
    """The items of a routine, and its cues as (moment, kind) in their order."""
    timing = {"get_ready": 10_000, "transition": 5_000, "switch": 5_000, "countdown": 3, "halfway": 20_000}
    plan = _Plan({**timing, **routine.get("timing", {})})
    plan.place(routine["step"], None)
    plan.finish()
    return plan.items, [(item["at_ms"] + at, kind) for item in plan.items for at, kind in item["cues"]]


class _Plan:
    def __init__(self, timing: Table) -> None:
        self.timing = timing
        self.items: list[Table] = []
        self.at = 0
        self.number = 0
        self.led_in = False

    def place(self, steps: list[Table], round_: int | None) -> None:
        for step in steps:
            if "step" in step:
                self.block(step)
            else:
                self.number += 1
                self.leaf(step, round_)

    def block(self, block: Table) -> None:
        rounds, before = block.get("rounds", 1), self.number
        for number in range(1, rounds + 1):
            count, self.number = len(self.items), before
            self.place(block["step"], number)
            if number < rounds and block.get("rest") and len(self.items) > count:
                self.rest(block["rest"], {**self.items[-1], "side": None})

    def leaf(self, step: Table, round_: int | None) -> None:
        about = {"kind": step["kind"], "name": step.get("name"), "step": self.number, "round": round_, "side": None,
                 "set": 1, "sets": step.get("sets", 1), "gate": None}  # fmt: skip
        if step["kind"] in ("note", "rest"):
            self.pause(step, about)
            return
        lead = self.timing["get_ready"] if not self.led_in else step.get("transition", self.timing["transition"])
        role, self.led_in = ("transition" if self.led_in else "get-ready"), True
        passes = passes_of(step)
        if lead:
            cue = "next" if role == "transition" else "get-ready"
            self.add({**about, "role": role, "side": passes[0][0]}, lead, [(0, cue)])
        elif self.items and self.items[-1]["role"] == "rest" and self.items[-1]["duration_ms"]:
            self.items[-1]["cues"] = ordered([*self.items[-1]["cues"], (0, "next")])
        for index, (side, of_set) in enumerate(passes):
            turned = index > 0 and passes[index - 1][0] != side
            switch = step.get("switch", self.timing["switch"]) if turned else 0
            here = {**about, "side": side, "set": of_set}
            if switch:
                self.add({**here, "role": "switch"}, switch, [(0, "switch")])
            self.work(step, here, turned=turned and not switch, last=index == len(passes) - 1)
            if step.get("rest") and index + 1 < len(passes) and passes[index + 1][0] == side:
                self.rest(step["rest"], self.items[-1])

    def pause(self, step: Table, about: Table) -> None:
        length, until = step.get("duration"), step.get("until")
        if length == 0 and not until:
            return
        gate = "note" if step["kind"] == "note" and length is None else until
        cues = [(0, "rest")] if step["kind"] == "rest" else [(0, "say")] if step.get("say") else []
        cues += [(cue["at"], "say") for cue in step.get("cues", [])]
        self.add({**about, "role": step["kind"], "gate": gate}, length or 0, cues)

    def work(self, step: Table, about: Table, *, turned: bool, last: bool) -> None:
        length, until = length_of(step), step.get("until")
        cues = [(0, "switch")] if turned else []
        cues += [(0, "start"), *inside(step, length, self.timing["halfway"])]
        cues += [(length, "end")] if length else []
        gate = until if until == "ready" or last or not length else None
        calm = step["kind"] in CALM
        self.add({**about, "role": "work", "gate": gate}, length, cues, counted=not calm)

    def rest(self, length: int, after: Table) -> None:
        self.add({**after, "role": "rest", "gate": None}, length, [(0, "rest")])

    def add(self, item: Table, length: int, cues: list[tuple[int, str]], *, counted: bool = True) -> None:
        beats = range(self.timing["countdown"], 0, -1) if counted else ()
        cues = [*cues, *((length - 1000 * beat, "countdown") for beat in beats if length - 1000 * beat >= 1000)]
        self.items.append({**item, "at_ms": self.at, "duration_ms": length, "cues": ordered(cues, length)})
        self.at += length

    def finish(self) -> None:
        if self.items:
            last = self.items[-1]
            last["cues"] = [*last["cues"], (last["duration_ms"], "finish")]


def passes_of(step: Table) -> list[tuple[str | None, int]]:
    """The side and the set of each pass, in order."""
    sides, sets = step.get("sides", "both"), range(1, step.get("sets", 1) + 1)
    pair = ("right", "left") if step.get("first") == "right" else ("left", "right")
    if sides == "each":
        return [(side, one) for side in pair for one in sets]
    if sides == "alternate":
        return [(side, one) for one in sets for side in pair]
    return [(sides if sides in pair else None, one) for one in sets]


def length_of(step: Table) -> int:
    """The length of one pass; 0 where only the user ends it."""
    if step["kind"] == "breathe":
        breath = sum(step.get("pattern", [5000, 0, 5000, 0]))
        if "breaths" in step:
            return step["breaths"] * breath
        return max(1, step["duration"] // breath) * breath if "duration" in step else 0
    if "tense" in step:
        return step["tense"] + step["release"]
    length = step["reps"] * step["tempo"] if "tempo" in step else step.get("duration", 0)
    return length + step.get("contract", 5000) if length and step.get("technique") == "contract-relax" else length


def inside(step: Table, length: int, halfway_from: int) -> list[tuple[int, str]]:
    """The cues of a pass between its start and its end, but the countdown."""
    cues: list[tuple[int, str]] = []
    if step["kind"] == "breathe" and length:
        pattern = step.get("pattern", [5000, 0, 5000, 0])
        for breath in range(0, length, sum(pattern)):
            parts = zip(("breathe-in", "hold", "breathe-out", "hold"), pattern, strict=True)
            cues += [(breath + sum(pattern[:i]), cue) for i, (cue, part) in enumerate(parts) if part]
    elif "tense" in step:
        cues = [(0, "tense"), (step["tense"], "release")]
    elif step.get("technique") == "contract-relax" and length:
        cues = [(0, "tense"), (step.get("contract", 5000), "release")]
    if length and step["kind"] not in CALM and step.get("halfway", 0 < halfway_from <= length):
        cues.append((length // 2, "halfway"))
    if step["kind"] in ("heat", "cold"):
        every = step.get("check_every", 300_000)
        cues += [(at, "skin-check") for at in range(every, length, every)]
    return cues + [(cue["at"], "say") for cue in step.get("cues", [])]


def ordered(cues: list[tuple[int, str]], length: int = 0) -> list[tuple[int, str]]:
    """Cues by moment, and at one moment in the contract's order."""
    return sorted(cues, key=lambda cue: (cue[0], RANK.get(cue[1], 5)))
