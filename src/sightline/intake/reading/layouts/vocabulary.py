"""The words boards write above their columns, and what each means.

A phrase stands under the field it announces. Phrases are lower case, without punctuation or articles. The longer and
more exact phrase wins, so "action owner" is an owner although "action" is an action.
"""

from __future__ import annotations

NUMBER, ACTION, OBJECTIVE, OUTCOME, MEASURE = "number", "action", "objective", "outcome", "measure"
OWNER, PERSON, SUPPORT = "owner", "person", "support"
TARGET, STEPS, START, REVIEW = "target", "steps", "start", "review"
MONITORING, RATING, PROGRESS, COMPLETED = "monitoring", "rating", "progress", "completed"
RECOMMENDATION, FINDING, SCOPE, RESPONSE = "recommendation", "finding", "scope", "response"
PRIORITY, COST, EVIDENCE = "priority", "cost", "evidence"
BASELINE, FIGURE, AGENCY, IGNORED = "baseline", "figure", "agency", "ignored"
STATUS = "status"  # never announced by a heading alone: a rating column whose cells say "open" and "closed"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def _groups(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.strip() for word in group.split("+")) for group in text.split(";"))


PHRASES: dict[str, tuple[str, ...]] = {
    NUMBER: _phrases(
        """
        no, nos, number, code, action code, ref, reference, ref no, ref number, reference number, action no,
        action number, action ref, action reference, action id, item, item no, id, sn, plan ref, objective no,
        objective ref, a no, s no, serial no, line no, line, unique ref, unique reference, rhif
        """
    ),
    ACTION: _phrases(
        """
        action, actions, action s, specific actions, actions needed, action needed, action required, actions
        required, action to be taken, actions to be taken, key actions, key action, agreed action, agreed
        actions, planned actions, proposed action, improvement action, action description, action point, action
        points, action detail, detailed action, action plan, actions to achieve outcome, actions to deliver,
        actions to achieve this, actions we will take, what action will we take, what actions will we take,
        further action required, further actions, what will we do, what we will do, what are we going to do,
        what we are going to do, we will, what do we need to do, what we need to do, what needs to be done, what
        needs to happen, what will be done, what is to be done, what has to be done, what will the board do,
        what the board will do, what will the partnership do, what do we plan to do, what we plan to do, task,
        tasks, key tasks, key task, activity, activities, key activities, key activity, planned activity,
        deliverable, deliverables, intervention, initiative, work to be done, work to be undertaken, work
        required, planned work, how will we do it, how we will do it, how will we do this, how we will do this,
        how will we achieve this, how we will achieve this, how will this be achieved, how will we get there,
        how will it be done, how, what, specific, commitment, commitments,
        steps to be taken, steps we will take, key steps, steps, actions
        inputs, inputs, description, description of action, project, what are we doing,
        priority action, priority actions, workstream action, workstream actions, programme of work, steps to
        achieve, change idea, change ideas, action milestone, action and milestone, cam gweithredu, camau
        gweithredu, camau, we will do this through, we will do this by, we will achieve this by, we will achieve
        this through, this will be achieved by, this will be achieved through, this will be done by, to achieve this
        we will, to do this we will
        """
    ),
    OBJECTIVE: _phrases(
        """
        objective, objectives, strategic objective, strategic objectives, key objective, key objectives,
        developmental objective, development objective, smart objective, goal, goals, strategic goal, aim, aims,
        strategic aim, what do we want to achieve, what we want to achieve, what are we trying to achieve, what
        we are trying to achieve, what do we want, what we want, intention, ambition, our ambition, area for
        development, area for improvement, areas for development, areas for improvement, area of improvement,
        development area, improvement area, what needs to change, what needs to improve, required improvement,
        why, why are we doing this, rationale, purpose, focus, area of focus, focus area, requirement, statement
        of intent, driver
        """
    ),
    OUTCOME: _phrases(
        """
        outcome, outcomes, expected outcome, expected outcomes, desired outcome, desired outcomes, intended
        outcome, intended outcomes, strategic outcome, anticipated outcome, required outcome, outcome sought,
        outcomes sought, planned outcome, outcome required, outcome for children, outcomes for children, outcome
        to be achieved, outcome we want, outcomes we want, what outcome do we want, target outcome, outcome
        statement, key outcome, canlyniad, canlyniadau
        """
    ),
    MEASURE: _phrases(
        """
        success looks like, success will look like, success will be, success means, we will know, we will know
        because, we will know when, we know it
        works when, we will know it has worked when, how we will know it has worked, success measure, success
        measures, measure, measures, measure of success, measures of success, success criteria, success
        criterion, success, success indicator, success indicators, success factors, how success is measured, how
        success will be measured, how will success be measured, how will we measure success, how we will measure
        success, how will we measure, how will it be measured, how will this be measured, how measured, how we
        will measure this, kpi, kpis, key performance indicator, key performance indicators, performance
        indicator, performance indicators, performance measure, performance measures, indicator, indicators,
        outcome measure, outcome measures, outcome measurement, output outcome measurement, output, outputs,
        output measure, outputs outcomes, impact, expected impact, intended impact, desired impact, impact
        measure, impact measures, impact outcome, outcome impact, outcomes impact, impact on children, impact
        for children, impact on practice, impact we expect, success measure and expected impact, how will we
        know, how we will know, how do we know, how will you know, how will we know we have succeeded, how will
        we know it has made a difference, how will we know it has worked, how will we know if we have been
        successful, how will we know we have made a difference, how we will know we have made a difference, how
        shall we know, how we shall know, measurable, evidence of success, evidence of impact, evidence
        impact, evidence and impact, evidence
        of outcome, evidence of outcomes, evidence of completion and impact, what difference will it make, what
        difference will this make, what difference will we make, what difference it will make, difference made,
        what will be different, what will have changed, what will success look like, what success looks like,
        what success will look like, what does success look like, what good looks like, what will good look
        like, measurable outcome, measurable outcomes, measurement, target measure, target outcome measure,
        result, results, expected result, expected results, benefit, benefits, expected benefits, milestone
        measure, measured by, outcome success measure, performance target, so what, impact and evidence, test of
        success, signs of success, sign of success, difference it will make, how will we evidence this, how will
        we evidence, mesur, mesurau, tystiolaeth
        """
    ),
    OWNER: _phrases(
        """
        lead, leads, owner, owners, action owner, owner of action, action lead, lead for action, lead agency,
        lead agencies, lead agency or group, lead partner, lead partners, lead organisation, lead organisations,
        lead body, lead group, lead subgroup, lead sub group, lead responsibility, lead professional, lead role,
        lead responsible, delivery lead, strategic lead, operational lead, project lead, responsible,
        responsibility, responsible for, responsible lead, responsible agency, responsible group, responsible
        body, responsible subgroup, responsible partner, responsible organisation, who is responsible, person
        responsible, persons responsible, responsible person, responsible officer, by whom, by who, who, who by,
        whom, who will do it, who will do this, who will lead, who leads, who is leading, who will deliver, who
        will, whos responsible, who will lead on this, who is going to do it, who is going to do this, owned by,
        led by, lead by, action by, actioned by, assigned to, allocated to, delivery group, delivered by,
        subgroup, sub group, sub groups, subgroup responsible, sub group responsible, lead and agency,
        accountable, accountability, accountable lead, accountable body, accountable officer, accountable
        agency, task owner, owner lead, lead owner, board lead, lead officer, lead officers, lead person, named
        lead, nominated lead, lead name, lead manager, lead officer agency, lead agency officer, lead officer
        and agency, lead agency and officer, sro, senior responsible officer, sponsor, champion,
        agency lead, agency responsible, organisation responsible, task group, committee, workstream lead, theme
        lead, priority lead, key people, delegated to, lead for this action, lead for, action holder, holder, delivery
        partner, person leading, whos leading, arweinydd, cyfrifoldeb, pwy
        """
    ),
    AGENCY: _phrases(
        """
        agency, agencies, organisation, organisations, partner agency, service, partner
        """
    ),
    PERSON: _phrases(
        """
        officer, name, contact, person, named person, named officer
        """
    ),
    SUPPORT: _phrases(
        """
        support, supported by, supporting, supporting agencies, supporting agency, supporting partners, support
        agencies, support from, partners, partners involved, other agencies, agencies involved, key partners,
        contributors, contributing agencies, in partnership with, secondary lead, supporting lead, supporting
        officer, who else, who else is involved, who will help, delivery partners, with whom, working with
        """
    ),
    TARGET: _phrases(
        """
        end, ends, planned end, time bound, timebound, time limited, timed,
        when it will be done, when this will be done, when it will happen, when will it be finished, when done,
        to be done by, be done by, target date, target dates, target, by, timescale, timescales, time scale,
        time scales, timeframe, time frame, timeline, timelines, timing, timescale target, target timescale, by
        when, when, when by, deadline, deadlines, completion date, completion, complete by, completed by,
        completion by, to be completed by, to be completed, date to be completed, date for completion, target
        completion date, target for completion, target completion, expected completion, expected completion
        date, anticipated completion, planned completion date, estimated completion date, due, due date, due by,
        date due, end date, date, finish date, finish, delivery date, date of delivery, date for delivery,
        implementation date, when will we do it, when will we do this, when will it be done, when will this be
        done, when will it happen, when are we going to do it, done by, milestones and timescales, timescales
        and milestones, timescale and milestones, milestones timescales, milestone date, milestone dates,
        milestone and date, timescale for completion, date by, date required, required by, original target date,
        original date, agreed date, action date, action due date, quarter, quarter due, delivery, period, year,
        month, finish by, to be achieved by, date to be achieved, achieve by, achieved by, expected by, planned date,
        date planned, dates, key dates, milestones and dates, milestones dates, dates and milestones, milestones
        and deadlines, milestones with dates, start and end date, start and end dates, timescales milestones,
        timescale milestones, timescale milestone, erbyn pryd, amserlen
        """
    ),
    STEPS: _phrases(
        """
        milestone, milestones, key milestones, key milestone, interim milestones, milestone description, key
        milestones to enact recommendation
        """
    ),
    START: _phrases(
        """
        start date, start, commencement, commencement date, date started, date agreed, date added, from
        """
    ),
    REVIEW: _phrases(
        """
        review date, revised date, revised target date, revised timescale, next review, review, extended to, new
        target date, revised deadline, revised completion date, date of review
        """
    ),
    MONITORING: _phrases(
        """
        monitoring, monitoring arrangements, monitoring arrangement, monitored by, monitored through, monitoring
        method, monitoring and assurance, monitoring and reporting, monitoring group, monitoring body, how
        monitored, how will this be monitored, how will it be monitored, how will we monitor, how it will be
        monitored, how we will monitor, how will we monitor progress, who will monitor, assurance, assurance
        mechanism, source of assurance, assured by, how assured, how will we be assured, how will the board be
        assured, assurance arrangements, reported to, report to, reports to, reporting, reporting to, reporting
        arrangements, reporting route, reporting mechanism, reporting line, governance, governance arrangements,
        governance route, oversight, oversight group, overseen by, scrutiny, scrutinised by, quality assurance,
        accountable to, review mechanism, method of monitoring, method of review, how will we check, how we will
        check, checked by, how it will be checked, who will check, where monitored, where reported, monitoring
        forum, evaluation, evaluation method, how evaluated, means of verification
        """
    ),
    RATING: _phrases(
        """
        r a g, r a g b, b r a g,
        rag, rag rating, rag status, brag, brag rating, brag status, rag rated, status, rating, current rag,
        progress rag, rag score, delivery status, current status, action status, traffic light, colour, ragb,
        bragg, bragp, rygb, status rag, status brag, rag b, overall rag, overall status, progress rating,
        delivery confidence, rag progress, on track, grab, current rating, rag this quarter
        """
    ),
    PROGRESS: _phrases(
        """
        progress, progress update, progress to date, progress made, progress report, progress notes, progress so
        far, progress comments, progress commentary, progress against action, progress and impact, progress
        evidence, evidence of progress, progress indicator, update, updates, latest update, update on
        progress, quarterly update,
        action update, update comments, comment, comments, commentary, current position, position, position
        statement, latest position, current situation, where are we now, where we are now, what have we done,
        what we have done, what has been done, what did we do, what we did, action taken, actions taken, actions
        taken to date, actions completed, achievements, achieved, achievement, narrative, notes, note, status
        update, position update, outcome of action, work to date, activity to date, next steps, remarks, how are
        we doing, latest progress, what has happened, what has changed, cynnydd
        """
    ),
    COMPLETED: _phrases(
        """
        completed, date completed, completed date, date of completion, completed on, actual completion date,
        actual completion, date achieved, signed off, sign off, sign off date, date signed off, signed off by,
        closed, date closed, closure date, closed date, complete, date of completion and outcome, date done,
        completion and sign off, date action completed, done
        """
    ),
    RECOMMENDATION: _phrases(
        """
        recommendation, recommendations, recommendation from review, review recommendation, scr recommendation,
        overarching recommendation, learning point, learning points, learning, lesson, lessons learned, lesson
        learnt
        """
    ),
    FINDING: _phrases(
        """
        finding, findings, key finding, key findings, issue, issues, issue identified, issues identified, gap,
        gaps, gap identified, concern, inspection finding, audit finding, what we found, what did we find, theme
        from review, challenge question
        """
    ),
    SCOPE: _phrases(
        """
        scope, scope of recommendation, local regional national, level, single or multi agency
        """
    ),
    RESPONSE: _phrases(
        """
        response, agency response, response to recommendation, agency response to recommendations, management
        response, board response, our response, partner response
        """
    ),
    PRIORITY: _phrases(
        """
        priority, priorities, priority area, priority areas, strategic priority, strategic priorities, business
        plan priority, board priority, partnership priority, our priority, theme, themes, priority theme,
        strategic theme, key theme, workstream, work stream, strand, pillar, key area, area of work, work area,
        key priority, what are our priorities, our priorities, which priority, principle, domain, theme
        priority, priority objective, strand of work, work strand, blaenoriaeth, blaenoriaethau
        """
    ),
    COST: _phrases(
        """
        cost, costs, resource, resources, resources required, resources needed, resource implications, budget,
        funding, financial implications, cost implications, resourcing, cost resources, resource requirement,
        cost and resources, how much, what will it cost, capacity
        """
    ),
    EVIDENCE: _phrases(
        """
        evidence, evidence source, source of evidence, evidence of completion, supporting evidence, evidence
        required, evidence seen, proof, evidence log, evidence base
        """
    ),
    BASELINE: _phrases(
        """
        baseline, current performance, starting point, current figure, baseline figure, last year
        """
    ),
    FIGURE: _phrases(
        """
        target figure, numerical target, target level, target value, target performance
        """
    ),
    # Columns that show a table is something other than a plan, or that say nothing about an action.
    IGNORED: _phrases(
        """
        version, author, change, changes, what changed, page, page no, venue, time, meeting, location,
        representative, deputy, post, job title, title, role, e mail, email, telephone, phone, abbreviation,
        meaning, definition, stands for, likelihood, probability, severity, inherent risk, residual risk, risk,
        mitigation, mitigating actions, controls, existing controls, risk score, price, unit price, quantity,
        qty, unit cost, amount, total, income, expenditure, vat, course, trainer, places, attendance, apologies,
        numerator, denominator, national average, england, statistical neighbours, actual, date of audit, date
        raised, date of birth, audit, audit title, case, audit ref, rec no, recommendation no, recommendation
        number, rec, review name, months, term of office, who for, who is it for, who it is for, what it does, what
        they do, what we offer, who can refer, how to refer, opening hours, address
        """
    ),
}

