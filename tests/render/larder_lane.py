# ruff: noqa: E501  the sentences of the café stay whole
"""A café's document that uses every block, for looking at and for judging."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageDraw

from credo_builder.compose.document import (
    Badge,
    Block,
    Callout,
    Chip,
    Column,
    Columns,
    Contents,
    Datum,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Image,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Row,
    RowGroup,
    Section,
    Span,
    Table,
    Text,
    WritingLines,
)


def p(*parts: str | Span, role: Role = "body", anchor: str = "") -> Paragraph:
    spans = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    return Paragraph(spans, role, anchor)


def code(*names: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for name in names:
        found += [Text(name, code=True, link=f"#{name.lower()}"), Text(" ")]
    return tuple(found[:-1])


def h(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def strong(text: str) -> Text:
    return Text(text, strong=True)


def points(kind: str, *texts: str) -> ListBlock:
    return ListBlock(tuple((p(t, role="text"),) for t in texts), kind)


def logo(size: int = 160) -> Image:
    picture = Pillow.new("RGBA", (size, int(size * 1.1)), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, size - 1, size * 1.5), size // 2, fill=(168, 66, 43, 255))
    pen.rounded_rectangle(
        (size * 0.33, size * 0.5, size * 0.66, size * 2), size // 6, fill=(0, 0, 0, 0)
    )
    kept = BytesIO()
    picture.save(kept, "PNG")
    return Image(kept.getvalue(), picture.width, picture.height, "Larder Lane logo: an open door")


def facts_table(*rows: tuple[str, Block | str]) -> Table:
    return Table(
        (Column("", 43.5), Column("")),
        (
            RowGroup(
                tuple(
                    Row(
                        (
                            (p(strong(k), role="text"),),
                            (p(v, role="text") if isinstance(v, str) else v,),
                        )
                    )
                    for k, v in rows
                )
            ),
        ),
        "Facts about this document.",
    )


def value(name: str, number: int, belief: str) -> Entry:
    return Entry(
        side=(p(name, role="title"), Chip(f"V{number}")),
        main=(
            p(belief, role="lede"),
            Columns(
                (
                    (
                        h(3, "You will see us"),
                        points(
                            "tick",
                            "Look up and say hello before the door closes.",
                            "Walk guests to the table; never point.",
                            "Use a name once we know it.",
                        ),
                    ),
                    (
                        h(3, "You will never see us"),
                        points(
                            "cross",
                            "Leave a guest looking for someone.",
                            "Talk across a guest to a colleague.",
                        ),
                    ),
                ),
                (7, 5),
            ),
            Columns(
                (
                    (
                        p(strong("So in our culture"), role="small"),
                        p("We greet each other at the start of a shift.", role="small"),
                    ),
                    (
                        p(strong("So in our brand"), role="small"),
                        p("Warm light and no queue rope.", role="small"),
                    ),
                    (
                        p(strong("So in our strategy"), role="small"),
                        p("Return visits before new covers.", role="small"),
                    ),
                ),
                (1, 1, 1),
                ruled=True,
            ),
        ),
        anchor=f"v{number}",
    )


def level(number: int, name: str, clock: str, *cells: str) -> Row:
    limit, target, best, unit, share, today, owner = cells
    return Row(
        (
            (p(*code(f"L{number}")),),
            (p(strong(name)), p(clock, role="small")),
            (p(limit),),
            (p(strong(target)),),
            (p(best),),
            (p(unit, role="small"),),
            (p(strong(share)),),
            (p(today),),
            (p(owner),),
        ),
        anchor=f"l{number}",
    )


def levels_table() -> Table:
    return Table(
        (
            Column("", 10, spoken="Code"),
            Column("What we hold ourselves to", 64),
            Column("Limit", 12, "right"),
            Column("Target", 13, "right"),
            Column("Best", 11, "right"),
            Column("", 10, spoken="Unit"),
            Column("Share, %", 16, "right"),
            Column("Today, %", 15, "right"),
            Column("Owner"),
        ),
        (
            RowGroup(
                (
                    level(
                        3,
                        "A hello within a minute.",
                        "From the door opening to a spoken greeting.",
                        "2",
                        "1",
                        "0.5",
                        "min",
                        "95",
                        "81",
                        "Host",
                    ),
                ),
                "Arrive",
            ),
            RowGroup(
                (
                    level(
                        4,
                        "Allergy questions answered from the written record.",
                        "Law. No estimate, no memory, no exceptions.",
                        "",
                        "all",
                        "",
                        "",
                        "100",
                        "98",
                        "Head chef",
                    ),
                    level(
                        2,
                        "Booking enquiries answered.",
                        "From message to a person’s reply, in hours.",
                        "4",
                        "2",
                        "1",
                        "hours",
                        "90",
                        "86",
                        "Host",
                    ),
                ),
                "Order",
            ),
            RowGroup(
                (
                    level(
                        5,
                        "A check-back by the second bite.",
                        "From last plate down to asking at the table.",
                        "4",
                        "2",
                        "2",
                        "min",
                        "95",
                        "77",
                        "Server",
                    ),
                    level(
                        6,
                        "Main course in good time.",
                        "From order sent to last plate down; 25 at dinner.",
                        "30",
                        "20",
                        "15",
                        "min",
                        "90",
                        "88",
                        "Head chef",
                    ),
                ),
                "Eat",
            ),
            RowGroup(
                (
                    level(
                        8,
                        "The duty manager at the table.",
                        "From a server noticing to the manager arriving.",
                        "5",
                        "3",
                        "1",
                        "min",
                        "95",
                        "72",
                        "Duty manager",
                    ),
                ),
                "Put right",
            ),
        ),
        "Each service level with its limit, target and best, the share of times it is to be met, and today’s share.",
        row_header=1,
    )


def policy(name: str, badge: Badge, words: str) -> Entry:
    return Entry(
        side=(
            badge,
            p("Serves", role="small"),
            p(*code("P1", "L2"), role="text"),
            p("Owner", role="small"),
            p("Host", role="text"),
            p("Review", role="small"),
            p(Text("not yet named", missing=True), role="text"),
        ),
        main=(
            p(name, role="title"),
            p(
                "We hold a booked table for fifteen minutes, and for longer whenever the guest rings ahead."
            ),
            Columns(
                (
                    (
                        h(3, "Why we have it"),
                        p(
                            "So that the next party can be seated, and nobody arrives to find their evening gone.",
                            role="text",
                        ),
                    ),
                    (
                        h(3, "Who may bend it, how far"),
                        p(
                            "Host, to 30 minutes, without asking. Duty manager, as they see fit.",
                            role="text",
                        ),
                    ),
                ),
                (1, 1),
            ),
            Callout(
                (
                    Columns(
                        (
                            (
                                p(strong("Empathy checked"), role="text"),
                                p(
                                    "Someone held up by a carer, a train or a child. The host may always offer the bar.",
                                    role="small",
                                ),
                            ),
                            (p(Text(words, emphasis=True), role="statement"),),
                        ),
                        (1, 1),
                    ),
                ),
                "quiet",
            ),
        ),
    )


def expectation(number: int, words: str, today: float, matters: float) -> Row:
    return Row(
        (
            (p(*code(f"E{number}")),),
            (p(words, role="statement"),),
            (p(strong("Basic")),),
            (p("What is usual"),),
            (p(Text("Assumption", missing=True)),),
            (
                Figure(
                    "mini_bar",
                    (Datum(value=today, other=matters),),
                    f"Today {today} of 5; it matters {matters} of 5.",
                ),
            ),
            (p("7"),),
        ),
        anchor=f"e{number}",
    )


MOMENTS = (
    ("Hear", "Finding us online", "curious", "unsure", 3.4, 4.2, "", "2600"),
    ("Choose", "Booking a table", "certain", "fine", 3.6, 4.3, "", "880"),
    ("Arrive", "First minute at the door", "welcomed", "ignored", 2.3, 4.7, "yes", "2560"),
    ("Order", "The allergy question", "safe", "anxious", 2.8, 4.6, "yes", "190"),
    ("Eat", "First two bites", "delighted", "pleased", 4.1, 4.6, "", "2480"),
    ("Eat", "The gap between courses", "unhurried", "restless", 3.2, 4.2, "", "1700"),
    ("Pay", "Asking for the bill", "in control", "trapped", 1.9, 4.3, "yes", "1240"),
    ("Put right", "Something is wrong", "respected", "awkward", 2.1, 4.5, "yes", "64"),
)
LANES = (
    ("Moment", "moment"), ("Guest wants", "wants"), ("How it feels", "feeling"),
    ("Promises met", "promises"), ("Level", "levels"), ("Behind the scenes", "backstage"),
    ("Owner", "owner"), ("Times a month", "volume"), ("how it feels now", "now"),
    ("how it should feel", "wanted"), ("critical", "critical"), ("good to feel", "good"),
    ("neither", "neither"), ("bad to feel", "bad"),
)  # fmt: skip


def moments_map() -> Figure:
    lanes = tuple(Datum(label=words, note=key, kind="lane") for words, key in LANES)
    moments = tuple(
        Datum(
            label=name,
            value=now,
            other=wanted,
            note="To be seen and served",
            kind="moment",
            facts=(
                ("stage", stage),
                ("code", f"M{i}"),
                ("critical", critical),
                ("feeling_now", feels),
                ("feeling_wanted", wants),
                ("promises", "P1 P2"),
                ("levels", f"L{i}"),
                ("backstage", "Host never leaves the door unmanned"),
                ("owner", "Host"),
                ("volume", volume),
            ),
        )
        for i, (stage, name, wants, feels, now, wanted, critical, volume) in enumerate(MOMENTS, 1)
    )
    return Figure(
        "moments_map",
        (*lanes, *moments),
        "Eight moments; the widest gap is at asking for the bill.",
    )


def chain() -> Figure:
    names = ("values", "expectations", "promises", "moments", "levels", "measures")
    glosses = (
        "what we refuse to trade away",
        "what guests bring with them",
        "said, and inferred",
        "where it is felt",
        "what good looks like",
        "how we know",
    )
    data = tuple(
        Datum(n, v, note=g) for n, v, g in zip(names, (3, 9, 8, 8, 9, 11), glosses, strict=True)
    )
    return Figure(
        "chain",
        data,
        "Three values, nine expectations, eight promises, eight moments, nine levels, eleven measures.",
    )


def gauge() -> Figure:
    steps = ("Bare minimum", "Below most", "Usual for the price", "Above most", "Known for it")
    return Figure(
        "bar_gauge",
        (
            Datum("Places like us", 3, kind="trade"),
            Datum("Our chosen bar", 4, kind="ours"),
            *(Datum(s, i, kind="step") for i, s in enumerate(steps, 1)),
        ),
        "Places like us stand at 3 of 5; we chose 4.",
    )


def ladder() -> Figure:
    steps = (
        ("Notice", "at once", "Server", "See it first: a full plate, a look around."),
        ("Listen", "1 minute", "Server", "Stop, face them, hear it to the end."),
        ("Apologise", "same breath", "Server", "Say sorry for how it felt, with no “but”."),
        ("Put right", "3 minutes", "Duty manager", "Their choice of two remedies."),
        ("Follow up", "next day", "Maya", "A call or a note; invite them back."),
        ("Learn", "7 days", "Huddle", "Tell the story. Change one thing."),
    )
    return Figure(
        "ladder",
        tuple(
            Datum(n, note=what, facts=(("within", t), ("who", who))) for n, t, who, what in steps
        ),
        "Six steps from noticing at once to learning within seven days.",
    )


def mindset() -> Figure:
    return Figure(
        "mindset",
        (
            Datum("Choice", 4.1, 0.8, "we serve because we want to"),
            Datum("Outcome", 3.4, 0.9, "we know how guests should feel"),
            Datum("Relationship", 2.9, 0.9, "we reach out before they ask"),
            Datum("Belief", 3.9, None, "leaders act on the values when it costs"),
            Datum("must", kind="band"),
            Datum("mixed", kind="band"),
            Datum("by choice", kind="band"),
        ),
        "Choice 4.1, outcome 3.4, relationship 2.9, belief 3.9 of 5.",
        "How we see ourselves",
    )


def coverage() -> Figure:
    names = (
        "Priority expectations",
        "with a promise",
        "felt at a moment",
        "held to a level",
        "known by a measure",
    )
    return Figure(
        "coverage",
        tuple(Datum(n, v, 5) for n, v in zip(names, (5, 5, 5, 4, 4), strict=True)),
        "Five priority expectations; four are held to a level and known by a measure.",
    )


def promise(number: int, words: str, decision: Badge) -> Entry:
    return Entry(
        side=(p(*code(f"P{number}"), role="text"),),
        main=(
            Columns(((p(words, role="statement"),), (decision,)), (3, 1)),
            p("Website, booking page · marketing", role="small"),
            p("We hold your table for 15 minutes, longer if you ring.", role="text"),
            p("Meets ", *code("E1"), role="small"),
        ),
        rule="hair",
        anchor=f"p{number}",
    )


def sections() -> tuple[Section, ...]:
    return (
        Section("cover", "Cover", (), layout="cover", in_contents=False),
        Section(
            "control",
            "About this document",
            (
                p("Keep the latest edition within reach of anyone who serves. Earlier editions should be recycled.", role="lede"),
                Entry((h(3, "Control"),), (facts_table(("Owner", "Maya Ferris, General manager"), ("Status", Badge("Approved", 2)), ("Next review", "November 2027, or sooner if we open a second site"), ("Who it is for", "Everyone who works at Larder Lane. A public edition leaves out what is marked staff only.")),), "none"),
                Entry(
                    (h(3, "Editions"),),
                    (
                        Table(
                            (Column("Edition", 17), Column("Date", 33), Column("What changed"), Column("By", 26)),
                            (RowGroup((Row(((p("2.0"),), (p("14 Nov 2026"),), (p("Allergy level raised to every time; new freedom to act for servers; two promises withdrawn."),), (p("M. Ferris"),))), Row(((p("1.0"),), (p("9 Jun 2025"),), (p("First edition."),), (p("T. Ferris"),))))),),
                            "Editions of this document, newest first.",
                        ),
                    ),
                    "none",
                ),
                Entry((h(3, "Please note"),), (p("This document gives guidance on how we serve. It is not legal advice, and where it and the law differ, the law comes first. See ", Text("Core values", link="#values"), " or write to ", Text("hello@larderlane.example", link="mailto:hello@larderlane.example"), ".", role="text"),), "none"),
            ),
            in_contents=False,
        ),
        Section("contents", "Contents", (Contents(), h(2, "From belief to proof, in one line"), p("Of 8 promises, 7 can be followed all the way to a measure.", role="small"), chain()), in_contents=False),
        Section(
            "credo",
            "Our credo",
            (
                p("Come in, we saved you a seat.", role="display"),
                p(Text("We believe a meal out should leave people lighter than they came. We serve because we choose to. Every rule we keep is there to make that easier.", emphasis=True), role="lede"),
                *(p(t, role="line") for t in ("Nobody waits to be seen.", "We tell you honestly what is in your food, and what is not.", "You set the pace. We keep up with it.", "If we get it wrong, we say so and put it right before you leave.", "We remember you.", "We look after each other, so that we can look after you.")),
                Callout((Columns(tuple((p(strong(f"{i}  {n}"), role="text"), p(t, role="text")) for i, (n, t) in enumerate((("See", "Eyes up and a hello before the door closes."), ("Settle", "A seat, water, and one good question."), ("Serve", "At their pace. Check back by the second bite."), ("Send home", "The bill when asked. Thanks, by name.")), 1)), (1, 1, 1, 1)),), "panel"),
                Columns(((WritingLines(1, "Maya Ferris, Owner"),), (WritingLines(1, "Tom Ferris, Owner"),), (WritingLines(1, "For the team, November 2026"),)), (1, 1, 1)),
            ),
            layout="credo",
        ),
        Section(
            "outcome", "Why we serve, and the outcome we want",
            (
                p("Taking an order is an activity. How somebody feels on the walk home is the result we are here for.", role="lede"),
                Columns(((h(3, "Mission"), p("Good, honest food for the people who live within a walk of us.", role="statement")), (h(3, "Vision"), p("The table our neighbours choose for the days that matter.", role="statement")), (h(3, "Strategy"), p("Grow by return visits and word of mouth, not by more covers.", role="statement"))), (1, 1, 1), ruled=True),
                Entry((h(3, "When we do it really well, guests"),), (points("dot", "feel welcomed, unhurried and looked after, as if hosted in a home;", "remember one dish and one person, by name."),), "hair"),
                Callout((p("Would I want this done for somebody I love, at the end of a long day?", role="quote"),), "panel", "When unsure, we ask"),
                mindset(),
                Entry((h(3, "What we read in it"),), (p("We serve by choice, and we wait to be asked.", LineBreak(), "The work this year is on the third line: reach out first."), ListBlock(((p("First, say hello."),), (p("Then ask."), points("dot", "one question", "no more"))), "number")), "none"),
            ),
            "1",
        ),
        Section("values", "Core values", (p("Three beliefs we refuse to trade away. Each is only as real as what a stranger could see us do.", role="lede"), value("Welcome", 1, "We believe that being noticed is the first course."), value("Care in the detail", 2, "We believe that small things, kept up, are what people remember."), value("Honesty about food", 3, "We believe guests may ask anything and deserve a straight answer."), Entry((h(3, "Still to decide"),), (Callout((p("No principles have been written yet. Three or four, each with a question to check it by, would help people decide when a value alone does not.", role="text"), WritingLines(3)), "empty"),), "strong")), "3"),
        Section("expectations", "What guests expect", (p("In their words. A basic is missed only when it is absent; better wins the return visit; delight is remembered.", role="lede"), h(2, "Where we set the bar"), gauge(), Table((Column("", 10, spoken="Code"), Column("In the guest’s words", 50), Column("Class", 19), Column("Comes from", 28), Column("How we know", 28), Column("Today", 24), Column("Priority", 0, "right")), (RowGroup((expectation(1, "“I am noticed at once.”", 3, 5), expectation(2, "“The room and the plate are clean.”", 5, 5)), "Every guest"), RowGroup((expectation(3, "“No allergen I did not know of.”", 4, 5),), "Dietary needs")), "Expectations by group of guests.", row_header=1)), "5"),
        Section("promises", "Our promises", (p("Half of what we promise is never said aloud. Both halves are kept, reworded or taken down on purpose.", role="lede"), Columns(((h(2, "What we say"), p("Found on our site, menu, boards and flyers", role="small"), promise(1, "“Bookings held for you.”", Badge("Limit", 1)), promise(2, "“Ask us about allergens.”", Badge("Keep", 0))), (h(2, "What people infer"), p("Read from our room, prices and habits", role="small"), promise(5, "An unhurried evening", Badge("Make explicit", 1)), promise(6, "Skilled, clean kitchen", Badge("Withdraw", 2)))), (1, 1)), Callout((p("We say so first. The duty manager comes to the table within 3 minutes, puts it right and writes it down. See ", Text("Putting things right", link="#recovery"), ".", role="text"),), "quiet", "If we break one")), "6"),
        Section("moments", "Moments of truth, from first look to putting right", (p("Eight moments. Four of them decide whether a guest comes back.", role="small"), moments_map()), "7", layout="landscape"),
        Section("levels", "Service levels", (p("What good looks like, counted. A level we cannot count is only a wish.", role="lede"), levels_table(), Columns(((p(Text("How to read a row", strong=True), role="small"), p("L7: in normal service, 90 guests in 100 have the bill within 3 minutes of asking.", role="small")), (p(Text("Normal service", strong=True), role="small"), p("Up to 92 covers, four servers, kitchen fully staffed.", role="small")), (p(Text("Today", strong=True), role="small"), p("Share met, timed over two weeks in October 2026.", role="small"))), (1, 1, 1), ruled=True)), "8"),
        Section("policies", "Policies", (p("A policy is a kindness decided in advance.", role="lede"), policy("Holding a booked table", Badge("Guideline", 0), "“You made it. Let me find you somewhere warm while we turn a table.”"), policy("Complaints at the table", Badge("Rule", 1), "“Thank you for telling me. This is what will happen now.”"), policy("Allergens", Badge("Law", 2), "“Let me check the record so that you can be certain.”")), "9"),
        Section("recovery", "Putting things right", (p("A complaint is a guest helping us to keep them. Six steps, each with a name and a time.", role="lede"), ladder(), Columns(((h(2, "How to tell us"), facts_table(("At the table", "Any of us; we own it from there"), ("By phone", "01234 567 890, 10.00 to 22.00"))), (h(2, "If we cannot agree"), p("You may take it to the council’s trading standards team, or for food safety to environmental health.", role="text"))), (1, 1)), PageBreak(), Entry((h(3, "Next page"),), (p("It starts a page."), logo()), "hair")), "11"),
        Section("trace", "Gap register", (p("Where the chain is not yet whole.", role="lede"), coverage(), Entry((Badge("Blocker", 3), Badge("Major", 2), Badge("Minor", 1), Badge("Tip", 0)), (p("Badges of all ranks."),))), "B"),
        Section("acknowledgement", "What this means in my job", (p("Write it in your own words. Talk it through with your manager, then keep the top half.", role="lede"), Entry((h(3, "The moment I can make better for a guest is"),), (WritingLines(3),), "none"), WritingLines(1, "Name"), WritingLines(2, "Signature and date")), layout="plain"),
    )  # fmt: skip


def larder_lane(*, paper: str = "A4", draft: bool = False, language: str = "en-GB") -> Document:
    return Document(
        Facts(
            organisation="Larder Lane",
            title="Our service credo and policy",
            edition="2.0",
            audience="staff edition",
            issued="21 November 2026",
            owner="General manager",
            draft=draft,
            subject="How we serve",
            keywords="service, credo",
            motto="Come in, we saved you a seat.",
        ),
        sections(),
        language,
        paper,
        "2026-11-21",
    )
