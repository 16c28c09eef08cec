"""The words by which claims, and what is no claim, are known: lists alone.

In:  nothing.
Out: groups of words, each as the inside of a regular expression; a word may end in “s?” or hold (a|b).
Use: claiming.py puts them together; a word that is missing is added here.
"""

from __future__ import annotations


def any_of(*groups: str) -> str:
    """One group out of lists of words parted by blanks; an underscore stands for the blank inside a phrase."""
    words = " ".join(groups).split()
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words)})"


MONTH = any_of("January February March April May June July August September October November December")

LABEL = any_of(
    "step part section chapter table figure page question box level schedule category class tier phase stage",
    "version grade item article act appendix rule note line row type WCAG CC_BY Attribution NG TA TRANSFORM",
    "SUSTAIN KARMA-Dep",
)
"""What stands before a number that only names: step 2, WCAG 2.2."""

OWN_THINGS = any_of(
    "pages? questions? steps? ways? reasons? parts? points? lists? kinds? sorts? types? words? sentences?",
    "lines? sections? dots? examples? things? pictures? drawings? doors? entries names? rows? columns? tables?",
    "headings? rules? facts? terms? ideas? sheets? copies paragraphs? numbers answers? products? forms? routes?",
    "options? choices?",
)
"""What a guide is made of: “3 questions” counts nothing in the world."""

NOT_AGES = any_of(
    "% in_ of_ people patients trials studies mg per hours? days? weeks? months? minutes? points?")

FRACTION = r"(?:half|(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)|most|the majority|a minority)"
THE_COUNTED = any_of(
    "people patients adults users clients volunteers participants responders trials studies clinics them those",
    "who",
)

MORE_OR_LESS = any_of(
    "more less fewer greater higher lower larger smaller bigger faster slower quicker longer shorter stronger",
    "weaker safer riskier better worse rarer milder sooner later oftener deeper cheaper",
)
WHAT_A_READER_KNOWS = any_of(
    "usual research_allows before planned prescribed agreed expected meant needed asked normal once you anybody",
    "anyone that one was a_few",
)
"""“Worse than usual” compares with what the reader knows, not with another treatment."""
DEGREES = any_of("likely effective safe common often severe dangerous harmful addictive potent tolerable")
AS_AS = any_of("well likely effective good safe common often severe strong many much fast")
TIMES = any_of("twice two_times three_times four_times five_times ten_times half")

TREATMENT = any_of(
    "(?:es)?ketamine Spravato KAT drugs? treatments? doses? drips? infusions? spray lozenges? tablets?",
    "injections? therapy therapies psychotherapy medicines? antidepressants? alcohol opioids? sedatives?",
    "benzodiazepines? midazolam lithium lamotrigine quetiapine psilocybin psychedelics? CBT ECT EMDR rTMS",
    "exercise stimulants? cannabis anaesthetics? effects? benefits?",
)
TREATMENTS = any_of(
    "drugs treatments doses drips infusions lozenges tablets injections therapies medicines antidepressants",
    "opioids sedatives benzodiazepines psychedelics stimulants effects benefits",
)
THIRD = any_of(
    "works helps improves lifts relieves eases prevents causes raises lowers harms_(?:the|your|people|a|an)",
    "damages cures heals reduces increases worsens weakens triggers protects boosts impairs lessens calms",
    "restores repairs stops_working wears_off fades treats speeds_up slows adds_to",
)
PAST = any_of(
    "worked helped improved lifted relieved eased prevented caused raised lowered harmed damaged cured healed",
    "reduced increased worsened weakened triggered protected boosted impaired lessened restored repaired",
)
BASE = any_of(
    "work help improve lift relieve ease prevent cause raise lower harm damage cure heal reduce increase worsen",
    "weaken trigger protect boost impair lessen calm restore repair wear_off fade treat speed_up slow add_to",
    "be_fatal kill",
)
MODAL = any_of("can could may might will does do did")
NOW_AND_THEN = any_of("also even still often sometimes usually")
QUALITIES = any_of(
    "safe effective addictive dangerous harmless harmful toxic habit-forming fatal well_tolerated")

FOUND_OUT = any_of("known shown tested studied measured counted looked_at proven")
SHOW = any_of("show prove mean tell say settle")
"""After “not”: nothing is claimed of the world."""
OF_A_GUIDE = any_of("guide site pages? list copy section part sheet figures? drawings? tables?")

LEFT_OPEN = any_of(
    "whom whether if how what when until unless before once hop(?:e|ed|ing) in_case claims? said_to says?_that",
    "fear(?:s|ed)? want(?:s|ed)? should would meant_to aims? intended trying",
)
"""An effect after one of these is asked, feared or hoped for, not said."""

BEFORE_ADVICE = any_of("please then and or so instead always for_now at_home if when before after until in")
IMPERATIVES = any_of(
    "agree allow arrange ask assess avoid be book breathe bring call cancel carry check choose compare confirm",
    "consider count cut decide discuss do document don['’]t drink eat ensure exclude expect explain find follow",
    "get give go have help hold include inform keep learn leave let listen lock look make measure mind monitor",
    "move never note offer open plan prepare print put read record refer remember repeat report rest return",
    "review ring save say screen see send set share show sit sleep speak start stay stop store take talk tell",
    "test text think treat try turn use wait warn watch wear weigh write",
)
