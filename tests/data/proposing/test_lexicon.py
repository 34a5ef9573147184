"""Labels are taken apart into known words; what is no label is let be."""

from catalog.catalog import Catalog
from data.proposing.lexicon import Lexicon


def test_a_label_of_several_words_is_taken_apart(catalog: Catalog) -> None:
    pieces = Lexicon(catalog).pieces("产值同比增长")
    assert pieces is not None
    assert (pieces.indicator, pieces.measures) == ("output_value", ("yoy",))


def test_a_text_of_any_length_ends_in_an_answer(catalog: Catalog) -> None:
    assert Lexicon(catalog).pieces("同比" * 10_000) is None
