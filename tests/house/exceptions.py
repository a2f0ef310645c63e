"""What may break a rule, by name and with its reason. An exception that is no longer needed fails the test too."""

# Modules of a room, besides models, rules, reads and actions, that rooms above may import.
DOORS: dict[str, str] = {
    "plan.exports": "papers print the plan with its progress in the very cells of its own Word export",
    "files.forms": "a form by which a file is given offers a copy without macros by inheriting from WithFile",
    "library.counter": "the public site counts how often a document is opened, and knows of whom nothing",
    "people.access": "a view's permission is said with @needs",
    "people.kept": "a view whose page is kept says so with @kept",
    "people.kept_outside": "a page of the public site that is kept as it was drawn says so in its view",
    "people.permissions": "the enum that @needs takes",
    "people.words": "a partnership's own words, for whoever writes a sentence of it",
    "people.names": "matching a printed name to a body is used by whoever reads documents",
    "post.links": "a page behind a link says so with @by_link",
    "privacy.forms": "a form's free text is scanned by inheriting from ScannedForm",
    "post.schedule": "what the clock starts is said with @daily",
    "trail.verify": "checking the chains is a command and a page of rooms above",
    "trail.words": "how a verb and a field are said on the record's pages",
}

# "room: room": neighbours on one floor of which the first may import the second.
NEIGHBOURS: dict[str, str] = {
    "ui: kit": "both are tools without tables; the page's frame shows the day that kit's clock says",
}

# "room/file.py: imported module": an import inside a function.
LATE_IMPORTS: dict[str, str] = {}

# "room/file.py: imported module": a rule that is not pure.
IMPURE_RULES: dict[str, str] = {}

# "room/file.py: function": a write outside actions.
WRITES: dict[str, str] = {}

# Routes that are not ours, by the beginning of their name.
FOREIGN_ROUTES: dict[str, str] = {}

# Second names of a view that has its own.
SECOND_NAMES: dict[str, str] = {
    "account_request_login_code": "allauth's other name for account_login",
}

# Routes that anybody may open without signing in.
OPEN_ROUTES: dict[str, str] = {
    "start": "the first partnership precedes every person; a code in the server's log proves the right",
    "account_login": "nobody is signed in before signing in",
    "account_request_login_code": "the same page under the name that allauth calls it by",
    "account_confirm_login_code": "the second half of signing in",
    "account_logout": "whoever signs out is signed out a moment later; a code not yet entered is given up here too",
    "text_scan": "a box asks as one types, on pages opened by link too; the address holds a signed stamp of the page",
    "challenge_reply": "whoever holds the link answers one challenge; the link says who she is",
    "data_return_provide": "whoever holds the link gives one period’s figures of one agency; the link says who she is",
    "sheet_provide": "the sheet that the figures are filled in on is behind the same link",
    "spreadsheet_provide": "whoever holds that link may bring the figures as a spreadsheet",
    "spreadsheet_explain": "what its columns mean is asked behind the same link",
    "spreadsheet_check": "its wrong cells are named, and its figures taken, behind the same link",
    "spreadsheet_leave": "it is given up behind the same link",
    "paper_provide": "whoever holds the link gives one paper; the link says who she is",
    "receipt_give": "whoever holds the link confirms for one provider; the link says who she is",
    "receipt_file": "what the provider is to have read is behind the same link",
    "meeting_feed": "calendar programs cannot sign in; the address is one person's, and she can end it",
    "invitation_reply": "whoever holds the link from a mail is led to the survey she is asked to answer",
    "answer": "whoever holds the link from a mail answers what it asks, and can do nothing else",
    "robots": "search engines ask before they read anything else; it names public sites that are open",
    "sign_in_as": "the demonstration lets anybody be anybody; everywhere else there is no such page",
}

# Pages of a partnership's public site: anybody may open them, and nobody is anybody there.
OUTSIDE_ROUTES: dict[str, str] = {}
OUTSIDE_ROUTES: dict[str, str] = {
    "site_front": "what the partnership is, and the way to everything it published",
    "site_worried": "whoever is worried about a child must find whom to call",
    "site_logo": "the picture in the header of every page; its address names its content",
    "site_plan": "the plan as it was decided to publish it",
    "site_plan_edition": "progress that was published earlier stays as it was",
    "site_priority": "one priority of the plan as it was decided to publish it",
    "site_papers": "papers that were issued as public copies",
    "site_paper_file": "a paper that was issued as a public copy, as it was issued",
    "site_figures": "the figures that it was decided to publish",
    "site_figures_release": "figures as they were published on a day",
    "site_library": "policies, protocols and toolkits that are for everybody",
    "site_library_search": "whoever looks for a document finds it by its words",
    "site_resource": "a document of the library in force",
    "site_resource_page": "a page of a toolkit in the library",
    "site_resource_file": "a file of a document in the library",
    "site_appendix_file": "a file that a partnership added to a document it shares",
    "site_training": "whoever looks for training finds the dates and a seat",
    "site_course": "what a course is about, and its dates",
    "site_training_calendar": "the dates of training, for programs that keep a calendar",
    "site_surveys": "whoever has something to say finds where to say it",
    "site_you_said": "people who said something may read what was done about it",
    "site_privacy": "whoever reads, books or answers may know what is kept about her",
    "site_accessibility": "the law asks every public body's site for it",
    "site_feed": "what is new, for programs that read feeds",
    "site_map": "search engines find their way by it",
    "survey_invited": "whoever was invited answers by her own link, once, and nobody knows who she is",
    "survey_open": "a survey that anybody with its link may answer",
    "survey_code": "people in a room type the code from the screen",
    "session_book": "anybody may ask for a seat in training that is open for booking",
    "booking_outside": "whoever holds the link that was sent to her sees her own booking",
    "booking_confirm": "whoever holds the link that was sent to her takes her own seat",
    "booking_cancel": "whoever holds the link that was sent to her gives her own seat back",
    "booking_calendar": "whoever holds the link that was sent to her takes her session into her calendar",
    "booking_certificate": "whoever holds the link that was sent to her takes her own certificate",
    "booking_approve": "whoever holds the manager's link says yes or no to one booking",
}

