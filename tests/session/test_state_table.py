"""The state machine is a table: every phase with every command, generated from it (habit 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

import pytest
from session_stage import NO_LEAD_INS, Jump, Stage, note, step

from relief_player.routine.model import Step
from relief_player.session.diagram import state_diagram
from relief_player.session.player import apply, resumed_state
from relief_player.session.state import TABLE, Command, IllegalCommandError, Order, Phase

PAIRS = list(product(Phase, Command))


HOLD, GATE, OPEN = step(30), note(), step(None, until="ready")
ROUTINES = [
    (HOLD, HOLD, GATE),
    (GATE, HOLD),
    (HOLD, OPEN, OPEN),
    (OPEN, HOLD),
    (GATE, GATE),
    (HOLD,),
    (step(30, until="ready"), HOLD),
]
"""Holds and gates in every neighbourhood."""

Way = Callable[[Sequence[Step]], Stage | None]
"""A way to a phase on a routine; None where it leads elsewhere there."""


def _ready(routine: Sequence[Step]) -> Stage:
    return Stage(*routine, **NO_LEAD_INS)


def _started(*acts: float | str) -> Way:
    """Start, let so many seconds pass, press keys: in this order."""

    def way(routine: Sequence[Step]) -> Stage | None:
        stage = _ready(routine)
        stage.start()
        for act in acts:
            if isinstance(act, str):
                if Command(act) not in TABLE[stage.state.phase]:
                    return None
                stage.press(act)
            else:
                stage.plays(act)
        return stage

    return way


def _resumed(acts: Way) -> Way:
    """Ready again, where an earlier session was left."""

    def way(routine: Sequence[Step]) -> Stage | None:
        earlier = acts(routine)
        return earlier and Stage(*routine, state=resumed_state(earlier.progress), **NO_LEAD_INS)

    return way


WAYS = {
    Phase.READY: [_ready, *(_resumed(_started(*acts)) for acts in ((5.0,), (60.0,), (60.0, "next")))],
    Phase.PLAYING: [_started(*acts) for acts in ((0.0,), (1.0,), (29.0,), (31.0,), (59.0,), ("go-on", 1.0), ("go-on", 29.0), ("extend", 2.0))],
    Phase.PAUSED: [
        _started(*before, "pause", *after)
        for before in ((5.0,), (29.0,), (31.0,), (59.0,), ("go-on", 1.0), ("go-on", 29.0), ("extend", 2.0))
        for after in ((1.0,), (1.0, "next"), (1.0, "back"), (60.0,), (60.0, "resume", 1.0))
    ],
    Phase.WAITING: [_started(0.0), _started(30.0), _started(60.0), _started("next"), _started(60.0, "next")],
    Phase.FINISHED: [_started(60.0)],
    Phase.STOPPED: [_started(5.0, "stop")],
}  # fmt: skip
"""Ways to come to each phase: at the start of work, inside it, near its end, in the last item, in a recount."""


@cache
def stages(phase: Phase) -> tuple[Stage, ...]:
    """Stages in a phase, in every way known, on every routine on which the way leads there; only `apply` to them."""
    found = (way(routine) for way, routine in product(WAYS[phase], ROUTINES))
    return tuple(stage for stage in found if stage is not None and stage.state.phase is phase)


def _orders(command: Command) -> list[Order]:
    return [Jump(1), Jump(2), Jump(3)] if command is Command.JUMP else [command]


def test_the_table_names_every_phase():
    assert set(TABLE) == set(Phase)


@pytest.mark.parametrize(("phase", "command"), [pair for pair in PAIRS if pair[1] not in TABLE[pair[0]]], ids=str)
def test_a_command_the_phase_does_not_take_is_refused_and_changes_nothing(phase, command):
    for stage, order in product(stages(phase), _orders(command)):
        before = stage.state
        with pytest.raises(IllegalCommandError) as refused:
            apply(stage.state, stage.timeline, stage.now, order)
        assert (refused.value.phase, refused.value.command, stage.state) == (phase, command, before)


@pytest.mark.parametrize(("phase", "command"), [pair for pair in PAIRS if pair[1] in TABLE[pair[0]]], ids=str)
def test_a_command_the_phase_takes_leads_where_the_table_says_and_to_each_of_them(phase, command):
    reached = set()
    for stage, order in product(stages(phase), _orders(command)):
        if isinstance(order, Jump) and stage.timeline.first_of_step(order.step) is None:
            continue
        state, _ = apply(stage.state, stage.timeline, stage.now, order)
        reached.add(state.phase)
    assert reached == TABLE[phase][command]


@pytest.mark.parametrize("phase", [phase for phase in Phase if TABLE[phase]])
def test_a_session_can_always_be_stopped(phase):
    assert TABLE[phase][Command.STOP] == {Phase.STOPPED}


def test_what_is_over_takes_no_command():
    assert (TABLE[Phase.FINISHED], TABLE[Phase.STOPPED]) == ({}, {})


def test_no_command_leads_back_to_ready():
    assert not any(Phase.READY in phases for commands in TABLE.values() for phases in commands.values())


def test_the_refusal_says_in_words_what_cannot_be_done():
    with pytest.raises(IllegalCommandError, match=r"^cannot pause while ready$"):
        _ready([HOLD]).press("pause")


# -- the picture -----------------------------------------------------------------------------------------------------


def test_the_diagram_has_an_arrow_for_every_entry_of_the_table():
    arrows = state_diagram().splitlines()
    for phase, commands in TABLE.items():
        for command, targets in commands.items():
            for target in targets:
                drawn = [line for line in arrows if line.startswith(f"    {phase} --> {target}: ")]
                assert any(command in line.partition(": ")[2].split(", ") for line in drawn)


def test_the_diagram_has_no_arrow_that_the_table_has_not():
    by_time = {"a gate is reached", "the last item ends", "the machine slept", "the recount is over"}
    for line in state_diagram().splitlines()[2:]:
        source, _, rest = line.strip().partition(" --> ")
        target, _, words = rest.partition(": ")
        if target == "[*]":
            assert TABLE[Phase(source)] == {}
        elif words not in by_time:
            assert all(Phase(target) in TABLE[Phase(source)][Command(word)] for word in words.split(", "))


def test_the_diagram_begins_with_ready_and_ends_with_what_is_over():
    lines = [line.strip() for line in state_diagram().splitlines()]
    assert lines[:2] == ["stateDiagram-v2", "[*] --> ready"]
    assert lines[-2:] == ["finished --> [*]", "stopped --> [*]"]


def test_the_diagram_draws_each_pair_of_phases_once_by_command():
    drawn = [line.partition(":")[0] for line in state_diagram().splitlines() if "," in line or ": s" in line]
    assert len(drawn) == len(set(drawn))
