"""What the cramp diary prompts: signs that should be seen, and counts that are worth showing to somebody.

This module owns those rules and words (the evidence base's section 9b). A count is said as a count and never as a
diagnosis; where no source gives a number, the prompt says that it is a product choice. It is pure: it reads no diary
and no clock. Each prompt is given once for each episode.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from msgspec import Struct

from relief_player.care.redflags import TEN_MINUTES
from relief_player.care.sheet import Level
from relief_player.units import HOUR, Ms

PRODUCT_CHOICE: Final = "product choice"
WEEK: Final = Ms(7 * 24 * HOUR)
CRAMPS_IN_A_WEEK: Final = 3
"""A product choice: no source gives a number of cramps."""
WAKINGS_IN_A_WEEK: Final = 2
"""A product choice: "disturbing sleep" is sourced, the number is not."""
FEVER: Final = 38.0
"""Degrees Celsius (chcp_back, kingswood_back)."""
FIRM_DAYS: Final = 42
"""Most back pain settles in six weeks (chcp_back)."""
FEW_WEEKS_DAYS: Final = 21
"""A product choice for "a few weeks" (kingswood_back)."""
_BACK: Final = frozenset({"low-back", "mid-back"})
_MONTH: Final = Ms(28 * 24 * HOUR)


class Noted(Struct, frozen=True, kw_only=True):
    """An entry of the diary, as the rules see it."""

    id: str
    at: Ms
    """When it began, in milliseconds since 1970-01-01T00:00Z."""
    night: int
    """The number of its night: noon to noon at the person's place."""
    area: str
    lasted: Ms | None = None
    """How long it lasted, or had lasted by now."""
    going: bool = False
    """Whether it still goes on."""
    woke: bool = False
    signs: frozenset[str] = frozenset()
    """Of `swelling`, `redness`, `numbness`, `weakness`, `fall`."""
    temperature: float | None = None
    """Degrees Celsius."""
    since_days: int | None = None


class Prompt(Struct, frozen=True, kw_only=True):
    """Something to tell, once."""

    rule: str
    about: str
    """The entry it is about."""
    level: Level
    what: str
    why: str
    sources: tuple[str, ...]


class _Rule(Struct, frozen=True):
    name: str
    holds: Callable[[Noted, Collection[Noted]], bool]
    """Whether it holds for an entry, given all of them."""
    episode: Ms
    """Entries for which it holds and that are no further apart belong to one episode."""
    level: Level
    what: str
    why: str
    sources: tuple[str, ...]


def _past_ten(one: Noted, _: Collection[Noted]) -> bool:
    lasted = one.lasted or 0
    return lasted > TEN_MINUTES or (one.going and lasted >= TEN_MINUTES)


def _this_week(one: Noted, others: Collection[Noted]) -> list[Noted]:
    return [other for other in others if 0 <= one.at - other.at < WEEK]


def _often(one: Noted, others: Collection[Noted]) -> bool:
    return len(_this_week(one, others)) >= CRAMPS_IN_A_WEEK


def _woken(one: Noted, others: Collection[Noted]) -> bool:
    nights = {other.night for other in others if other.woke and 0 <= one.night - other.night < 7}  # noqa: PLR2004  # 7 nights
    return one.woke and len(nights) >= WAKINGS_IN_A_WEEK


def _back(holds: Callable[[Noted], bool]) -> Callable[[Noted, Collection[Noted]], bool]:
    return lambda one, _: one.area in _BACK and holds(one)


