### What the command line says.

## Help

usage = Usage:
usage-options = [options]
usage-verb = VERB …
help =
    Safe Passage plans the evacuation of people by vehicle, proves how good the plan is, and checks it.
    What a verb takes is told by: safepassage VERB --help
help-new = Writes a small working scenario, with comments, to begin with.
help-check =
    Lists every problem of a scenario at once, with what to do about it.
    Exit code: 0 nothing to complain about, 1 warnings only, 2 problems.
help-plan =
    Plans an evacuation, proves how good the plan is, verifies it, and writes plan.json and report.html.
    Ctrl-C ends the search with the best plan so far. Nothing unverified is ever written.
    With --from and --plan it plans on from the middle, and keeps the orders given wherever that costs nothing.
help-verify =
    Checks whether a plan, whoever made it, keeps every rule and adds up to what it states.
    Exit code: 0 it holds, 1 it breaks a rule or a certificate does not hold, 2 the files cannot be used.
help-report = Writes the report of a plan that exists already, in Arabic or in English.
help-state =
    Writes the scenario that begins at a moment of a plan, if everything goes by plan until then.
    It is what plan --from takes; change in it what has turned out otherwise.
help-open =
    Begins to record an operation: makes a ledger, in a folder, in which this device is the first.
    Everything that happens is then an entry that nobody can edit: people are counted like money.
help-enrol = Lets another device speak: makes its ledger, with a key of its own, to be carried to it.
help-record =
    Records what happened: entries as words (boarded vehicle=bus-07 place=sukkari heads=38), or - for lines of JSON.
    What should not be done is refused, unless somebody overrides it by name. All of the line is recorded, or nothing.
help-status = Says how things stand: where everybody is, what does not fit, what presses, what was promised.
help-sync =
    Takes in what other devices hand over, in any order and any number of times.
    With a folder (a stick) it takes in every bundle there and leaves its own for the others.
help-export =
    Writes a plan for maps, navigators and drivers, or a ledger's journal or bundle for outsiders and other devices.
    A plan: safepassage export PLAN geojson|gpx|directions --out DIR. Whoever reads it knows where vehicles will be.
help-audit =
    Recounts everybody from an exported journal alone, checks every signature and chain, and names what was tampered with.
    Exit code: 0 all is sound, 1 something was tampered with or does not add up, 2 the file is no journal.
