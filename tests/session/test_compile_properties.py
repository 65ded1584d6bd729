"""Any routine on the timeline, held against FORMAT 2 told a second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from hypothesis import given, settings
from routines_strategy import routines

from relief_player.routine.model import Block, Kind, Routine, Side, Sides, Step, Timing, Until
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import CueKind, Edge, Item, Role, Timeline

FEWER = settings(max_examples=max(5, settings().max_examples // 3))
"""For rules that any third routine would break."""

# -- the layout, told a second time: what an item is, without where it stands --------------------------------------------

Line = tuple[str, int, str | None, int, int, int | None]
"""Role, step number, side, set, length, round."""


def passes(step: Step) -> Iterator[tuple[Side | None, int]]:
    if step.sides in (Sides.EACH, Sides.ALTERNATE):
        order = [Side.LEFT, Side.RIGHT] if step.first is Side.LEFT else [Side.RIGHT, Side.LEFT]
        pairs = [(side, number) for side in order for number in range(1, step.sets + 1)]
        yield from pairs if step.sides is Sides.EACH else sorted(pairs, key=lambda one: (one[1], order.index(one[0])))
    else:
        side = {Sides.LEFT: Side.LEFT, Sides.RIGHT: Side.RIGHT}.get(step.sides)
        yield from ((side, number) for number in range(1, step.sets + 1))


def pick(*choices: int | None) -> int:
    return next(choice for choice in choices if choice is not None)


def of_step(step: Step, timing: Timing, led: list[bool], in_round: int | None) -> Iterator[Line]:
    if step.kind in (Kind.NOTE, Kind.REST):
        yield (step.kind.value, step.number, None, 1, step.pass_length or 0, in_round)
        return
    role, lead_in = "transition", pick(step.transition, timing.transition, 5_000)
    if not led:
        role, lead_in = "get-ready", pick(timing.get_ready, 10_000)
    led.append(True)
    before: tuple[Side | None, int] | None = None
    for side, of_set in passes(step):
        if before is None:
            yield (role, step.number, side, 1, lead_in, in_round)
        elif before[0] is not side:
            yield ("switch", step.number, side, of_set, pick(step.switch, timing.switch, 5_000), in_round)
        else:
            yield ("rest", step.number, side, before[1], step.rest, in_round)
        yield ("work", step.number, side, of_set, step.pass_length or 0, in_round)
        before = (side, of_set)


def laid_out(
    steps: Iterable[Step | Block], timing: Timing, led: list[bool], in_round: int | None = None
) -> Iterator[Line]:
    for step in steps:
        if isinstance(step, Step):
            yield from of_step(step, timing, led, in_round)
            continue
        last: Line | None = None
        for number in range(1, step.rounds + 1):
            if last is not None and step.rest:
                yield ("rest", last[1], None, last[3], step.rest, last[5])
            for line in laid_out(step.steps, timing, led, number):
                last = line
                yield line


def line_of(item: Item) -> Line:
    return (item.role.value, item.step, item.side and item.side.value, item.set, item.length, item.round)


@given(routines())
def test_the_items_are_those_of_the_format(routine: Routine):
    told_again = [
        line
        for line in laid_out(routine.steps, routine.timing, [])
        if line[4] or (line[0] in ("work", "note") or _is_own_rest(line, routine))
    ]
    assert [line_of(item) for item in compile_routine(routine).items] == told_again


def _is_own_rest(line: Line, routine: Routine) -> bool:
    return line[0] == "rest" and routine.leaves[line[1] - 1].kind is Kind.REST and line[2] is None and line[4] == 0


@FEWER
@given(routines())
def test_items_are_contiguous_and_numbered(routine: Routine):
    items = compile_routine(routine).items
    assert [item.index for item in items] == list(range(len(items)))
    assert items[0].at == 0
    assert all(here.ends_at == there.at for here, there in pairwise(items))


@FEWER
@given(routines())
def test_only_what_waits_has_no_length(routine: Routine):
    assert all(item.length > 0 or item.wait for item in compile_routine(routine).items)


@FEWER
@given(routines(waits=False))
def test_a_routine_that_never_waits_has_no_gate_and_no_lap(routine: Routine):
    timeline = compile_routine(routine)
    assert {(item.wait, item.lap_to, item.eased_to) for item in timeline.items} == {(None, None, None)}
    assert not timeline.own_pace


@FEWER
@given(routines())
def test_each_side_gets_its_full_time(routine: Routine):
    timeline = compile_routine(routine)
    for step in routine.leaves:
        if step.sides in (Sides.EACH, Sides.ALTERNATE) and step.kind not in (Kind.NOTE, Kind.REST):
            work = [item for item in timeline.items if item.step == step.number and item.role is Role.WORK]
            left, right = (sum(item.length for item in work if item.side is side) for side in Side)
            played = len(work) // (2 * step.sets)
            assert left == right == played * step.sets * (step.pass_length or 0)


@FEWER
@given(routines())
def test_what_waits_is_what_the_step_says(routine: Routine):
    timeline = compile_routine(routine)
    for item in timeline.items:
        step = timeline.step_of(item)
        own = item.role in (Role.WORK, Role.NOTE) or (item.role is Role.REST and step.kind is Kind.REST)
        if item.wait is None:
            continue
        assert own
        if step.kind is Kind.NOTE and step.pass_length is None:
            assert item.wait == "note"
        else:
            assert item.wait == step.until


@FEWER
@given(routines())
def test_an_eased_step_goes_round_from_its_last_pass_to_its_first(routine: Routine):
    timeline = compile_routine(routine)
    for item in timeline.items:
        step = timeline.step_of(item)
        if item.lap_to is not None:
            first = timeline.items[item.lap_to]
            assert (step.until, first.step, first.role) == (Until.EASED, item.step, Role.WORK)
            assert all(one.step == item.step and one.eased_to == item.index + 1
                       for one in timeline.items[item.lap_to : item.index + 1])  # fmt: skip


@FEWER
@given(routines())
def test_groups_count_up_and_begin_with_their_lead_in(routine: Routine):
    items = compile_routine(routine).items
    assert [key for key, _ in groupby(item.group for item in items)] == list(range(items[-1].group + 1))
    for _, group in groupby(items, key=lambda item: item.group):
        roles = [item.role for item in group]
        assert [role for role in roles if role in (Role.WORK, Role.NOTE)] or roles[0] is Role.REST
        assert not {Role.GET_READY, Role.TRANSITION, Role.SWITCH} & set(roles[1:])


# -- cues ------------------------------------------------------------------------------------------------------------


def kinds_of(item: Item) -> list[CueKind]:
    return [cue.kind for cue in item.cues]


@FEWER
@given(routines())
def test_every_cue_lies_in_its_item_in_order(routine: Routine):
    for item in compile_routine(routine).items:
        moments = [cue.within(item.length) for cue in item.cues]
        assert moments == sorted(moments)
        assert not moments or (moments[0] >= 0 and moments[-1] <= item.length)


@FEWER
@given(routines())
def test_every_pass_starts_once_and_ends_once_and_only_the_session_finishes(routine: Routine):
    items = compile_routine(routine).items
    for item in items:
        work = item.role is Role.WORK
        assert kinds_of(item).count(CueKind.START) == work
        assert kinds_of(item).count(CueKind.END) == (work and item.length > 0)
    assert [kind for item in items for kind in kinds_of(item)].count(CueKind.FINISH) == 1
    assert items[-1].cues[-1].kind is CueKind.FINISH


@given(routines())
def test_every_change_of_sides_every_rest_and_every_lead_in_has_its_cue(routine: Routine):
    items = compile_routine(routine).items
    opening = {
        Role.GET_READY: CueKind.GET_READY,
        Role.TRANSITION: CueKind.NEXT,
        Role.SWITCH: CueKind.SWITCH,
        Role.REST: CueKind.REST,
    }
    for item in items:
        if item.role in opening:
            assert (item.cues[0].kind, item.cues[0].offset, item.cues[0].edge) == (opening[item.role], 0, Edge.START)
    changes = 0
    for _, group in groupby((item for item in items if item.role is Role.WORK), key=lambda item: item.step):
        lines = [(item.side, item.set) for item in group]
        # A step that stands alone in its block is begun anew with its first pass: that is no change of sides.
        changes += sum(here[0] is not there[0] and there != lines[0] for here, there in pairwise(lines))
    assert [kind for item in items for kind in kinds_of(item)].count(CueKind.SWITCH) == changes


@FEWER
@given(routines())
def test_everything_that_is_done_is_named_once_before_or_as_it_starts(routine: Routine):
    timeline = compile_routine(routine)
    first_passes = [
        item for item in timeline.items
        if item.role is Role.WORK and item.set == 1
        and (item.side is None or timeline.step_of(item).sides not in (Sides.EACH, Sides.ALTERNATE) or item.side is timeline.step_of(item).first)
    ]  # fmt: skip
    for item in first_passes:
        before = timeline.items[item.index - 1].cues if item.index else ()
        naming = [cue for cue in before if cue.kind in (CueKind.NEXT, CueKind.GET_READY)]
        start = next(cue for cue in item.cues if cue.kind is CueKind.START)
        assert len(naming) + ("Something" in start.text) == 1
        assert all("Something" in cue.text for cue in naming)


@FEWER
@given(routines())
def test_the_countdown_lies_at_the_end_of_every_timed_item_but_breathing_and_relaxing(routine: Routine):
    timeline = compile_routine(routine)
    beats = 3 if routine.timing.countdown is None else routine.timing.countdown
    for item in timeline.items:
        given_beats = [cue for cue in item.cues if cue.kind is CueKind.COUNTDOWN]
        calm = item.role is Role.WORK and item.kind in (Kind.BREATHE, Kind.RELAX)
        expected = 0 if calm else max(0, min(beats, item.length // 1_000 - 1))
        assert [(cue.edge, cue.offset, cue.text) for cue in given_beats] == [
            (Edge.END, left * 1_000, str(left)) for left in range(expected, 0, -1)
        ]


@FEWER
@given(routines())
def test_halfway_is_given_to_long_enough_work_alone(routine: Routine):
    timeline = compile_routine(routine)
    threshold = 20_000 if routine.timing.halfway is None else routine.timing.halfway
    for item in timeline.items:
        own = timeline.step_of(item).halfway
        long_enough = own if own is not None else bool(threshold) and item.length >= threshold
        due = item.role is Role.WORK and item.kind not in (Kind.BREATHE, Kind.RELAX) and item.length > 0 and long_enough
        moments = [cue.within(item.length) for cue in item.cues if cue.kind is CueKind.HALFWAY]
        assert moments == ([item.length // 2] if due else [])


RANK = {CueKind.END: 0, CueKind.REST: 1, CueKind.SWITCH: 1, CueKind.NEXT: 1, CueKind.START: 2, CueKind.FINISH: 4}


def moments_between_waits(timeline: Timeline) -> Iterator[list[CueKind]]:
    """The cues of each millisecond; what comes after a wait comes at another time."""
    part = 0
    rows = []
    for item in timeline.items:
        rows += [((part, item.at + cue.within(item.length)), cue.kind) for cue in item.cues]
        part += bool(item.wait)
    for _, row in groupby(rows, key=lambda one: one[0]):
        yield [kind for _, kind in row]


@given(routines())
def test_at_one_millisecond_end_comes_first_then_what_leads_on_then_start_and_finish_last(routine: Routine):
    for kinds in moments_between_waits(compile_routine(routine)):
        ranks = [RANK[kind] for kind in kinds if kind in RANK]
        assert ranks == sorted(ranks)
        assert CueKind.FINISH not in kinds[:-1]


@FEWER
@given(routines())
def test_breaths_fill_their_pass(routine: Routine):
    timeline = compile_routine(routine)
    for item in timeline.items:
        breath, parts = timeline.step_of(item).breath, {CueKind.BREATHE_IN, CueKind.HOLD, CueKind.BREATHE_OUT}
        given_parts = [(cue.offset, cue.kind) for cue in item.cues if cue.kind in parts]
        if breath is None or item.role is not Role.WORK:
            assert given_parts == []
            continue
        ins = [moment for moment, kind in given_parts if kind is CueKind.BREATHE_IN]
        outs = [moment for moment, kind in given_parts if kind is CueKind.BREATHE_OUT]
        assert ins == list(range(0, item.length, breath.length))
        assert outs == [moment + breath.inhale + breath.hold_full for moment in ins]
        assert len(given_parts) == len(ins) * (2 + (breath.hold_full > 0) + (breath.hold_empty > 0))
