"""What else than a birth a day may be of: meetings, papers, things done. Tables of words, by where they may stand.

A word may be a pattern without spaces (see `patterns`).
"""

from __future__ import annotations

from sightline.privacy.rules.patterns import any_of, shape, word_of

# Between "born" or "DOB" and its date these give the date another meaning, whatever else stands there …
OTHER_DATE = word_of(
    r"""
    before after between since from until till by prior during within per each every quarters? years? months? weeks?
    deadlines? due targets? cohorts? launch\w* next rates? census part(?:y|ies) celebrat\w* cards? presents? gifts?
    allowances? scheme fund lunch treats? cake money
    """
)
# … and these unless a word such as "is" or a colon leads straight to it: "DOB on the referral form is 6 May 2004".
OTHER_MATTER = word_of(
    r"""
    to and not no will should must meetings? met review\w* returns? returned audit\w* report\w* checked completed added
    removed collected required mandatory fields? columns? forms? policy policies agreed introduced published approved
    visit\w* seen missing unknown blank redacted anonymised register\w* cert\w* notif\w* weights? events? plans? order
    partners? strateg\w* programmes? referral referred transferred updated data figures numbers counted sent held
    conference session training course start\w* begin\w* began opened closed ended moved died death discussed recorded
    noted checks? tests? tested fail\w* boxes box retire\w* chairs? chaired stands? join\w* appointed takes? took study
    saw clinic has last leaves? left breach\w* system export\w* migrat\w* match\w* audited sampled
    """
)
# What is said of the label itself: that it is asked for, kept or checked.
PURPOSE = word_of(
    r"""
    will must should shall fields? columns? policy policies forms? mandatory required collect\w* recorded check\w* added
    removed redact\w* meeting published introduced completed missing records? review\w* audit\w* agreed
    """
)
# Anywhere about an old date: something was done or written that day.
DONE_THAT_DAY = word_of(
    r"""
    plans? protection placement surveys? train\w* panel review\w* report\w* audit(?:s|ed|ing)? inspect\w* conferences?
    meetings? (?-i:met) orders? acts? guidance publish\w* letters? hearings? visit\w* attend\w* seen saw court assess\w*
    refer\w* moved died death arrest\w* convict\w* charged sentenc\w* incidents? strateg\w* versions? updated issued
    dated sign\w* closed open\w* start\w* ended since judge?ment inquiry minutes census polic\w+ edition events?
    launch\w* sessions? courses? interview\w* statement exams? appointments? clinic scan\w* married divorc\w* separated
    left placed excluded removed disclos\w* joined began became qualified appointed commission\w* ofsted law lessons?
    learning recommend\w* serious scrs? lcspr dhr inquest data figures regulations? contract\w* protocol\w* agree\w*
    adopted research study article journal relapse detox caution conversion exclusions? cp\sregister marac mappa icpc
    rcpc prevent level understanding book leaflet booklet papers?
    """
)
# Straight before an old date, beside all that end in "-ed": they lead to the day on which something was done.
_DONE = any_of(
    r"""
    [a-z]{2,}ed done heard held made given gave sent taken took begun set built run ran came went got found told written
    wrote known rung rang brought kept lost read said put cut let paid bought (?-i:met) seen saw spoke spoken
    came\sto\snotice notice force effect assent dropped drawn grown fell rose won sat stood taught caught withdrawn is
    was were are be been being will
    """
)
DONE = shape(rf"\b{_DONE}\s(?:up\s|off\s|out\s|in\s|down\s|over\s)?$")
# Straight before it: the date says when something was, and of no person.
_WHEN = any_of(
    """
    on by since from until till before after to at as between due dated? of in and w/e w/c y/e ending ends commencing
    with per
    """
)
WHEN = shape(rf"\b{_WHEN}\s(?:the\s)?$")
# Figures with dots or slashes that are no date: "paragraph 4.7.11", "ages 4, 7 and 9".
_NUMBERED = any_of(
    """
    para(?:graph)?s? rules? ages? v ver versions? sections? clauses? points? items? steps? chapters? articles? art sch
    schedules? pages? pp? nos? numbers? refs? reference release build ip
    """
)
NUMBERED = shape(rf"\b{_NUMBERED}\.?\s?$")
