"""Larder Lane, a café-restaurant with every chapter filled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from compose_samples import ISSUED, Writer, amount

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.governance import Governance, Investment, RolloutStep
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.moments import Adaptation, Backstage, Moment, SignatureTouch, Stage
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import EmpathyCheck, MayBend, Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.reach import ComplaintContact, Contact, Context
from credo_builder.chapters.recognition import (
    Anchors,
    AppraisalCriterion,
    PeopleCommitment,
    Reward,
)
from credo_builder.chapters.recovery import HelpUs, RecoveryStep, Referral
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import Baseline, ServiceLevel
from credo_builder.chapters.statements import Answers
from credo_builder.chapters.workshop import Definition, Principle, Theme, WorkshopItem
from credo_builder.domain.settings import Approval, Revision, Waiver


def larder_lane(*, approved=True):
    """The whole café, approved unless told otherwise."""
    cafe = Writer()
    roles = _foundations(cafe)
    _commitments(cafe, roles)
    _deliveries(cafe, roles)
    settings = replace(
        cafe.project.settings,
        edition="2.0",
        next_review=dt.date(2027, 11, 1),
        history=(
            Revision(
                edition="1.0", on=dt.date(2025, 6, 9), summary="First edition.", by="T. Ferris"
            ),
        ),
        waivers=(
            Waiver(
                rule="MOM-01",
                record="mom_00000002",
                reason="A signature touch loses its charm once it is counted.",
                by="Maya Ferris",
                on=dt.date(2026, 11, 12),
                expires=dt.date(2027, 11, 1),
            ),
        ),
    )
    if approved:
        approval = Approval(role="rol_00000005", person="Tom Ferris", on=ISSUED, digest="x")
        settings = replace(settings, status="approved", approval=approval)
    return cafe.project.configured(settings)


def _foundations(cafe):
    names = (
        ("Host", "", True),
        ("Server", "", True),
        ("Head chef", "", False),
        ("General manager", "Maya Ferris", True),
        ("Owner", "Tom Ferris", False),
    )
    roles = {
        name: cafe.add(Role(name=name, person=person, faces_customers=faces)).id
        for name, person, faces in names
    }
    cafe.add(
        Organisation(
            name="Larder Lane",
            industry="restaurant_cafe",
            place="Mill Square",
            customer_noun_sing="guest",
            customer_noun_plur="guests",
            staff_noun="team",
            complaint_contact=ComplaintContact(
                role=roles["General manager"], reach="Any of us; we own it from there"
            ),
            contact=Contact(phone="01234 567 890", email="maya@larderlane.example"),
            size_band="10-49",
            mission="Good, honest food for the people who live within a walk of us.",
            vision="The table our neighbours choose for the days that matter.",
            strategy_sentence="Grow by return visits and word of mouth, not by more covers.",
            alternatives="Two chains on the square, the pub, or cooking at home",
            differentiator="{Customers} choose us because the kitchen answers any question",
            bar_industry=3,
            bar_chosen=4,
            context=Context(
                type="ordinary",
                text="The square is being rebuilt until spring; the door is on Mill Street",
                valid_until=dt.date(2027, 3, 31),
            ),
        )
    )
    cafe.add(Brand(colour="#A8412A", style="classic"))
    cafe.add(
        Outcome(
            feelings=("welcomed", "unhurried", "cared_for"),
            remember="One dish and one person, by name",
            story="They noticed. I did not have to ask for anything twice.",
            do_next=("return", "recommend"),
            common_sense_test="Would I want this done for somebody I love?",
            statement="Taking an order is an activity. How somebody feels on the walk home is "
            "the result we are here for.",
            success_signs=("Somebody brings a friend",),
            visibility="public",
        )
    )
    for high in (4, 5, 3, 4):
        cafe.add(
            MindsetResponse(
                respondent="somebody",
                role="frontline",
                answers=Answers(
                    choice_want=high, outcome_feeling=3, relationship_first=2, belief_costs=4
                ),
                belief="truly_believe",
                right_stance="right_to_be_served_and_heard",
            )
        )
    theme = cafe.add(Theme(name="Being seen", summary="Nobody likes to wave"))
    cafe.add(WorkshopItem(text="Look up", side="do", theme_id=theme.id, votes=5))
    cafe.add(
        Definition(
            text="Noticing what somebody needs and doing it gladly, before they have to ask.",
            theme_ids=(theme.id,),
        )
    )
    cafe.add(
        Principle(
            title="Perception is real",
            meaning="What they felt happened is what happened to them.",
            check_question="What feeling did I leave behind?",
            behaviours=("ask how it was, and wait for the answer",),
            theme_ids=(theme.id,),
            stance_variant="right_to_feel_right",
        )
    )
    return roles


def _commitments(cafe, roles):
    welcome = cafe.add(
        CoreValue(
            name="Welcome",
            belief="We believe that being noticed is the first course.",
            behaviours_do=(
                "Look up and say hello before the door closes",
                "Walk {customers} to the table; never point",
            ),
            behaviours_never=("Leave a {customer} looking for someone",),
            in_culture="We greet each other at the start of a shift",
            in_brand="Warm light and no queue rope",
            in_strategy="Return visits before new covers",
        )
    )
    honesty = cafe.add(
        CoreValue(
            name="Honesty about food",
            belief="We believe {customers} may ask anything and deserve a straight answer.",
            behaviours_do=("Answer allergy questions from the written record",),
            behaviours_never=("Guess about an ingredient",),
        )
    )
    everyone = cafe.add(
        Segment(
            name="Regulars",
            size_share=Decimal(34),
            need_states=("connect",),
            access_needs=("Dislike change without warning",),
            visibility="public",
        )
    )
    cafe.add(Segment(name="Kitchen", kind="internal", headcount=8))
    cafe.add(
        Segment(name="Floor", kind="internal", headcount=14, serves_segment_ids=(everyone.id,))
    )
    noticed = cafe.add(
        Expectation(
            text="I am noticed at once.",
            klass="basic",
            source="industry_norm",
            evidence="survey",
            evidence_note="41 cards",
            importance=5,
            performance_now=3,
            segment_ids=(everyone.id,),
            value_ids=(welcome.id,),
        )
    )
    remembered = cafe.add(
        Expectation(
            text="They remember me.",
            klass="delight",
            source="word_of_mouth",
            evidence="assumption",
            importance=3,
            performance_now=2,
            value_ids=(welcome.id,),
            reasonableness="not_now",
            how_we_explain="We are new; we write names in the **book** from January.",
        )
    )
    greeted = cafe.add(
        Promise(
            text="You will be greeted within a minute",
            kind="explicit",
            origin="marketing",
            where_seen="Website, booking page",
            exact_words="Greeted within a minute",
            decision="keep",
            expectation_ids=(noticed.id,),
            value_ids=(welcome.id,),
            conditions=("In opening hours",),
            guarantee=True,
            payout="The first drink is on us",
            recovery="The manager comes to the table and says sorry.",
            owner_role=roles["Host"],
        )
    )
    cafe.add(
        Promise(
            text="Somebody is watching over us",
            kind="implicit",
            origin="premises_appearance",
            cue="a host at the door with a list",
            decision="make_explicit",
            reworded_text="You will be greeted within a minute.",
            twin_id=greeted.id,
            expectation_ids=(noticed.id,),
        )
    )
    cafe.add(
        Promise(text="Lunch in 35 minutes", kind="explicit", origin="sales", decision="withdraw")
    )
    arrive, pay = cafe.add(Stage(name="Arrive")), cafe.add(Stage(name="Pay"))
    cafe.add(
        Moment(
            name="First minute at the door",
            stage_id=arrive.id,
            rating_now=2,
            feeling_now="ignored",
            feeling_wanted="welcomed",
            rating_wanted=5,
            importance=5,
            promise_ids=(greeted.id,),
            expectation_ids=(noticed.id, remembered.id),
            experience_outcome="They know they are expected",
            customer_goal="To be seen",
            impression="first",
            do=("Look up, say hello within a minute",),
            dont=("Finish a call first",),
            say=("Good evening, come in out of the rain.",),
            adapt=(Adaptation(need_state="quick", response="offer the two-course card"),),
            signature=SignatureTouch(
                idea="Greet by last visit’s table", cost_cap=amount(1, "GBP")
            ),
            backstage=(
                Backstage(
                    role=roles["Head chef"],
                    gives="the list of what is off",
                    by_when="11.15",
                    serves_role=roles["Host"],
                ),
            ),
            volume_per_month=2560,
            owner_role=roles["Host"],
        )
    )
    cafe.add(
        Moment(
            name="Asking for the bill",
            stage_id=pay.id,
            rating_now=2,
            feeling_wanted="in_control",
            importance=4,
            impression="last",
        )
    )
    cafe.add(
        Credo(
            motto="Come in, we saved you a seat.",
            belief_paragraph="We believe a meal out should leave people lighter than they came.",
            lines=(
                CredoLine(text="Nobody waits to be seen", link_ids=(welcome.id,)),
                CredoLine(text="We tell you honestly what is in it", link_ids=(honesty.id,)),
            ),
            steps_of_service=("See: eyes up and a hello", "Settle: a seat and water", "Serve"),
            employee_promise="We look after each other, so that we can look after you.",
            pledge="This is how we serve",
        )
    )


def _deliveries(cafe, roles):
    hello = cafe.add(
        ServiceLevel(
            name="A hello",
            metric="wait",
            target=amount(1, "minute"),
            minimum=amount(2, "minute"),
            stretch=amount("0.5", "minute"),
            share_pct=Decimal(95),
            clock_start="the door opening",
            clock_stop="a spoken greeting",
            population="all tables",
            moment_ids=("mom_00000001",),
            promise_ids=("pro_00000001",),
            baseline=Baseline(
                share_met_pct=Decimal(81), date=dt.date(2026, 10, 31), how="240 tables timed"
            ),
            normal_circumstances="up to 92 covers with four servers",
            exclusions=("The day of the market",),
            owner_role=roles["Host"],
            figure_mark="common_advice",
            visibility="public",
        )
    )
    cafe.add(
        ServiceLevel(
            name="Allergy questions answered from the record",
            metric="accuracy",
            target=amount(100, "percent"),
            population="all questions",
            owner_role=roles["Head chef"],
        )
    )
    cafe.add(
        Policy(
            title="Holding a booked table",
            topic="appointments_waiting",
            purpose="So that nobody finds their evening gone",
            statement="We hold a booked table for *fifteen* minutes.",
            firmness="guideline",
            may_bend=MayBend(who=roles["Host"], how_far="to 30 minutes", record="the book"),
            moment_ids=("mom_00000001",),
            level_ids=(hello.id,),
            say_no_well="Say it once, and offer the bar",
            empathy_check=EmpathyCheck(
                could_hurt_whom="Somebody held up by a carer",
                what_staff_may_do="offer the bar",
                words_to_use="You made it.",
                passed="yes",
            ),
            owner_role=roles["Host"],
            review_date=dt.date(2027, 11, 1),
        )
    )
    cafe.add(
        Policy(
            title="Complaints at the table",
            topic="complaints_recovery",
            statement="Whoever hears it owns it.",
            firmness="rule",
            steps=("Listen", "Put it right"),
            visibility="public",
        )
    )
    cafe.add(
        Empowerment(
            role=roles["Server"],
            freedoms=("replace any dish or drink", "move a table"),
            spend_limit=amount(25, "GBP"),
            never=("guess an allergen",),
            ask_whom=roles["General manager"],
            answer_within=amount(3, "minute"),
        )
    )
    for step, within in (("notice", None), ("listen", 1), ("put_right", 3)):
        cafe.add(
            RecoveryStep(
                step=step,
                within=amount(within, "minute") if within else None,
                who=roles["Server"],
                what="Do it so that it can be felt",
                visibility="public",
            )
        )
    cafe.add(Referral(need="Lost property", refer_to="Host rings the next day"))
    cafe.add(HelpUs(text="Tell us on the night", why="It is far easier to mend then"))
    measure = cafe.add(
        Measure(
            name="Greeting timed",
            method="timed_sample",
            group="deliver",
            level_ids=(hello.id,),
            frequency="weekly",
            sample=30,
            green=amount(95, "percent"),
            reviewer_role=roles["General manager"],
            response_if_red="Coach on shift",
        )
    )
    cafe.add(Measure(name="Came back within 90 days", method="repeat_rate", group="do"))
    cafe.add(
        TrainingModule(
            point="mindset",
            title="Choose to serve",
            objective="Turn a heavy thought round",
            knowledge=("Two ways of seeing the work",),
            skills=("Reframe a thought",),
            activity="From–to cards",
            minutes=30,
            trainer_role=roles["General manager"],
            when="induction",
            evidence="Own card",
            moment_ids=("mom_00000001",),
        )
    )
    criterion = cafe.add(
        AppraisalCriterion(
            title="Lives our values",
            kind="behaviour",
            weight=Decimal(100),
            anchors=Anchors(one="Leaves it", three="Keeps it", five="Prevents it"),
            evidence="Three observations",
        )
    )
    cafe.add(
        Reward(
            name="A named thank you",
            form="story",
            trigger="A {customer} names a person",
            criterion_id=criterion.id,
            frequency="each time",
            who_can_give=(roles["Server"], roles["Owner"]),
        )
    )
    cafe.add(
        PeopleCommitment(
            area="tools", text="Kit that works, or is off", owner_role=roles["Head chef"]
        )
    )
    barrier = cafe.add(
        Barrier(
            text="The phone rings while somebody comes in",
            type="process",
            moment_ids=("mom_00000001",),
            root_cause="One phone, at the door",
            action="Move it to the office",
            owner_role=roles["Host"],
            due=dt.date(2027, 1, 31),
            status="doing",
            thought_from="They can see I am busy",
            thought_to="They are why I am here",
        )
    )
    cafe.add(
        Investment(
            what="A second person at the door",
            kind="people",
            amount=amount(400, "GBP"),
            period="month",
            supports=("mom_00000001", barrier.id),
            expected_return="More second visits",
            measure_id=measure.id,
        )
    )
    cafe.add(
        Governance(
            owner_role=roles["General manager"],
            approver_role=roles["Owner"],
            triggers=("we open a second site",),
            rollout=(
                RolloutStep(
                    what="Read it aloud",
                    who=roles["General manager"],
                    when=dt.date(2026, 12, 1),
                    channel="Monday huddle",
                ),
            ),
            huddle_rota=("The first minute at the door",),
            related_documents=("Allergen record, folder in the kitchen",),
        )
    )
