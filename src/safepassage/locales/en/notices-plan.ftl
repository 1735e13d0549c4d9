# Notices of reading a plan (plan.json).

P-FILE = The plan cannot be read ({ REFUSAL($reason) }).
    .remedy = Check the path and that you may read the file.
P-TEXT = The file is not UTF-8 text: byte { $byte } does not belong there.
    .remedy = Save it again as UTF-8.
P-JSON = This is not JSON: something is wrong at line { $line }, column { $column }.
    .remedy = Look for a missing or doubled comma, quote or bracket just before that point.
P-TRUNCATED = The file ends too early, at line { $line }: what was opened is not closed.
    .remedy = Copy or write the file again; part of it is missing.
P-DEEP = The file nests lists and objects far deeper than any plan does.
    .remedy = Check that this file is a plan.
P-TWICE = The field { $name } stands twice in one object.
    .remedy = Keep one of the two.
P-VERSION = The format is { $found }; this version reads "{ $wanted }".
    .remedy = Write "format": "{ $wanted }" as the first field, or plan the scenario again.
P-MISSING = The field "{ $name }" is missing.
    .remedy = Add it; docs/formats/plan.md shows how.
P-UNKNOWN = The field { $name } is not known here.
    .remedy = { $close ->
        [yes] Did you mean "{ $suggestion }"?
       *[no] The fields known here are: { $known }.
    }
P-TYPE = { $wanted ->
        [number] A whole number belongs here
        [time] A time belongs here
        [id] An id belongs here
        [text] A text belongs here
        [list] A list belongs here
       *[object] An object belongs here
    }, not { $found }.
    .remedy = { $wanted ->
        [number] Write it in digits, without quotes, point or unit.
        [time] Write whole seconds after the start, or "H:MM" or "H:MM:SS".
        [id] Write the id in quotes, as the scenario has it.
        [text] Write it in quotes.
        [list] Put it in square brackets.
       *[object] Put it in curly brackets, with named fields.
    }
P-ID = { $value } cannot be an id or a name.
    .remedy = Write the id as the scenario has it: visible characters, no blanks.
P-SMALL = { $value } is too small: at least { $least } is possible here.
    .remedy = Correct the number.
P-HUGE = { $value } is too large: at most { $most } can be told exactly.
    .remedy = Correct the number.
P-CHOICE = { $value } is none of the words that may stand here.
    .remedy = { $close ->
        [yes] Did you mean "{ $suggestion }"?
       *[no] The words are: { $known }.
    }
P-STEP = A step is exactly one of: { $known }.
    .remedy = Give the step one field with one of these names.
P-DRIVE = { $count ->
        [one] A drive goes from one point to another; one point is given here.
       *[other] A drive goes from one point to another; { $count } points are given here.
    }
    .remedy = Write "drive": ["from", "to"], and a drive of its own for each further point.
P-MOVE = Parties that board or alight are a group, a kind and a count, not { $found }.
    .remedy = Write ["group", "kind", 12].
P-TAIL = A tail of a certificate is seconds and a multiplier, not { $found }.
    .remedy = Leave the certificate as the planner wrote it, or remove it.
P-PRICE = A price of a certificate is a group, a kind and a whole number, not { $found }.
    .remedy = Leave the certificate as the planner wrote it, or remove it.
P-PRICE-ROW = A row of prices or weights in a certificate has another form: { $found }.
    .remedy = Leave the certificate as the planner wrote it, or remove it.
P-CONVOY = { $count ->
        [one] The passage is in convoy { $convoy }, but the plan lists one convoy, number 0.
       *[other] The passage is in convoy { $convoy }, but the plan lists { $count } convoys, counted from 0.
    }
    .remedy = Correct the number, or add the convoy to "convoys".
P-RUN-TWICE = { $count ->
        [one] Vehicle { $vehicle } has one run.
       *[other] Vehicle { $vehicle } has { $count } runs.
    }
    .remedy = Put all steps of a vehicle into one run, in order.
P-MORE = { $count ->
        [one] There is one more problem.
       *[other] There are { $count } more problems.
    }
    .remedy = Correct those above and try again.

## Planning on from the middle

P-STATE-SCENARIO = The state is of the scenario { $stated }, the plan in force of { $allowed }.
    .remedy = Give the state of { $allowed }; its id is the same as in the scenario.
P-STATE-EARLIER = The state begins at { $stated }, before the scenario does at { $allowed }.
    .remedy = Give a state that begins later, or the scenario that the plan in force was made for.
P-STATE-VEHICLES = The state knows none of the vehicles of the plan in force; its first is { $stated }, and that of the scenario { $allowed }.
    .remedy = Give vehicles the same ids in the state as in the scenario.
P-STATE-TYPE = In the state { $vehicle } is of the type { $stated }, in the scenario of { $allowed }.
    .remedy = Correct the type, or give a vehicle that is another one its own id.
P-AT-BEFORE = The moment is { DURATION($stated) } from the start, and so before it.
    .remedy = Name a moment between the start and the horizon.
P-NO-SCENARIO = A plan names places by their ids alone, and the scenario “{ $scenario }” does not stand beside it.
    .remedy = Say where it is: --scenario SCENARIO.
P-NO-MOVES = No vehicle of the plan moves, so there is no route to write.
    .remedy = Look at why everybody is left behind: safepassage report SCENARIO PLAN --out DIR
P-NOWHERE = No place of the plan has a location, so no line can be drawn.
    .remedy = Fill in latitude and longitude in places.csv and crossings.csv, and plan again.
P-UNPLACED = { $count ->
        [one] One point has no location: { $points }. Drives to it and from it have no line.
       *[other] { $count } points have no location: { $points }. Drives to them and from them have no line.
    }
    .remedy = Fill in latitude and longitude in places.csv or crossings.csv, and plan again.
P-AT-HORIZON = The moment is { DURATION($stated) } after the start, and the horizon is { DURATION($horizon) } after it.
    .remedy = Name a moment between the start and the horizon.
