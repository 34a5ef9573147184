"""What a SELECT reads: told from its text, and everything where that is not certain."""

import pytest

from data.keeping.footprint import footprint
from data.keeping.topics import EVERYTHING, Topics
from metrics.query import query

JOINED = "join visible_batches($asof) b using (batch)"
CODES = {"grain": "chain", "indicators": ["tax", "profit"]}


@pytest.mark.parametrize(
    ("sql", "topics"),
    [
        (f"from facts f {JOINED} where f.grain = $grain and f.indicator in $indicators",
         {("facts", "chain", "tax"), ("facts", "chain", "profit")}),
        (f"from facts f {JOINED} where f.grain = 'park' and f.year > 0", {("facts", "park")}),
        (f"from facts f {JOINED} where f.grain in ('park', 'chain') and f.year > 0",
         {("facts", "park"), ("facts", "chain")}),
        (f"from facts f {JOINED} where f.grain = 'park' and (f.year = 1 or f.year = 2)",
         {("facts", "park")}),
        (f"from facts f {JOINED} where f.grain = 'park' and f.year = 1 or f.year = 2",
         {("facts",)}),
        (f"from facts f {JOINED} where f.year > 0 and f.grain = $grain", {("facts",)}),
        (f"from facts f {JOINED} join facts g on true where f.grain = $grain and 1 = 1",
         {("facts",)}),
        (f"from units u {JOINED} where u.kind = 'chain'", {("units", "chain")}),
        (f"from memberships m {JOINED}", {("memberships",)}),
        (f"from facts f, batches x {JOINED} where f.grain = $grain and 1 = 1", {EVERYTHING}),
        (f"from facts f {JOINED} join nobody_knows n using (batch)", {EVERYTHING}),
        ("from facts f left join visible_batches(null) b using (batch)", {EVERYTHING}),
        ("select 1 from visible_batches(null) where demo", {EVERYTHING}),
        ("select * from current_facts(null) where grain = 'chain'", {EVERYTHING}),
        ("select 1", {EVERYTHING}),
    ],
)  # fmt: skip
def test_read_from_the_text(sql: str, topics: set) -> None:
    assert footprint(sql, CODES) == topics


def test_without_its_parameter_a_table_is_read_whole() -> None:
    assert footprint(query("current_facts"), None) == {("facts",)}


@pytest.mark.parametrize(
    "name", ["current_facts", "history_facts", "kept_indicators", "best_months", "standing_facts"]
)
def test_the_questions_of_pages_are_narrow(name: str) -> None:
    assert {topic[:2] for topic in footprint(query(name), CODES)} == {("facts", "chain")}


def test_a_commit_that_says_nothing_touches_everything() -> None:
    topics = Topics()
    topics.write({("facts",), ("facts", "park")})
    assert topics.written([("facts", "park")]) == topics.written([EVERYTHING]) == 1
    assert topics.written([("facts", "chain")]) == 0
    topics.write()
    assert topics.written([("facts", "chain")]) == 2
