"""What the scores of the honest look say in plain words, and whether people agree."""

from __future__ import annotations

from credo_builder.chapters.statements import Band, MindsetScale, ScaleScore
from credo_builder.i18n import Told, told

AGREED_BELOW = 0.6
"""Under this standard deviation people see the same; it is half of what is far apart."""
FEWEST = 3
"""So few make a group; fewer speak for themselves."""
PAIR = 2


def scale_reading(score: ScaleScore) -> Told:
    """Return in a sentence or two what the mean of *score* says, and what to do with it."""
    return _READINGS[score.scale, score.band]


def agreement_reading(score: ScaleScore) -> Told:
    """Return whether those who answered agree; of fewer than three, whose view it is."""
    if score.people < PAIR:
        return told("One person’s view.")
    if score.people < FEWEST:
        return told("Two people’s views, not yet a group’s.")
    if score.far_apart:
        return told("You see this far apart: talk before you trust the average.")
    if score.spread < AGREED_BELOW:
        return told("You agree on this.")
    return told("You differ somewhat: ask each other for an example.")


_MUST, _MIXED, _CHOICE = Band.MUST, Band.MIXED, Band.CHOICE
_READINGS: dict[tuple[MindsetScale, Band], Told] = {
    (MindsetScale.CHOICE, _MUST): told(
        "We serve because we have to, and {{customers}} can feel it. Begin with what makes "
        "people here feel trapped."
    ),
    (MindsetScale.CHOICE, _MIXED): told(
        "Some days we help gladly, some days we only comply. Find out what the glad days have "
        "in common."
    ),
    (MindsetScale.CHOICE, _CHOICE): told(
        "We help because we want to. Protect what makes that possible when it gets busy."
    ),
    (MindsetScale.OUTCOME, _MUST): told(
        "We count what we did, not what it did for them. Begin by asking how people felt when "
        "they left."
    ),
    (MindsetScale.OUTCOME, _MIXED): told(
        "We look at tasks and at people by turns. Put the feeling first in one daily conversation."
    ),
    (MindsetScale.OUTCOME, _CHOICE): told(
        "We know how people should feel when they go, and judge our day by it. Keep asking them."
    ),
    (MindsetScale.RELATIONSHIP, _MUST): told(
        "We wait to be asked and answer with the rule. Begin with one piece of news you could "
        "give first."
    ),
    (MindsetScale.RELATIONSHIP, _MIXED): told(
        "We reach out when there is time. Choose one moment at which we always speak first."
    ),
    (MindsetScale.RELATIONSHIP, _CHOICE): told(
        "We speak first and treat each case as its own. Write down how, for newcomers."
    ),
    (MindsetScale.BELIEF, _MUST): told(
        "Service is a word here more than a belief, and each means something else by it. Begin "
        "with what leaders do when it costs."
    ),
    (MindsetScale.BELIEF, _MIXED): told(
        "We believe in part, and pull together in part. Agree on one sentence that says what "
        "service is here."
    ),
    (MindsetScale.BELIEF, _CHOICE): told(
        "We believe in it, and mean the same by it. Tell the stories that show it."
    ),
    (MindsetScale.OBSTACLE, _MUST): told(
        "Complaints and hard cases feel like trouble to be got rid of. Begin with one complaint "
        "that taught us something."
    ),
    (MindsetScale.OBSTACLE, _MIXED): told(
        "Sometimes we learn from what goes wrong, sometimes we pass it on. See that every "
        "complaint ends with a name and a next step."
    ),
    (MindsetScale.OBSTACLE, _CHOICE): told(
        "What goes wrong makes us better. Show people what changed because they spoke."
    ),
    (MindsetScale.LEADERSHIP, _MUST): told(
        "Those who lead are far from where people are served, and hear bad news late. Begin with "
        "an hour a week on the spot."
    ),
    (MindsetScale.LEADERSHIP, _MIXED): told(
        "Those who lead go first on some days. Choose one habit the whole team can see each week."
    ),
    (MindsetScale.LEADERSHIP, _CHOICE): told(
        "Those who lead go first, and hear the truth early. Ask the team whether it looks the "
        "same from there."
    ),
}
