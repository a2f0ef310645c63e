"""Plans in the format for tests: a small one with everything in it, and a strategy for any."""

from hypothesis import strategies as st

from sightline.plan.rules.format import COMPARATORS, KINDS, LEVELS

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
WORDS = TEXT.filter(str.strip)
MAYBE = st.none() | TEXT
DAY = st.dates().map(lambda day: day.isoformat())
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
EXTRA = st.dictionaries(st.sampled_from(["rag", "progress", "note", "what", "finding", "änders"]), ANYTHING, max_size=2)
PART = st.none() | st.integers(1, 3)
FIGURE = st.none() | st.integers(-10_000, 10_000) | st.decimals(0, 1000, places=2).map(float)


def _thing(**keys):
    optional = {key: strategy for key, strategy in keys.items() if key.startswith("_")}
    always = {key: strategy for key, strategy in keys.items() if not key.startswith("_")}
    named = st.fixed_dictionaries(always, optional={key[1:]: strategy for key, strategy in optional.items()})
    return st.builds(lambda extra, own: {**extra, **own}, EXTRA, named)


MEASURE = _thing(
    text=TEXT,
    comparator=st.none() | st.sampled_from(COMPARATORS),
    threshold=FIGURE,
    unit=MAYBE,
    _by=st.none() | DAY,
    _lead_in=MAYBE,
    _level=st.none() | st.sampled_from(LEVELS),
)
ACTION = _thing(
    number=WORDS | st.integers(1, 20),
    text=TEXT,
    _number_generated=st.booleans(),
    _sub_actions=st.lists(_thing(label=MAYBE, text=TEXT), max_size=2),
    _owner_raw=TEXT,
    _owners=st.lists(_thing(name=MAYBE, role=MAYBE, _person=MAYBE, _via=MAYBE, _part=PART), max_size=3),
    _target_raw=TEXT,
    _milestones=st.lists(
        _thing(
            label=TEXT,
            due=st.none() | DAY,
            kind=st.sampled_from(KINDS),
            _cadence=MAYBE,
            _precision=MAYBE,
            _part=PART,
            _needs_review=st.booleans(),
            _suggested=st.none() | DAY,
            _occurrences=st.lists(DAY, max_size=3),
        ),
        max_size=3,
    ),
    _measures_raw=TEXT,
    _measures=st.lists(MEASURE | TEXT, max_size=2),
    _monitoring_raw=TEXT,
    _monitoring=st.lists(
        _thing(text=TEXT, bodies=st.lists(TEXT, max_size=2), instruments=st.lists(TEXT, max_size=2), cadence=MAYBE),
        max_size=2,
    ),
    _rewritten=st.lists(st.sampled_from(["owners", "milestones", "measures", "monitoring"]), unique=True, max_size=2),
    _threads=st.lists(st.sampled_from(["Voice of the child", "Learning", "Partners"]), max_size=2),
    _funding=st.lists(_thing(text=TEXT, _amount=st.integers(0, 9_999_999), _source=MAYBE), max_size=1),
)
PRIORITY = _thing(
    number=st.none() | st.integers(0, 20) | WORDS,
    title=MAYBE,
    aim=MAYBE,
    _outcomes=st.lists(_thing(text=TEXT, _actions=st.lists(WORDS | st.integers(1, 20), max_size=3)), max_size=2),
    _measures=st.lists(MEASURE, max_size=2),
    _actions=st.lists(ACTION, max_size=4),
)
DOCUMENT = st.builds(
    lambda plan, priorities, notes, top: {"plan": plan, "priorities": priorities, "notes": notes, **top},
    _thing(
        title=MAYBE,
        board=MAYBE,
        year_start=st.none() | st.just("2017-04-01"),
        year_end=st.none() | st.just("2018-03-31"),
        _vision=MAYBE,
        _purpose=ANYTHING,
        _principles=st.lists(ANYTHING, max_size=2),
        _rewritten=st.lists(
            st.sampled_from(["owners", "milestones", "measures", "monitoring"]), unique=True, max_size=2
        ),
        _threads=st.lists(_thing(title=WORDS, text=TEXT), max_size=2),
    ),
    st.lists(PRIORITY, max_size=3),
    st.lists(_thing(where=TEXT, kind=TEXT, message=TEXT), max_size=2),
    st.dictionaries(st.sampled_from(["counts", "traps"]), ANYTHING, max_size=1),
)


def small_plan(actions: int = 3, title: str = "A plan for Marram 2017-18") -> dict:
    """A plan of one priority, `actions` actions with everything a plan may have, ready to adopt once bodies match."""
    return {
        "schema": "sightline-plan/1",
        "plan": {
            "title": title,
            "board": "Isle of Marram Safeguarding Children Board",
            "year_start": "2017-04-01",
            "year_end": "2018-03-31",
            "vision": "Children are safe",
            "purpose": {"intro": "To", "items": ["co-ordinate", "ensure"]},
            "principles": ["Everybody's responsibility"],
            "threads": [{"title": "Voice of the child", "text": "heard in all we do"}],
        },
        "priorities": [
            {
                "number": 1,
                "title": "Neglect",
                "aim": "To know it and act",
                "outcomes": [{"text": "The board is assured", "actions": [f"1.{n}" for n in range(1, actions + 1)]}],
                "measures": [{"text": "Fewer children neglected", "comparator": "decrease"}],
                "actions": [small_action(n) for n in range(1, actions + 1)],
            }
        ],
        "notes": [],
    }


def small_action(n: int) -> dict:
    """Action 1.n: one owner, a date and a review each quarter, a figure, a monitoring body, what has no field."""
    return {
        "number": f"1.{n}",
        "text": f"Publish toolkit {n} for the workforce.\nReview it each quarter.",
        "sub_actions": [{"label": "a", "text": "agree it"}],
        "owner_raw": "Workforce Development",
        "owners": [{"name": "Workforce Development", "role": "lead"}],
        "target_raw": "Toolkit by end of Q3\nReviewed each quarter",
        "milestones": [
            {"label": "Toolkit", "due": "2017-12-31", "kind": "due", "part": 1},
            {
                "label": "Reviewed each quarter",
                "due": "2018-03-31",
                "kind": "recurring",
                "cadence": "quarterly",
                "part": 2,
                "occurrences": ["2017-06-30", "2017-09-30", "2017-12-31", "2018-03-31"],
            },
        ],
        "measures_raw": "Over 90% of attendees find it useful.",
        "measures": [
            {"text": "Over 90% of attendees find it useful.", "comparator": ">", "threshold": 90, "unit": "%"}
        ],
        "monitoring_raw": "Report to the Executive",
        "monitoring": [
            {"text": "Report to the Executive", "bodies": ["Executive"], "instruments": ["report"], "cadence": None}
        ],
        "threads": ["Voice of the child"],
        "rag": "Green",
        "progress": None,
    }
