"""Pages on when to see somebody, and on common advice that does not hold."""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

SEEK_HELP: Final = Topic(
    id="seek-help",
    title="When to get help",
    summary="What is an emergency, what is urgent, what can wait some days.",
    also=("help", "doctor", "emergency", "urgent", "red flags", "medical attention", "when to see a doctor"),
    paragraphs=(
        Paragraph(
            "Back pain with numbness round the genitals or buttocks. Trouble passing urine, or no control of bladder "
            "or bowels. Pain, weakness or numbness in both legs. Chest pain. Back "
            "pain after a serious accident.",
            ("sheffield_back",),
            heading="Emergency: call now",
        ),
        Paragraph(
            "Cramps in exercise with dizziness, collapse, vomiting, dark urine or confusion. Stop at once. This can "
            "need a hospital.",
            ("miller2022",),
        ),
        Paragraph(
            "A cramp that has lasted more than ten minutes. Cramps after a dirty wound or after poison.",
            ("nidirect_cramp", "nhs_cramp_copy"),
            heading="Urgent: today",
        ),
        Paragraph(
            "One leg or arm that throbs, swells, is warm or changes colour, or has hard sore veins.",
            ("uclh_dvt",),
        ),
        Paragraph(
            "Back pain with fever, with weight loss you cannot explain, or with a lump or a change of shape. Back "
            "pain that is worse at night, or that rest does not ease.",
            ("sheffield_back", "chcp_back", "kingswood_back"),
        ),
        Paragraph(
            "Cramps in chest, arms or belly. Weakness, lost feeling or twitching. Cramps after heavy loss of fluids.",
            ("merck_cramp",),
        ),
        Paragraph(
            "A calf that cramps when you walk and stops when you rest. Cramps since a new medicine, or with heavy "
            "use of alcohol.",
            ("merck_cramp",),
            heading="In a day or two",
        ),
        Paragraph(
            "Cramps that are severe, come often, wake you or have no clear cause. Cramps that self-care does not "
            "help. Swelling, a change of skin, numbness, or a muscle that gets thin or weak.",
            ("mayo_stclair", "nidirect_cramp", "nhs_cramp_copy", "seed"),
            heading="Soon",
        ),
        Paragraph(
            "Back pain that is no better after a few weeks, or lasts past six. Pain that goes below the knee. Pain "
            "after a fall or a blow.",
            ("kingswood_back", "chcp_back", "mayohs_back"),
        ),
        Paragraph(
            "How many cramps a week are too many? No source gives a number. Where we name one, it is our own choice.",
        ),
    ),
)

CORRECTIONS: Final = Topic(
    id="corrections",
    title="Common advice, corrected",
    summary="Thirst, minerals, night cramps, desk stretches, long holds, curled toes.",
    also=("myths", "mistakes", "wrong", "corrected", "desk", "common advice"),
    paragraphs=(
        Paragraph(
            "Thirst is the guide. Forcing fluids down has killed healthy athletes. More water has not been shown to "
            "stop cramps.",
            ("hewbutler2015", "miller2015", "schwellnus2009"),
            heading="'Drink as much as you can'",
        ),
        Paragraph(
            "In older adults magnesium did no better than dummy pills. Older people need potassium pills "
            "only when advised. A varied diet covers both.",
            ("garrison2020", "fss_minerals"),
            heading="'Take minerals'",
        ),
        Paragraph(
            "It may help. One trial found fewer cramps, a larger one did not. A review says they may be milder.",
            ("hallegraeff2012", "coppin2005", "hawke2021"),
            heading="'Stretching at night stops cramps'",
        ),
        Paragraph(
            "The break is what helped: five minutes in each hour. The stretches added nothing that could be seen. So "
            "get up, and stretch if you like it.",
            ("galinsky2007", "niosh2007"),
            heading="'Stretch at your desk'",
        ),
        Paragraph(
            "Holds of a minute or more just before sport cost some performance. Warm up with movement.",
            ("behm2016",),
            heading="'Stretch long before sport'",
        ),
        Paragraph(
            "In muscle relaxation the toes go up. Curling them under can bring a cramp on.",
            ("bb1973_table",),
            heading="'Curl your toes and let go'",
        ),
        Paragraph(
            "For recent low-back pain, heat has the better evidence.",
            ("qaseem2017", "french2006"),
            heading="'Ice your back'",
        ),
    ),
)
