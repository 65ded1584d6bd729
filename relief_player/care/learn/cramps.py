"""Pages on cramps themselves: what they feel like, and what may bring them on."""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

CAUSES: Final = Topic(
    id="causes",
    title="Six possible causes",
    summary="What may bring a cramp on, and how sure anybody is.",
    also=("cause", "why", "reasons", "triggers"),
    paragraphs=(
        Paragraph(
            "Why muscles cramp is not settled. Several things seem to work together, and they differ from person to "
            "person. So watch your own cramps, and write down what came before.",
            ("miller2022", "schwellnus2009", "maughan2019"),
        ),
        Paragraph(
            "This is the best supported idea. A tired muscle and its nerves fall out of step. For night cramps, "
            "too, tiredness and nerves are more likely than salts. The idea is still not complete.",
            ("schwellnus2009", "miller2015", "allen2012"),
            heading="1. A tired or overused muscle",
        ),
        Paragraph(
            "Some researchers see cramps with heavy sweating and loss of salt as a kind of their own. Four large "
            "studies do not support it. One paper that weighs both had a sponsor that makes sports drinks.",
            ("bergeron2008", "maughan2019", "miller2022"),
            heading="2. Sweat and fluids",
        ),
        Paragraph(
            "Low salts, some illnesses and some medicines can bring cramps on. Diabetes, thyroid and kidney problems "
            "are on the list. So are water tablets and statins.",
            ("nice_cks", "merck_cramp", "seed"),
            heading="3. Minerals, illness or medicines",
        ),
        Paragraph(
            "Problems with nerves or circulation are on the list too. A calf that cramps when you walk and stops when "
            "you rest needs a doctor in a day or two. Weakness or lost feeling needs one right away.",
            ("merck_cramp", "nice_cks"),
            heading="4. Nerves or circulation",
        ),
        Paragraph(
            "Many people say so. Our sources neither show it nor rule it out. For desk work they show that breaks "
            "ease discomfort, which is another thing.",
            ("galinsky2007", "niosh2007"),
            heading="5. Sitting or holding a position for long",
        ),
        Paragraph(
            "This is often said as well. None of our sources shows it. A warm-up is good for other reasons.",
            heading="6. Starting cold",
        ),
    ),
)

SYMPTOMS: Final = Topic(
    id="symptoms",
    title="What a cramp is like",
    summary="How long it lasts, where it comes, and what is not a cramp.",
    also=("symptom", "signs", "feeling", "sore", "tender"),
    paragraphs=(
        Paragraph(
            "A harmless night cramp lasts from seconds to about ten minutes. Then it lets go.",
            ("hallegraeff2017", "nice_cks", "nidirect_cramp"),
            heading="How long",
        ),
        Paragraph(
            "The muscle may stay tender. One source says up to a day. Another says hours or days.",
            ("nhs_cramp_copy", "mayo_cramp"),
        ),
        Paragraph(
            "Of people over 60 who get cramps, four in ten have three or more a week.",
            ("nice_cks",),
            heading="Where and how often",
        ),
        Paragraph(
            "One source calls cramps of hand, arm, belly and ribs very common. Another calls cramps of chest, arms or "
            "belly a reason to see a doctor right away. We follow the careful one, and ask first.",
            ("medlineplus_cramp", "merck_cramp"),
        ),
        Paragraph(
            "One leg with throbbing pain, swelling, warmth, red or darker skin or hard veins may have a blood clot. "
            "Do not stretch it. Get urgent advice.",
            ("uclh_dvt",),
            heading="What is not a cramp",
        ),
        Paragraph("Our sources were read for what to do. They give no full list of what a cramp can feel like."),
    ),
)
