"""What each gate says and asks: its title, its words, and its questions.

This module owns which sign belongs to which gate (the gates of the evidence base's section 11). The questions
themselves are in `warning_signs` and `cautions`; `gates` makes sheets of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from relief_player.care import cautions as caution
from relief_player.care import warning_signs as sign
from relief_player.care.sheet import LeaveOut, Question
from relief_player.routine.model import Gate


class GateWords(Struct, frozen=True, kw_only=True):
    """One gate by itself."""

    title: str
    """Above a sheet that asks this gate alone."""
    intro: tuple[str, ...]
    """What a person should know before they answer, a sentence each."""
    sources: tuple[str, ...]
    """What the intro rests on; empty where it claims nothing."""
    questions: tuple[Question, ...]
    can_be_cleared: bool = False
    """Whether it asks for something that a doctor may have said is fine; such a person is told to answer "no"."""


_NEVER_ASLEEP: Final = "Never lie on a pack, and never sleep with one on."

WORDS: Final[Mapping[Gate, GateWords]] = MappingProxyType(
    {
        Gate.CRAMP: GateWords(
            title="Before you start",
            intro=("These need help, not a stretch.",),
            sources=(),
            questions=(
                sign.EXERTION,
                sign.SWOLLEN_LIMB,
                sign.TEN_MINUTES_ALREADY,
                sign.WEAK_OR_NUMB,
                sign.WOUND_OR_POISON,
                sign.FLUID_LOSS,
            ),
        ),
        Gate.BACK: GateWords(
            title="Before your back",
            intro=("These need help, not a stretch.",),
            sources=(),
            questions=(
                sign.SADDLE,
                sign.BLADDER,
                sign.BOTH_LEGS,
                sign.CHEST,
                sign.ACCIDENT,
                sign.FEVER,
                sign.WEIGHT_OR_LUMP,
                sign.NIGHT_PAIN,
            ),
        ),
        Gate.UPPER_TRUNK: GateWords(
            title="Before you start",
            intro=("Cramps of chest, arms or belly can be a warning.", "If they keep coming, see a doctor."),
            sources=("merck_cramp",),
            questions=(
                sign.CHEST,
                sign.EXERTION,
                sign.SEVERE_BELLY,
                sign.FEVER,
                sign.VOMITING,
                sign.PREGNANT_BELLY,
                sign.SWOLLEN_LIMB,
                sign.TEN_MINUTES_ALREADY,
                sign.WEAK_OR_NUMB,
                sign.WOUND_OR_POISON,
                sign.FLUID_LOSS,
            ),
        ),
        Gate.HEAT: GateWords(
            title="Before heat",
            intro=("Wrap the pack in layers of towel.", _NEVER_ASLEEP),
            sources=("mpft_heat", "sfh_heatice"),
            questions=(
                caution.SKIN,
                caution.FEELING,
                caution.CIRCULATION,
                caution.HEART,
                caution.FEVER_BEFORE_HEAT,
                caution.INFECTION,
                caution.HEAT_REACTION,
                caution.CANCER,
            ),
            can_be_cleared=True,
        ),
        Gate.COLD: GateWords(
            title="Before cold",
            intro=("Put a damp cloth between ice and skin.", _NEVER_ASLEEP),
            sources=("sfh_heatice",),
            questions=(
                caution.SKIN,
                caution.FEELING,
                caution.CIRCULATION,
                caution.COLD_REACTION,
                caution.HEART,
                caution.BLOOD_PRESSURE,
            ),
            can_be_cleared=True,
        ),
        Gate.MASSAGE: GateWords(
            title="Before massage",
            intro=("Keep it gentle.", "Leave out any place that is sore to the touch."),
            sources=("mayo_cramp", "aaos_cramp"),
            questions=(
                sign.SWOLLEN_LIMB,
                caution.FRACTURE,
                caution.SKIN,
                caution.BLEEDING,
                caution.SORE_PLACE,
                caution.BONES,
                caution.CANCER,
                caution.PREGNANCY,
            ),
            can_be_cleared=True,
        ),
        Gate.EXERCISE: GateWords(
            title="Before exercise",
            intro=("Start easy, and stop for pain or dizziness.",),
            sources=("nhsinform_warmup", "miller2022"),
            questions=(
                sign.CHEST,
                sign.EXERTION,
                sign.SWOLLEN_LIMB,
                sign.WALKING_CALF,
                caution.OPERATION,
                caution.COOLED,
            ),
            can_be_cleared=True,
        ),
        Gate.RELAX: GateWords(
            title="Before you relax",
            intro=("Leave out any part that hurts.", "You may keep your eyes open."),
            sources=("va_pmr",),
            questions=(caution.TENSING_HURTS,),
            can_be_cleared=True,
        ),
        Gate.BREATH: GateWords(
            title="Before you breathe slowly",
            intro=("If you get dizzy, pause and breathe as you like.",),
            sources=(),
            questions=(sign.CHEST, caution.DIZZY),
        ),
        Gate.GENERAL: GateWords(
            title="Before you stretch",
            intro=("A stretch may feel tight.", "It never hurts."),
            sources=("acsm2021", "mayo_basic"),
            questions=(
                sign.SWOLLEN_LIMB,
                sign.WEAK_OR_NUMB,
                caution.OPERATION,
                caution.BONES,
                caution.PREGNANCY,
            ),
            can_be_cleared=True,
        ),
    }
)
"""Every gate."""

LEAVE_OUT: Final[Mapping[Gate, LeaveOut]] = MappingProxyType(
    {
        Gate.MASSAGE: LeaveOut(
            gate=Gate.MASSAGE,
            text="Blood thinners, a bleeding disorder, or skin or bone broken there? Leave out the massage.",
            sources=("mayo_massage", "nccih_massage", "bartsch2021"),
        ),
        Gate.HEAT: LeaveOut(
            gate=Gate.HEAT,
            text="Skin numb, broken or infected, poor circulation, a heart condition or fever? Leave out the heat.",
            sources=("mpft_heat", "sfh_heatice"),
        ),
        Gate.COLD: LeaveOut(
            gate=Gate.COLD,
            text="Skin numb or broken, poor circulation or Raynaud's? Leave out the cold.",
            sources=("sfh_heatice",),
        ),
    }
)
"""The lines for kinds of steps that come late in a routine for a person in a hurry."""
