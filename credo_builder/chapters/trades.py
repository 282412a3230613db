"""Trades: the kinds of place, how sentences call them, and where their bar usually lies."""

from __future__ import annotations

from credo_builder.domain.terms import Term

BAR_WORDS = (
    "Little is expected",
    "Correct and patient",
    "Prompt and polite",
    "Attentive",
    "Outstanding",
)
"""The five steps of the bar, lowest first."""


class Industry(Term):
    """The kind of place it is."""

    RESTAURANT_CAFE = "restaurant_cafe", "Restaurant or café"
    HOTEL_LODGING = "hotel_lodging", "Hotel or lodging"
    RETAIL_SHOP = "retail_shop", "Shop"
    SUPERMARKET_GROCERY = "supermarket_grocery", "Supermarket or grocer’s"
    CLINIC_HEALTH = "clinic_health", "Clinic or health practice"
    BANK_FINANCE = "bank_finance", "Bank or finance house"
    LOCAL_GOVERNMENT = "local_government", "Council or public service"
    PROFESSIONAL_SERVICES = "professional_services", "Professional practice"
    TRADES_HOME_SERVICES = "trades_home_services", "Trade or home service"
    ONLINE_SHOP = "online_shop", "Online shop"
    EDUCATION = "education", "School or college"
    CHARITY = "charity", "Charity"
    INTERNAL_SERVICE_TEAM = "internal_service_team", "Internal service team"
    OTHER = "other", "Something else"


class VoiceOf(Term):
    """Who speaks in the document."""

    WE = "we", "We"
    I = "I", "I"  # noqa: E741  (the word people choose, not a counter)


class BarStance(Term):
    """Where we stand against what the trade has taught people to expect."""

    BELOW = "below", "Below the bar"
    AT = "at", "At the bar"
    ABOVE = "above", "Above the bar"


_USUAL_BARS = {
    Industry.RESTAURANT_CAFE: 4,
    Industry.HOTEL_LODGING: 5,
    Industry.RETAIL_SHOP: 3,
    Industry.SUPERMARKET_GROCERY: 3,
    Industry.CLINIC_HEALTH: 4,
    Industry.BANK_FINANCE: 3,
    Industry.LOCAL_GOVERNMENT: 3,
    Industry.PROFESSIONAL_SERVICES: 4,
    Industry.TRADES_HOME_SERVICES: 3,
    Industry.ONLINE_SHOP: 3,
    Industry.EDUCATION: 3,
    Industry.CHARITY: 3,
    Industry.INTERNAL_SERVICE_TEAM: 2,
}
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}


def usual_bar(industry: str) -> int | None:
    """Return the bar people usually bring to that trade, 1 to 5; a suggestion, or None."""
    return {str(trade): bar for trade, bar in _USUAL_BARS.items()}.get(industry)


def bar_stance(chosen: int | None, usual: int | None) -> BarStance | None:
    """Return where *chosen* stands against *usual* (both 1 to 5); None while one is unknown."""
    if chosen is None or usual is None:
        return None
    if chosen == usual:
        return BarStance.AT
    return BarStance.ABOVE if chosen > usual else BarStance.BELOW


def industry_in_words(industry: str) -> str:
    """Return the trade as a sentence continues: "an online shop"; empty when not telling."""
    known = industry in tuple(Industry)
    if not known or industry == Industry.OTHER:
        return ""
    from credo_builder.domain.wording import articled  # noqa: PLC0415  lists of trades do not

    return articled(Industry(industry).label)


def plural_of(noun: str) -> str:
    """Return a proposed English plural of *noun*: guests, parties, churches, people."""
    low = noun.lower()
    if low in _IRREGULAR:
        return noun[:1] + _IRREGULAR[low][1:]
    if low.endswith("y") and low[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if low.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
