"""The warning signs that are asked for: emergencies, what cannot wait, and what should be seen in the next days.

This module owns their words (the evidence base's section 9, and the gates of its section 11). It never decides when
they are asked: `gate_words` says which gate asks which.
"""

from __future__ import annotations

from typing import Final

from relief_player.care.sheet import Level, Question

# ---------------------------------------------------------------- emergencies

CHEST: Final = Question(
    id="chest",
    text="Chest pain or tightness, short of breath, or sweating with the pain?",
    sign="chest pain or tightness, trouble breathing, or sweating with the pain",
    level=Level.EMERGENCY,
    advice="Do not wait for it to pass. Do not stretch.",
    sources=("sheffield_back", "merck_cramp"),
)
SADDLE: Final = Question(
    id="saddle-numb",
    text="Numb round the genitals or buttocks?",
    sign="numbness round the genitals or buttocks",
    level=Level.EMERGENCY,
    advice="With back pain this needs a hospital now.",
    sources=("sheffield_back",),
)
BLADDER: Final = Question(
    id="bladder-bowel",
    text="Trouble passing urine, or no control of bladder or bowels?",
    sign="trouble passing urine, or no control of bladder or bowels",
    level=Level.EMERGENCY,
    advice="With back pain this needs a hospital now.",
    sources=("sheffield_back",),
)
BOTH_LEGS: Final = Question(
    id="both-legs",
    text="Pain, weakness or numbness in both legs?",
    sign="pain, weakness or numbness in both legs",
    level=Level.EMERGENCY,
    advice="With back pain this needs a hospital now.",
    sources=("sheffield_back",),
)
ACCIDENT: Final = Question(
    id="accident",
    text="Did it start after a serious accident?",
    sign="pain after a serious accident",
    level=Level.EMERGENCY,
    advice="Do not stretch your back until it has been looked at.",
    sources=("sheffield_back",),
)
EXERTION: Final = Question(
    id="exertion",
    text="With hard exercise: dizzy, collapsed, vomiting, confused, dark urine?",
    sign="dizziness, collapse, vomiting, confusion or dark urine with hard exercise",
    level=Level.EMERGENCY,
    advice="Stop all exercise. This can need a hospital.",
    sources=("miller2022",),
)

# ---------------------------------------------------------------- what cannot wait

SWOLLEN_LIMB: Final = Question(
    id="swollen-limb",
    text="One leg or arm swollen, warm, red or darker, or with hard sore veins?",
    sign="one leg or arm that is swollen, warm, red or darker, or has hard sore veins",
    level=Level.URGENT,
    advice="It may be a blood clot. Do not stretch, warm or rub it.",
    sources=("uclh_dvt", "bartsch2021", "mayo_massage"),
)
TEN_MINUTES_ALREADY: Final = Question(
    id="ten-minutes",
    text="A cramp that began over ten minutes ago and has not let go?",
    sign="a cramp that has lasted more than ten minutes",
    level=Level.URGENT,
    advice="A harmless leg cramp is over in about ten minutes.",
    sources=("nidirect_cramp", "nhs_cramp_copy", "bop_cramp", "hallegraeff2017", "nice_cks"),
)
WOUND_OR_POISON: Final = Question(
    id="wound-poison",
    text="Did the cramps start after a dirty wound, or after poison?",
    sign="cramps after a dirty wound or after poison",
    level=Level.URGENT,
    advice="Say what happened and when. Tetanus can cause cramps.",
    sources=("nidirect_cramp", "nhs_cramp_copy"),
)
WEAK_OR_NUMB: Final = Question(
    id="weak-numb",
    text="New weakness, lost feeling or twitching in a muscle?",
    sign="new weakness, lost feeling or twitching in a muscle",
    level=Level.URGENT,
    advice="Have it looked at before you stretch it.",
    sources=("merck_cramp",),
)
FLUID_LOSS: Final = Question(
    id="fluid-loss",
    text="After losing a lot of fluid, as from vomiting or heavy sweating?",
    sign="cramps after losing a lot of fluid",
    level=Level.URGENT,
    advice="Drink to thirst while you wait. Never force large amounts.",
    sources=("merck_cramp", "hewbutler2015", "miller2015"),
)
FEVER: Final = Question(
    id="fever",
    text="A fever (38 °C or 100.4 °F, or more)?",
    sign="fever",
    level=Level.URGENT,
    advice="Pain with a fever needs a doctor, not a stretch.",
    sources=("chcp_back", "kingswood_back"),
)
WEIGHT_OR_LUMP: Final = Question(
    id="weight-lump",
    text="Weight loss you cannot explain, a lump, or a back that changed shape?",
    sign="weight loss you cannot explain, a lump, or a back that changed shape",
    level=Level.URGENT,
    advice="Have your back looked at before you exercise it.",
    sources=("sheffield_back", "chcp_back", "kingswood_back"),
)
NIGHT_PAIN: Final = Question(
    id="night-pain",
    text="Back pain that is worse at night, or that rest does not ease?",
    sign="back pain that is worse at night or that rest does not ease",
    level=Level.URGENT,
    advice="Have your back looked at before you exercise it.",
    sources=("sheffield_back", "chcp_back", "kingswood_back"),
)
SEVERE_BELLY: Final = Question(
    id="severe-belly",
    text="Severe or spreading pain in the belly or chest?",
    sign="severe or spreading pain in the belly or chest",
    level=Level.URGENT,
    advice="Do not stretch it. If the pain is in your chest, call emergency services.",
    sources=("merck_cramp",),
)
VOMITING: Final = Question(
    id="vomiting",
    text="Vomiting as well?",
    sign="vomiting as well",
    level=Level.URGENT,
    advice="A cramp with vomiting needs a doctor, not a stretch.",
    sources=("merck_cramp", "miller2022"),
)
PREGNANT_BELLY: Final = Question(
    id="pregnant-belly",
    text="Are you pregnant, and the cramp is in your belly or side?",
    sign="a belly or side cramp in pregnancy",
    level=Level.URGENT,
    advice="Do not stretch your belly. Your midwife or doctor can tell what it is.",
    sources=("grisogono_prone", "wyclef_abs"),
)

# ---------------------------------------------------------------- the next days

WALKING_CALF: Final = Question(
    id="walking-calf",
    text="Does a calf cramp when you walk, and stop when you rest?",
    sign="a calf that cramps when you walk and stops when you rest",
    level=Level.SOON,
    advice="Leave hard exercise until then.",
    sources=("merck_cramp",),
)