_RULES: Final = (
    _Rule(
        "ten-minutes",
        _past_ten,
        Ms(0),
        Level.URGENT,
        "A cramp that is still going at ten minutes: get urgent medical advice.",
        "A harmless cramp is over in about ten minutes.",
        ("nidirect_cramp", "nhs_cramp_copy", "bop_cramp", "hallegraeff2017", "nice_cks"),
    ),
    _Rule(
        "swelling-redness",
        lambda one, _: bool(one.signs & {"swelling", "redness"}),
        WEEK,
        Level.URGENT,
        "Swelling or redness with it: get urgent medical advice. Do not stretch, warm or rub it.",
        "With pain in one leg or arm it may be a blood clot.",
        ("uclh_dvt", "bartsch2021", "mayo_massage"),
    ),
    _Rule(
        "numbness-weakness",
        lambda one, _: bool(one.signs & {"numbness", "weakness"}),
        WEEK,
        Level.URGENT,
        "Numbness or weakness with it: get medical advice right away, before you stretch it.",
        "Lost feeling or strength is no usual part of a cramp.",
        ("merck_cramp",),
    ),
    _Rule(
        "back-fever",
        _back(lambda one: one.temperature is not None and one.temperature >= FEVER),
        WEEK,
        Level.URGENT,
        "Back pain with a fever of 38.0 °C (100.4 °F) or more: get urgent medical advice.",
        "Pain with a fever needs a doctor, not a stretch.",
        ("chcp_back", "kingswood_back"),
    ),
    _Rule(
        "back-fall",
        _back(lambda one: "fall" in one.signs),
        _MONTH,
        Level.SOON,
        "Back pain after a fall or a blow: have it looked at. After a serious accident, call emergency services.",
        "Do not stretch your back until it has been looked at.",
        ("kingswood_back", "mayohs_back", "sheffield_back"),
    ),
    _Rule(
        "back-six-weeks",
        _back(lambda one: (one.since_days or 0) >= FIRM_DAYS),
        _MONTH,
        Level.SOON,
        "Back pain for six weeks or more: see a doctor.",
        "Most back pain fades in two weeks and settles in six.",
        ("chcp_back",),
    ),
    _Rule(
        "back-three-weeks",
        _back(lambda one: FEW_WEEKS_DAYS <= (one.since_days or 0) < FIRM_DAYS),
        _MONTH,
        Level.SOON,
        "Back pain for three weeks or more: if it is not getting better, think of seeing a doctor.",
        'Our sources say "a few weeks"; three is our choice, a product choice.',
        ("kingswood_back", PRODUCT_CHOICE),
    ),
    _Rule(
        "three-in-a-week",
        _often,
        WEEK,
        Level.SOON,
        "{count} cramps in 7 days. You could show this diary to a doctor: relief log report.",
        "This is a count and no diagnosis. No source gives a number; three is a product choice.",
        (PRODUCT_CHOICE,),
    ),
    _Rule(
        "two-wakings",
        _woken,
        WEEK,
        Level.SOON,
        "Cramps woke you in {nights} of 7 nights. You could show this diary to a doctor: relief log report.",
        "This is a count and no diagnosis. Sources name disturbed sleep; two nights is a product choice.",
        ("mayo_stclair", "nidirect_cramp", PRODUCT_CHOICE),
    ),
)
"""The gravest first."""


def prompts(entries: Iterable[Noted], newest: str, told: Collection[tuple[str, str]]) -> tuple[Prompt, ...]:
    """What to tell after an entry, the gravest first.

    Args:
        entries: those of the last months, in any order, the new one among them.
        newest: the id of the new one.
        told: (rule, entry) pairs that were told before; nothing is told twice in one episode.
    """
    known = sorted(entries, key=lambda one: (one.at, one.id))
    one = next((one for one in known if one.id == newest), None)
    if one is None:
        return ()
    found: list[Prompt] = []
    for rule in _RULES:
        if rule.holds(one, known) and not any((rule.name, other.id) in told for other in _episode(rule, one, known)):
            nights = {other.night for other in known if other.woke and 0 <= one.night - other.night < 7}  # noqa: PLR2004  # 7 nights
            what = rule.what.format(count=len(_this_week(one, known)), nights=len(nights))
            found.append(
                Prompt(rule=rule.name, about=one.id, level=rule.level, what=what, why=rule.why, sources=rule.sources)
            )
    return tuple(found)


def _episode(rule: _Rule, one: Noted, known: list[Noted]) -> list[Noted]:
    """The entries of one episode: those for which the rule holds, one after the other, not too far apart."""
    holding = [other for other in known if rule.holds(other, known)]
    at = holding.index(one)
    first = last = at
    while first > 0 and holding[first].at - holding[first - 1].at <= rule.episode and rule.episode:
        first -= 1
    while last + 1 < len(holding) and holding[last + 1].at - holding[last].at <= rule.episode and rule.episode:
        last += 1
    return holding[first : last + 1]