help-convert = Turns instances from research, and workbooks, into scenarios, and scenarios into workbooks.
help-convert-bep = Turns an instance of the bus evacuation problem into a scenario.
help-convert-icep = Turns a scenario of the isolated community evacuation problem into a scenario.
help-convert-xlsx = Turns a scenario folder into a workbook, or a workbook into a folder, that says the same.
parameter-scenario = the scenario: a folder of tables, or an .xlsx workbook
parameter-plan = the plan: a plan.json
parameter-audited = an exported journal, or a ledger's folder, whose journal is exported for this
parameter-directory = the folder to write; it must not exist yet, or be empty
parameter-bep = the instance, a text file
parameter-icep = the folder with the instance's tables
parameter-icep-scenario = which scenario of the instance
parameter-source = the scenario to convert: a folder or an .xlsx workbook
parameter-target = where to: a folder, or a name that ends in .xlsx
parameter-export-source = a plan (a plan.json, or the folder that holds it), or a ledger
parameter-format = of a plan: geojson, gpx, or directions (turn by turn, a sheet for each driver)
parameter-out-export = of a plan: the folder to write into
parameter-export-scenario = of a plan: the scenario that it was made for (the scenario.xlsx beside it)
parameter-out-plan = the folder for plan.json and report.html
parameter-out-report = the folder for report.html
parameter-out-state = where to: a folder, or a name that ends in .xlsx
parameter-at = the moment: date and time as 2016-12-15 10:00, or the time after the start as +2:00
parameter-from-file = plan on from this state: a scenario that begins in the middle of SCENARIO; or from a ledger, as things stand
parameter-plan-at = with --from LEDGER: plan on from then (now)
parameter-plan-file = the plan in force, made for SCENARIO; needed with --from STATE, and known to a ledger
parameter-out-convert = where to: a folder, or a name that ends in .xlsx
parameter-seconds = end after so many seconds of planning (60, where --iterations does not say either)
parameter-iterations = end after so many iterations; the same seed then gives the same plan
parameter-seed = where chance begins (0)
parameter-threads = how many processor cores to use (all that there are)
parameter-bound = check the certificates of the bounds again, in exact arithmetic
parameter-json = answer with one JSON object
parameter-ledger = the ledger: a folder that open or enrol made
parameter-out-ledger = the folder for the ledger; it must not exist yet, or be empty
parameter-plan-in-force = the plan by which orders were given: a plan.json that holds for SCENARIO
parameter-device = how this device is called (desk)
parameter-as = who says so: a duty, not a person's name
parameter-store = keep the journal in a PostgreSQL database: postgresql://…
parameter-two = rules whose override two people must sign, with commas between: suspended,guarantee,go,consent,headcount,capacity,family
parameter-guarantees = no departure without a guarantee, whether or not an agreement was made
parameter-go = no departure before somebody has signed go
parameter-unasked = consent is not recorded in this operation (people are moved by order, or from a hospital)
parameter-opened-at = when the operation began (now)
parameter-exercise = an exercise, with a clock of its own from --at on (from the scenario's start)
parameter-entry-id = tell one entry in words, what corrects it and what is open about it
entry-and-at = --entry and --at cannot be used together. Leave one of them out.
nothing-recorded = Nothing was recorded.
parameter-registered = register at once everybody whom the scenario counts
parameter-new-device = how the device is to be called: a-z, 0-9 and hyphens
parameter-role = what its user is there for: coordinator, gate, reception, medic, driver or reporter
parameter-out-device = the folder for the device's ledger; carry it there, and keep no copy
parameter-entry = what happened: a kind and its fields, or - to read lines of JSON
parameter-status-at = how things stood then, by all that is known now
parameter-bundle = a bundle, or a folder to exchange bundles in
parameter-bundle-file = write everything that the ledger holds as a bundle, for other devices
parameter-journal = write the sealed journal, for safepassage audit
parameter-codes = write everything as QR codes, a picture each, into this folder
parameter-lang = the language to answer in (that of the locale)
parameter-help = show this and exit
parameter-version = show the version and exit

## Complaints

error = safepassage: { $sentence }
error-verb = There is no verb “{ $verb }”. The verbs are: { $verbs }.
error-verb-near = There is no verb “{ $verb }”. Did you mean “{ $near }”?
error-option = There is no option { $option }. See: { $verb } --help
error-option-near = There is no option { $option }. Did you mean { $near }?
error-missing = { $parameter } is missing. See: { $verb } --help
error-value = { $option } needs a value after it.
error-no-value = { $option } takes no value.
error-extra = Too much on the line: { $words }
error-unusable = What is given for { $parameter } cannot be used. See: { $verb } --help
error-line = The line cannot be understood. See: { $verb } --help
value-whole = { $option }: “{ $value }” is not a whole number.
value-number = { $option }: “{ $value }” is not a number.
value-above =
    { $option }: { $value } is out of range; it must be above { $least } and at most 2147483648.
value-at-least =
    { $option }: { $value } is out of range; it must be at least { $least } and at most 2147483648.
value-language = --lang: “{ $value }” is neither ar nor en.
plan-from-and-plan = --from and --plan belong together: the state to plan on from, and the plan in force.
plan-scenario-and-plan = With a ledger, SCENARIO and --plan belong together: a later plan in force, and the scenario that it was made for.
plan-at-and-ledger = --at belongs to --from LEDGER; a state begins when it says.
value-role = --role: “{ $value }” is no role. The roles are: { $roles }.
export-what = Say what to write. Of a plan: a format ({ $formats }) and --out DIR. Of a ledger: --journal FILE, --bundle FILE or --codes DIR.
export-both = A format is written of a plan; --journal, --bundle and --codes of a ledger. Give one or the other.
export-of-plan-alone = --out and --scenario belong to the export of a plan, not to --journal, --bundle or --codes.
export-format = There is no format “{ $value }”. The formats are: { $formats }.
export-format-near = There is no format “{ $value }”. Did you mean “{ $near }”?
export-written = { $count ->
    [one] wrote { $count } file into { $path }
   *[other] wrote { $count } files into { $path }
}
error-disk-full = The disk is full. Nothing was written.
error-not-allowed = { $path } may not be read or written. Check who owns it, or choose another place.
error-not-a-folder = { $path } is in the way: a folder is needed there, and it is a file.
error-is-a-folder = { $path } is a folder, and a file is needed.
error-not-there = { $path } does not exist.
error-name-too-long = The name is too long: { $path }
error-system = The system refuses to use { $path } ({ $code }).
error-system-somewhere = The system refuses ({ $code }).
error-pipe = Nobody reads the output any more; the rest of it was dropped.
error-interrupted = Interrupted. No file was left half-written.
mistake-unverified =
    We made a mistake: the plan that was found breaks { $rule } ({ $problem }). Nothing was written. Please report it with the scenario and the seed.
mistake =
    We made a mistake ({ $kind }). No file was left half-written. Please report it; SAFEPASSAGE_TRACEBACK=1 shows where it happened.

## Answers

stop = ✗
warning = ⚠
new-written = A scenario to begin with is in { $path }. Next: safepassage check { $path }
report-written = wrote { $path }
state-written = How things stand at { $clock } if all goes by plan is in { $path }.
ledger-opened = The ledger is in { $path }. Next: safepassage record { $path } …
device-enrolled = { $device } may speak from now on. Carry { $path } to it, and keep no copy.
check-result = { $stops ->
    [0] { $warnings ->
        [0] Nothing to complain about.
        [one] No problem, one warning.
       *[other] No problem, { $warnings } warnings.
    }
    [one] { $warnings ->
        [0] One problem.
        [one] One problem and one warning.
       *[other] One problem and { $warnings } warnings.
    }
   *[other] { $warnings ->
        [0] { $stops } problems.
        [one] { $stops } problems and one warning.
       *[other] { $stops } problems and { $warnings } warnings.
    }
}
title = { $name }, { $date }
fleet = { $count } × { $type }
people-triaged = { $people }, among them { $triaged }
priority-t1 = { $count } T1
priority-t2 = { $count } T2
priority-t3 = { $count } T3
priority-none = { $count } without priority
priority-t1-name = T1
priority-t2-name = T2
priority-t3-name = T3
priority-none-name = those without priority
label-plan = plan
label-left = left
label-bound = bound
label-binds = binds
label-orders = orders
label-verified = verified
label-wrote = wrote
everybody-out = everybody out by { $clock }, after { $duration }
some-out = the last of those brought out are out by { $clock }, after { $duration }
nobody-out = nobody is brought out
t1-out = T1 by { $clock }
nobody-left = nobody left behind
some-left = { $count ->
    [one] one person left behind ({ $priorities })
   *[other] { $count } people left behind ({ $priorities })
}
left-behind = { $people } of { $group }, at { $place }: { $reason }
left-behind-more = { $count ->
    [one] and one person more; the report names every party
   *[other] and { $count } people more; the report names every party
}
bound = at the earliest after { $duration }: { $proof }
order-changed = { $vehicle } now { $now }; before { $was }
order-new = { $vehicle } new: { $now }
order-dropped = { $vehicle } no longer { $was }
orders-more = { $count ->
    [one] and one order more; the report lists every one
   *[other] and { $count } orders more; the report lists every one
}
bound-left = { $priority }: at least { $people } must be left behind: { $proof }
bound-left-none = { $priority }: it is not proven that anybody must be left behind
proven-best = proven best
gap = gap { $percent }
gap-unknown = gap not stated
label-certified = proofs
certified-whole = { $figure }: { $value }, certified and checked again
certified-part = { $figure }: { $value } is stated, and { $certified } certified and checked again
certified-not = { $figure }: { $value } is stated, without a certificate that could be checked
certified-refused = { $figure }: { $value } is stated, and its certificate does not hold
certified-none = the plan states no bounds
figure-left-behind = left behind, { $priority }
figure-t1-clearance = T1 clearance
figure-clearance = clearance
figure-exposure = exposure
head-seconds = { $count ->
    [one] { $count } head-second
   *[other] { $count } head-seconds
}
verified = { $rules } rules, { $trips }, { $problems }
stopping = Ending with the best plan so far; Ctrl-C again gives up.
progress-nothing = no plan yet
progress-left = { $count } left behind
progress-t1 = T1 { $duration }
progress-clearance = everybody out after { $duration }
progress-clearance-some = last one out after { $duration }
progress-bound = bound { $duration }

# Names and medical facts
help-names =
    Names and medical facts under lock: makes readers' keys, adds and finds.
    What is typed on a command line is remembered by the shell: names come on standard input.
help-names-key = Makes a reader's key file under a passphrase, and shows its public key.
help-names-reader = Says what the holder of a public key may read from now on; only on a coordinator's device.
help-names-add =
    Seals the names and medical facts on standard input, a line of JSON each.
    With a key, they correct what it opens, and likely duplicates are told of.
help-names-find =
    Finds a person by the name, in any spelling, or the wristband number on standard input.
    The reading is recorded, with its purpose, before anything is shown.
help-forget =
    Destroys the sealed names and the readers' keys, and looks for any that are left.
    Counts remain. There is no way back.
parameter-names-ledger = the ledger: a folder
parameter-key = the reader's key file
parameter-key-new = the key file to write
parameter-key-public = the reader's public key, as names key shows it
parameter-key-forget = a reader's key file to destroy; can be given again and again
parameter-passphrase = a file whose first line is the passphrase; without it, it is asked for
parameter-duty = what the reader is there for
parameter-kinds = what the reader may read: name, medical, both with a comma between, or none
parameter-purpose = why it must be read; recorded for good, so without names
value-kinds = --kinds takes name, medical, name,medical or none, not { $value }.

## Reading what others report

help-read =
    Reads reports, in Arabic and in English: what they say, in which words, who says so, and how the figures of different sources fit each other.
    With --correct it keeps statements that a person corrected; with --score it says how well this version reads those.
help-draft =
    Drafts a scenario from statements, or from reports, in which every figure has its source or is marked as assumed.
    What the reports do not say is asked in QUESTIONS.md.
parameter-reports = reports: text, HTML, PDF, DOCX, a saved feed, or .jsonl with a report to a line
parameter-json-lines = a line of JSON for each report
parameter-places = a gazetteer of your own, looked at before ours: a table, or a file of GeoNames; may be given several times
parameter-sources = a table of sources with your grades; who is not in it is F6
parameter-second = a second reader: a language model on this machine, such as http://localhost:8080/v1
parameter-model = the name of its model
parameter-patience = how many seconds to wait for each of its answers; 120 where it is not given
parameter-anywhere = the second reader may be on another machine: the reports leave this one, with every name in them
parameter-correct = keep the corrected statements of this file: .jsonl with id, text and statements
parameter-into = the folder to keep them in; the user's data folder where it is not given
parameter-score = the folder of corrected reports to be read and compared
parameter-statements = what read --json printed, as .jsonl files; or reports
parameter-out-draft = the folder for the scenario; it must not exist yet, or be empty
parameter-timezone = the time zone, such as Asia/Damascus, where no place tells it

## Roads

help-roads = Makes roads of an extract of OpenStreetMap; tells what changes affect, and several routes.
help-roads-build = Makes a file of roads of an extract of OpenStreetMap, for [travel] roads in a scenario.
help-roads-affected = Tells which roads each row of road_changes closes or slows.
help-roads-routes = Finds several routes for a convoy that share little, with the crossings each passes.
parameter-extract = the extract: .osm.pbf, .osm, .osm.gz or .osm.bz2
parameter-out-roads = the file of roads to be written
parameter-routes-from = the place or crossing where the convoy departs
parameter-routes-to = the place or crossing where it arrives
parameter-routes-type = its vehicle type; without it, the scenario's first
parameter-routes-at = when it departs, as in the scenario's tables; without it, at the start
parameter-routes-count = at most so many routes
roads-built = { $edges ->
    [one] One stretch of road, { $metres } m.
   *[other] { $edges } stretches of road, { $metres } m in all.
}
roads-rules = { $bans ->
    [0] No turn is forbidden.
    [one] One turn is forbidden.
   *[other] { $bans } turns are forbidden.
}
roads-unread = Not read, since they do not say enough: { $turns ->
    [one] one turn restriction
   *[other] { $turns } turn restrictions
}; since they hold only at certain times: { $conditional ->
    [one] one rule
   *[other] { $conditional } rules
}.
roads-licence = Data: { $licence }
roads-no-changes = The scenario changes no road.
roads-affected = { $how ->
    [closed] { $change } closes { $stretches ->
        [one] one stretch
       *[other] { $stretches } stretches
    }, { $metres } m
   *[slow] { $change } makes drives take { $factor } times as long on { $stretches ->
        [one] one stretch
       *[other] { $stretches } stretches
    }, { $metres } m
}{ $named ->
    [yes] : { $roads }
   *[no] .
}
roads-no-point = There is no place or crossing { $value } in the scenario.
roads-no-type = There is no vehicle type { $value } in the scenario.
roads-no-route = No road leads from { $origin } to { $destination } then.
roads-route = { $number }: { DURATION($seconds) }, { $metres } m; { $overlap ->
    [no] shares nothing with those before
   *[yes] shares { $shared } % with those before
}{ $named ->
    [yes] ; by { $roads }
   *[no] .
}
roads-route-crossings = Crossings on the way: { $crossings }
roads-no-more = { $count ->
    [one] There is only one route that differs enough.
   *[other] There are only { $count } routes that differ enough.
}
roads-between = ,
roads-wrote = Wrote { $path }