# Routes for anybody who has signed in, whatever the partnership.
SIGNED_IN_ROUTES: dict[str, str] = {
    "home": "shows only where the person herself sits",
    "gallery": "shows how the house is built and nothing of any partnership",
    "account_detail": "what is kept about oneself",
    "account_edit": "mending what is kept about oneself",
    "account_away": "when one is away oneself",
    "account_address": "one's own address",
    "account_address_confirm": "one's own address, proved by a code",
    "partnership_create": "a business manager of one partnership may set up another; the page refuses everybody else",
}

# Actions that leave no trail entry.
SILENT_ACTIONS: dict[str, str] = {
    "people.issue_start_code": "no partnership exists yet whose record it could stand in",
    "people.count_wrong_start_code": "a wrong try changes nothing that a partnership owns",
    "post.queue": "the action that wants a message says what happened; the outbox keeps what was sent when",
    "post.queue_outside": "the action that wants a message says what happened; the outbox keeps what was sent when",
    "post.claim_message": "a worker's claim is the outbox's own book-keeping",
    "post.record_sent": "what became of a message is shown in the outbox",
    "desk.send_digest": "what was sent to whom about what is kept by the outbox and its reminders",
    "post.remember_reminders": "the action that wants the message says what happened",
    "post.record_refused": "what became of a message is shown in the outbox",
    "post.make_link": "the action that sends the link says so; its token must stand nowhere",
    "post.revoke_links": "the action that ends the thing says so",
    "governance.make_feed": "an address for one's own calendar changes nothing that the partnership keeps",
    "governance.end_feed": "an address for one's own calendar changes nothing that the partnership keeps",
    "post.claim_slot": "a turn of scheduled work is the program's own book-keeping",
    "post.record_done": "a turn of scheduled work is the program's own book-keeping",
    "progress.begin_update": "nothing is said until it is sent, and the sending is on the record",
    "progress.save_draft": "a draft is nobody's word yet: it is kept as typed and goes when it is sent",
    "questions.freeze_version": "an entry would tell when somebody answered; the version keeps the day",
    "library.count_uses": "a count of readers nobody knows is no decision, and would fill the record",
    "library.rebuild_search": "the index is made of what is on the record already",
    "questions.forget_addresses": "forgetting is a rule (docs/reference/personal-data.md), not somebody's decision",
    "questions.give_answers": "an anonymous answer leaves no entry anywhere; a named one itself says who answered when",
    "questions.remind_outside": "what was sent to whom is kept by the outbox",
    "training.remind_bookers": "a reminder changes nothing; the outbox keeps what was sent when",
    "training.forget_bookers": "forgetting is a rule (docs/reference/personal-data.md), not somebody's decision",
    "post.forget_old_messages": "forgetting is a rule (docs/reference/personal-data.md), not somebody's decision",
}

# What a room's actions offer that is no action, besides check_ and can_, which only answer when something may be done.
MACHINERY: dict[str, str] = {
    "trail.action": "makes a function an action",
    "trail.silent_action": "makes a function an action without a record",
    "trail.part_of_action": "makes a function a part of the actions that call it",
    "trail.record": "what an action calls",
    "trail.coming_via": "says which way an action came in",
}

# Files longer than about 400 lines.
LONG_FILES: dict[str, str] = {}

# Free text that is not scanned for identifiers before it is stored, by field.
UNSCANNED_FIELDS: dict[str, str] = {
    "governance.Meeting.place": "where a meeting is: the address of a room, whose postcode people need to find it",
    "governance.Attendance.guest": "who came, by name: a professional, never a child",
    "library.EditionFile.unread": "made by the program: what of a file could not be read",
    "assurance.Binding.group": "the name of a group of answers, as the questionnaire gives it",
    "assurance.Cited.said": "made by the program from what was scanned where it was written",
    "papers.Issued.title": "made by the program from the meeting and the paper",
    "papers.Issued.words": "made by the program from what was scanned where it was written",
    "training.Terms.contact": "whom anybody may ask about training: an address or a number of a service",
    "training.Terms.signed_by": "who signs certificates: a professional, never a child",
    "training.Session.place": "where a session is: the address of a room, whose postcode people need to find it",
    "training.Session.link": "where to join a session by video",
    "training.Session.trainer": "who teaches, as the notice names her",
    "training.Booking.name": "who comes, by name: a professional or a parent who books, never a child",
    "training.Booking.email": "the address of whoever books; it goes some months after the session",
    "training.Booking.agency_words": "a school or a service by its name",
    "training.Booking.manager_email": "the address of a manager, as whoever books gives it",
}

# Actions of rooms whose words are scanned that take text and scan none.
UNSCANNED_ACTIONS: dict[str, str] = {
    "governance.move_item": "takes “up” or “down”",
    "governance.give_paper": "takes the name of a file",
    "library.begin_pulse": "takes addresses and a choice; what the exercise is called is the document's own title",
    "training.set_terms": "takes numbers, a contact of the service and who signs",
    "training.plan_sessions": "takes a place, a link, a trainer's name and a cost",
    "training.edit_session": "the same",
    "training.ask_stage": "takes “before”, “after”, “later” or “manager”",
}