# Words that say no more than that a plan, a part of one, or its board follows.
GENERIC = frozenset(
    _phrases(
        """
        the, our, and, of, for, to, on, with, in, at, key, strategic, business, action, actions, annual,
        delivery, work, improvement, implementation, detailed, current, draft, final, year, plan, plans,
        planning, programme, priorities, priority, table, tracker, log, template, report, appendix, annex,
        section, part, version, sheet, summary, overview, board, partnership, safeguarding, children, childrens,
        children's, children’s, adults, adult, local, multi, agency, multiagency, lscb, lscp, sab, scb, scp,
        progress, monitoring, update, objectives, outcomes, continued, cont, quarter
        """
    )
)

# What a row that explains colours or letters begins with.
LEGENDS = (
    "rag",
    "key",
    "brag",
    "legend",
    "note",
    "notes",
    "n b",
    "source",
    "status key",
    "rag key",
    "abbreviations",
)

# Words in a heading row that show what a table is when it is no plan: kind -> any of these groups of words together.
OTHER_TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "a version history": _groups("version; author + change; version + date"),
    "a risk register": _groups(
        "risk + likelihood; risk + mitigation; risk + mitigating; risk + controls; likelihood + impact; "
        "probability + impact; risk + severity"
    ),
    "actions from meetings": _groups("minute; minutes; agenda"),
    "a look back": _groups("said + did; said + done; said + achieved"),
    "a price list or budget": _groups(
        "price; unit cost; quantity; qty; budget + spend; income; expenditure; cost + total; rate + unit; "
        "amount; budget + actual; contribution; fee; payment; instalment"
    ),
    "a list of contents": _groups("page; contents"),
    "a list of members": _groups(
        "representative; deputy; name + role; name + organisation; name + agency; name + job title; name + "
        "post; title + organisation; designation; member + agency; name + title; email; telephone"
    ),
    "meeting dates": _groups("meeting + date; meeting + venue; date + venue; date + time; meeting + papers"),
    "a training programme": _groups("course; trainer; places; delegates"),
    "attendance": _groups("attendance; apologies; attended"),
    "figures": _groups("numerator; denominator; england; national average; statistical neighbours"),
    "a key": _groups(
        "abbreviation; acronym; meaning; means; stands for; initials; definition; term + definition; what it means"
    ),
}
