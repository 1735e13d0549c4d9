### What `read` and `draft` say: statements, side by side, and the pages of a draft.

## What is counted

what-bus = Buses
what-ambulance = Ambulances
what-car = Cars
what-truck = Trucks
what-boat = Boats
what-plane = Planes
what-train = Trains
what-vehicle = Vehicles
what-convoy = Convoys
what-all = People
what-civilians = Civilians
what-fighters = Fighters
what-families = Families
what-wounded = Wounded
what-sick = Sick
what-companions = Companions
what-women = Women
what-children = Children
what-women_children = Women and children
what-men = Men
what-elderly = Elderly
what-killed = Killed
what-detainees = Detainees
what-nationals = Nationals of a state
what-students = Students
what-staff = Staff
what-attack = Attack
what-blockage = Blocked way
what-closure = Closure
what-other = Incident

## Kinds of statements

kind-vehicles = Vehicles
kind-people = People
kind-route = Way
kind-status = State of things
kind-incident = Incident
kind-request = Request
kind-guarantee = Guarantee
kind-agreement = Agreement

## Figures

figure-exact = { $value }
figure-about = about { $value }
figure-range = { $value } to { $most }
figure-more_than = more than { $value }
figure-at_least = at least { $value }
figure-at_most = at most { $value }
figure-unknown = not counted
counted = { $what }: { $figure }

## How far it has come, and what a figure counts

status-planned = planned
status-agreed = agreed
status-preparing = getting ready
status-underway = under way
status-completed = done
status-suspended = suspended
status-resumed = resumed
status-refused = refused
scope-convoy = one convoy
scope-day = one day
scope-total = the whole operation

## A statement on the screen

quoted = “{ $words }”
quote-left-out = words that may name somebody; see the report
source-itself = the report itself
source-person = a named person; see the report
said-by = { $source } · { $grade }
way-from = from { $place }
way-via = by way of { $place }
way-to = to { $place }
way-at = at { $place }
asked-by = by { $who }
read-second = only the second reader found this
read-title = { $id } · { $count ->
    [0] no statement
    [one] { $count } statement
   *[other] { $count } statements
}
read-total = { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
} in { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}.
read-refused = { $count ->
    [one] { $count } statement of the second reader was refused: what it rests on is not in the text.
   *[other] { $count } statements of the second reader were refused: what they rest on is not in the text.
}
read-second-failed = The second reader did not answer for { $count ->
    [one] { $count } report
   *[other] { $count } reports
}; these were read by the first alone.

## Side by side

beside-title = Side by side
beside-alone = one source
beside-agree = they fit each other
beside-differ = they do not fit each other
beside-line = { $figure } · { $source } · { $grade } · { $report }

## Corrections and scores

correct-kept = { $count ->
    [one] { $count } report with its corrected statements is kept
   *[other] { $count } reports with their corrected statements are kept
} in { $path }
score-title = { $count ->
    [one] { $count } corrected report
   *[other] { $count } corrected reports
}, read by this version:
score-numbers = figures
score-source = figures with their source
score-status = figures with their status
score-places = places of ways
score-line = { $what }: precision { $precision }, recall { $recall }, F1 { $f1 } ({ $hit } of { $gold } found, { $extra } that are not there)

## Drafts

draft-title = Questions about this draft
draft-opening =
    This scenario was drafted from reports. It says what somebody said, and assumes the rest; both are
    marked, here and beside the rows. It is no plan to act on before a person has answered what follows.
draft-written = A draft is in { $path }: { $people ->
    [0] nobody counted
    [one] { $people } person
   *[other] { $people } people
}, { $vehicles ->
    [one] { $vehicles } vehicle
   *[other] { $vehicles } vehicles
}, { $questions ->
    [0] no question
    [one] { $questions } question
   *[other] { $questions } questions
} in { $page }
draft-unknown = Nobody counted: { $what }. They stand in the draft with 0, which is wrong until you write a number.
draft-next = Next: answer { $page }, then safepassage check { $path }
draft-asked = To be answered
draft-said = What stands in the tables, and who said so
draft-assumed-title = Assumed, because nobody said it
draft-beside = Side by side
note-said = { $quote } · { $source } · { $grade } · { $report }
note-other = but: { $quote } · { $source } · { $grade } · { $report }
note-assumed = ASSUMED: { $sentence }
row = { $table }, { $row }

## Questions

question-unknown-number = How many are there of: { $of }? They are named and not counted. The draft has 0 in their row.
question-no-people = How many people are to leave, and who? No report says so.
question-no-vehicles = Which vehicles are there? No report says so; the draft has one bus.
question-no-origin = Where do people leave from? No report says so.
question-no-goal = Where are they taken? No report says so.
question-where = Where is { $place }? Its position is in no gazetteer: write latitude and longitude into its row.
question-handover = Do people change vehicles at { $place }, or do they stay there? The draft lets them change there.
question-between = Do convoys stop at { $place }, or only pass? The draft leaves it out.
question-differ = Which figure is right of: { $of }? The draft has { $count }; others say otherwise.
question-families = How large are the families, and how many people travel by themselves? Parties are not split on the way: while everybody is counted singly, families can be.
question-patients = How many of the { $count } patients lie down, and who of them is immediate (T1)? The draft lays all of them down, as urgent (T2).
question-not-planned = What of { $of }: { $count }? The draft does not use them, since it does not know what they carry, or where they can go.
question-start = On which day does it begin? No report says so for certain.
question-timezone = In which time zone is it? The draft takes UTC.
question-crossing = How many vehicles are inspected at once at { $place }, how long does it take, and when is it open?
question-guarantee = Who guarantees this, for which way, and from when to when?
question-agreement = Is this in force, and what are its terms?
question-request = Was this granted?
question-incident = Does this touch the way or the places where people wait?
question-place-left-out = Is { $place } a place that people leave from or go to? The draft leaves it out, since no gazetteer knows it and nobody was counted there.
question-other-movement = Is the movement from { $place } part of this operation? The draft leaves it out.

## Assumptions

assumed-location = The position is right to about { $km } km only.
assumed-near = The position is that of { $place }, which is only part of the name in the report.
assumed-depot = The vehicles wait on the near side of the crossing; without a crossing, where people leave from.
assumed-handover = People may change vehicles here, since others are taken farther.
assumed-inspection = One lane; { $loaded } minutes for a loaded vehicle, { $empty } for an empty one.
assumed-type-bus = 50 seats, 20 km/h on such roads, 3 s to board and 2 s to alight for each person.
assumed-type-ambulance = 2 lying and 2 sitting, or 1 lying and 4 sitting; 25 km/h on such roads; 3 min to carry a patient aboard.
assumed-type-car = 4 seats, 25 km/h on such roads.
assumed-one-bus = One bus, so that the draft can be planned at all.
assumed-patients-within = The { $count } patients are among the people counted in all, and are taken off here.
assumed-shares = Nobody says how many wait where: the same number at each of { $count } places.
assumed-singles = Everybody is counted as travelling alone.
assumed-family-size = { $size } people to a family.
assumed-patients = All of them lie down, and are urgent (T2).
assumed-not-counted = Named and not counted: 0 stands for unknown until somebody writes a number.
assumed-start = At { $hour } on that day.
assumed-start-today = The day on which the draft was made, at { $hour }.
assumed-timezone = No place of the reports tells the time zone.
assumed-legs = { $minutes } minutes to and from each place whose position is unknown.
assumed-travel = Drives are straight lines made longer by a factor of { $detour }.
assumed-horizon = Everybody is to be received within { $hours } hours.
