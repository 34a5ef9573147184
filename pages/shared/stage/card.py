"""一页通 on the big screen: the sheet at 16:9."""

from briefing.document import UnitCard
from pages.shared.card.sheet import sheet
from pages.shared.stage import frame


def show(card: UnitCard) -> None:
    """The whole screen is the sheet."""
    frame.put(sheet(card, "wide", frame.note()))
