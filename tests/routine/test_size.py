"""The size of a routine is counted without laying it out, and is what laying it out gives."""

from __future__ import annotations

import pytest

from relief_player.routine.model import Routine
from relief_player.routine.size import Measure, Size
from relief_player.session.compile import compile_routine

TOP = 'name = "x"\n[timing]\nget_ready = 0\ntransition = 0\nswitch = 0\ncountdown = 0\nhalfway = 0\n'


def _size(routine: Routine) -> Size:
    *_, size = Measure(routine.timing).whole(routine.steps)
    return size


def _laid_out(routine: Routine) -> Size:
    timeline = compile_routine(routine)
    return Size(len(timeline.items), sum(len(item.cues) for item in timeline.items), timeline.length)


def test_sizes_add_up_and_multiply():
    assert Size(1, 2, 3) + Size(10, 20, 30) == Size(11, 22, 33)
    assert Size(1, 2, 3) * 3 == Size(3, 6, 9)


@pytest.mark.parametrize(
    ("steps", "size"),
    [
        # start and end of each pass, and the finish
        ('kind = "stretch"\nname = "Hold"\nduration = 5', Size(1, 3, 5_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nsets = 3', Size(3, 7, 15_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nsets = 3\nrest = 2', Size(5, 9, 19_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nsets = 2\nsides = "each"\nrest = 2\nswitch = 1', Size(7, 12, 25_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nsets = 2\nsides = "alternate"\nrest = 2\nswitch = 1', Size(7, 12, 23_000)),
        # a switch without a length still has its cue
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nsides = "each"', Size(2, 6, 10_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\ntransition = 2', Size(1, 3, 5_000)),
        # what has no length and waits for nobody is left out
        ('kind = "note"\nname = "Look"\nduration = 0\nsay = "Look"\n[[step]]\nkind = "rest"\nduration = 1', Size(1, 2, 1_000)),
        ('kind = "note"\nname = "Look"\nduration = 0\nuntil = "ready"', Size(1, 1, 0)),
        # contraction and release, tension and release
        ('kind = "stretch"\nname = "Hold"\ntechnique = "contract-relax"\nduration = 5', Size(1, 5, 10_000)),
        ('kind = "relax"\nname = "Feet"\ntense = 5\nrelease = 5', Size(1, 5, 10_000)),
        ('kind = "breathe"\nbreaths = 3', Size(1, 9, 30_000)),
        ('kind = "breathe"\npattern = [1, 1, 1, 1]\nbreaths = 3', Size(1, 15, 12_000)),
        # skin checks inside, not at the end
        ('kind = "heat"\nduration = 600\ncheck_every = 300', Size(1, 4, 600_000)),
        ('kind = "heat"\nduration = 601\ncheck_every = 300', Size(1, 5, 601_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\nhalfway = true', Size(1, 4, 5_000)),
        ('kind = "stretch"\nname = "Hold"\nduration = 5\ncues = [{ at = 1, say = "x" }]', Size(1, 4, 5_000)),
        # waits
        ('kind = "stretch"\nname = "Hold"\nuntil = "ready"', Size(1, 2, 0)),
        ('kind = "note"\nname = "Look"', Size(1, 1, 0)),
        ('kind = "note"\nname = "Look"\nsay = "x"\nduration = 5', Size(1, 2, 5_000)),
        ('kind = "rest"\nduration = 5', Size(1, 2, 5_000)),
        ('kind = "rest"\nuntil = "ready"', Size(1, 2, 0)),
    ],
)  # fmt: skip
def test_a_step_has_its_segments_cues_and_length(routine, steps: str, size: Size):
    read = routine(f"{TOP}[[step]]\n{steps}\n")
    assert _size(read) == size
    assert _laid_out(read) == size


def test_a_rest_step_without_length_is_left_out(routine):
    read = routine(f'{TOP}[[step]]\nkind = "rest"\nduration = 0\n[[step]]\nkind = "note"\nname = "x"\n')
    assert _size(read) == _laid_out(read) == Size(1, 1, 0)


@pytest.mark.parametrize(
    ("beats", "length", "kept"),
    [(3, "3.999s", 2), (3, "4s", 3), (3, "0.5s", 0), (10, "4s", 3), (10, "11s", 10), (0, "9s", 0)],
)
def test_only_beats_a_second_after_the_start_are_counted(routine, beats: int, length: str, kept: int):
    text = f'name = "x"\n[timing]\ncountdown = {beats}\n[[step]]\nkind = "rest"\nduration = "{length}"\n'
    assert _size(routine(text)).cues == 2 + kept
    assert _size(routine(text)) == _laid_out(routine(text))


@pytest.mark.parametrize(("threshold", "halfway"), [("6s", 0), ("5s", 1), ("1s", 1), ("0s", 0)])
def test_a_long_pass_has_a_halfway_cue(routine, threshold: str, halfway: int):
    hold = '[[step]]\nkind = "stretch"\nname = "Hold"\nduration = 5\n'
    text = TOP.replace("halfway = 0", f'halfway = "{threshold}"') + hold
    assert _size(routine(text)).cues == 3 + halfway
    assert _size(routine(text + "halfway = false\n")).cues == 3
    assert _size(routine(text)) == _laid_out(routine(text))


HOLD = '{ kind = "stretch", name = "Hold", duration = 5 }'
REST = '{ kind = "rest", duration = 5 }'


@pytest.mark.parametrize(
    "steps",
    [
        f"{{ rounds = 3, rest = 4, step = [{HOLD}] }}",
        f"{{ rounds = 3, step = [{HOLD}, {REST}] }}",
        f"{{ rounds = 3, rest = 4, step = [{HOLD}, {HOLD}] }}, {HOLD}",
        f"{{ rounds = 2, rest = 4, step = [{{ rounds = 3, rest = 1, step = [{HOLD}] }}, {REST}] }}, {HOLD}",
        f"{REST}, {HOLD}",
        f'{REST}, {{ kind = "note", name = "x" }}, {HOLD}',
        '{ rounds = 3, rest = 4, step = [{ kind = "rest", duration = 0 }] }, ' + HOLD,
        '{ kind = "note", name = "x" }, { rounds = 2, step = [' + HOLD + "] }",
        f'{{ kind = "rest", until = "ready" }}, {HOLD}',
        f"{{ rounds = 2, step = [{{ rounds = 2, rest = 3, step = [{HOLD}] }}] }}",
    ],
)
@pytest.mark.parametrize("transition", ["0s", "3s"])
@pytest.mark.parametrize("get_ready", ["0s", "7s"])
def test_blocks_lead_ins_and_rests_add_up(routine, steps: str, transition: str, get_ready: str):
    timing = f'timing = {{ get_ready = "{get_ready}", transition = "{transition}" }}\n'
    read = routine(f'name = "x"\n{timing}step = [{steps}]\n')
    assert _size(read) == _laid_out(read)


def test_where_the_timing_is_silent_the_built_in_values_count(routine):
    each = '[[step]]\nkind = "stretch"\nname = "Hold"\nduration = 30\nsides = "each"\n'
    read = routine('name = "x"\n' + each * 2)
    assert _size(read) == _laid_out(read)
    assert _size(read).length == 10_000 + 65_000 + 5_000 + 65_000
