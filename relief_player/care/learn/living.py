"""Pages on what a person takes in and lives with: drinking, food, and health conditions."""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

HYDRATION: Final = Topic(
    id="hydration",
    title="Drink enough, and to thirst",
    summary="Thirst is the guide. Large amounts are not safe.",
    also=("water", "drinking", "drink", "fluids", "thirst", "dehydration", "sweat"),
    paragraphs=(
        Paragraph(
            "Drink regularly, and let thirst be your guide. In exercise, too, experts agreed on thirst.",
            ("hewbutler2015",),
            heading="How much",
        ),
        Paragraph(
            "For a day, six to eight cups is a rough guide. Pale, clear yellow urine is a good sign. You may need "
            "more in heat, in long exercise, in pregnancy or when you are ill.",
            ("nhs_water",),
        ),
        Paragraph(
            "Have you been told to limit what you drink, for your heart, kidneys or liver? Then follow that instead.",
        ),
        Paragraph(
            "Never force large amounts. In August 2014 two healthy teenage athletes died. They had drunk very large "
            "amounts to keep cramps away. One of them had drunk about 15 litres.",
            ("miller2015",),
            heading="What is not safe",
        ),
        Paragraph(
            "Nobody knows for sure. Some researchers blame heavy sweating with loss of salt. Four studies that "
            "followed people over time do not support that. What speaks for it is mainly stories, 18 cases and one "
            "small study.",
            ("schwellnus2009", "miller2022", "bergeron2008", "maughan2019"),
            heading="Does too little water cause cramps?",
        ),
    ),
)

NUTRITION: Final = Topic(
    id="nutrition",
    title="Eat a varied diet",
    summary="Food covers the minerals. Pills are for those who were told to.",
    also=("food", "eating", "diet", "minerals", "magnesium", "potassium", "calcium", "salt", "electrolytes"),
    paragraphs=(
        Paragraph(
            "A varied diet covers potassium, calcium and magnesium. Fruit, vegetables, pulses, nuts, and dairy or its "
            "alternatives all help.",
            ("fss_minerals",),
            heading="Food",
        ),
        Paragraph(
            "An adult needs about 3,500 mg of potassium and 700 mg of calcium a day, from food.",
            ("fss_minerals",),
        ),
        Paragraph(
            "Older people need no potassium pills, unless somebody has advised them.",
            ("fss_minerals",),
            heading="Pills",
        ),
        Paragraph(
            "Magnesium pills are unlikely to help older adults with cramps. In trials they had as many cramps as with "
            "dummy pills.",
            ("garrison2020",),
        ),
        Paragraph(
            "Low salts can come with some illnesses and some medicines. A blood test tells, and a guess does not. So "
            "ask before you use salt or minerals for cramps.",
        ),
    ),
)

CONDITIONS: Final = Topic(
    id="conditions",
    title="Health conditions and medicines",
    summary="Cramps can come with an illness or a new medicine.",
    also=("illness", "disease", "medicines", "medication", "diabetes", "underlying conditions", "health"),
    paragraphs=(
        Paragraph(
            "Cramps can come with diabetes, or with thyroid, kidney, circulation or nerve problems. A new medicine "
            "can bring them on, such as a water tablet or a statin.",
            ("nice_cks", "merck_cramp", "seed"),
            heading="What can lie behind",
        ),
        Paragraph(
            "Write your cramps down, and take the list to your doctor. Do not stop a medicine by yourself.",
        ),
        Paragraph(
            "See a doctor within a day or two if cramps began after a new medicine. Do the same if you drink a lot of "
            "alcohol, or if a calf cramps when you walk and stops when you rest.",
            ("merck_cramp",),
            heading="Soon",
        ),
        Paragraph(
            "Quinine used to be given for night cramps. It is no longer recommended.",
            ("aafp2017", "allen2012"),
        ),
        Paragraph(
            "With osteoporosis, slow and controlled bending is generally safe. Stay away from the end of your range, "
            "and from sudden, repeated or loaded bending.",
            ("ros_bend", "brookewavell2022"),
            heading="Take extra care",
        ),
        Paragraph(
            "Take care with heat on numb skin. Take care with massage if you use blood thinners.",
            ("mpft_heat", "mayo_massage"),
        ),
        Paragraph("Diabetes, pregnancy and a recent operation call for care as well. Ask what suits you."),
    ),
)
