### How things stand, by the ledger.

title = { $name }: { $state } at { $clock }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}
moment = { $clock }, { $date }
state-drafted = drafted
state-agreed = agreed
state-ready = ready
state-under-way = under way
state-suspended = SUSPENDED
state-completed = completed
state-called-off = called off
suspended-all = Everything is suspended: nobody departs.
suspended-one = The agreement { $agreement } is suspended.
closed = Closed: { $crossings }.

## The equation

sort-registered = registered
sort-joined = joined
sort-born = born
sort-waiting = waiting
sort-aboard = aboard
sort-received = received
sort-handed-over = handed over
sort-declined = declined
sort-left = left
sort-detained = detained
sort-died = died
sort-missing = missing
sort-unreconciled = unreconciled
account = { $sort } { $name }: { $heads }
account-uncertain = { $sort } { $name }: at least { $heads }; somebody did not know how many
heads-by-need = { $total } ({ $seat } seated, { $wheelchair } in wheelchairs, { $stretcher } on stretchers)

## Parties of one

one-seat = one person, seated
one-wheelchair = one person in a wheelchair
one-stretcher = one person on a stretcher

## Titles

title-accounts = Where people are
title-vehicles = Vehicles
title-discrepancies = What does not fit
title-breaches = Rules that were broken, or overridden
title-alarms = Alarms
title-promises = Promises to be kept
title-devices = Devices: the last heard of each, what has not come, what does not count
more = and { $count } more

## Lines

vehicle-vehicle-came = { $vehicle } came, at { $place }
vehicle-broke-down = { $vehicle } broke down, at { $place }
vehicle-broke-down-somewhere = { $vehicle } broke down; nobody said where
vehicle-somewhere = { $vehicle }: nobody said where
vehicle-people = { $where } — aboard: { $heads }
vehicle-departed = { $vehicle } on the way to { $place }
vehicle-passed = { $vehicle } past { $place }
vehicle-arrived = { $vehicle } at { $place }
discrepancy-more = { $account }: { $heads } more went out than came in ({ $entries })
discrepancy-fewer = { $account }: said to be empty, and { $heads } did not get out ({ $entries })
discrepancy-needs = { $account }: the heads agree, their needs do not ({ $entries })
discrepancy-count = { $name }: { $stated } were counted, and the ledger says otherwise
discrepancy-person = wristband { $name } is in two places, or came from nowhere ({ $entries })
discrepancy-rival = { $name }: the device said two different things under one number
discrepancy-corrections = { $name }: two corrections say different things ({ $entries })
rule-operation = operation over
rule-suspended = suspended
rule-guarantee = guarantee
rule-go = go
rule-consent = consent
rule-role = role
breach-operation = { $about }: a departure after the operation had ended
breach-suspended = { $about }: a departure while suspended
breach-guarantee = { $about }: a departure without every guarantee in force
breach-go = { $about }: a departure without a signed go
breach-consent = { $about }: { $heads ->
    [one] one person travels
   *[other] { $heads } people travel
} who did not consent to it
breach-role = { $about }: not this device's user's to record. It decides nothing; a coordinator corrects it or revokes the device
overridden = { $about }: { $rule }, overridden by { $entry }
alarm-aboard = { $about }: people aboard for { $time }
alarm-overdue = { $about } is overdue by { $time }
alarm-headcount = { $about }: { $amount } were counted, and the ledger says otherwise
alarm-guarantee = { $about }: the guarantee lapses in { $time }, and vehicles rely on it
alarm-age = { $about }: nothing heard for { $time }
promise-consent = { $about }: { $heads } agreed to { $to } and are not there yet
promise-guarantee = { $about } guarantees until { $to }
promise-arrival = { $about } is expected at { $to }
promise-child = child { $about } is to be handed over to { $to }
device = { $device } ({ $role }): up to entry { $last }, { $heard }
device-silent = { $device } ({ $role }): nothing has come yet
role-coordinator = coordinator
role-gate = gate
role-reception = reception
role-medic = medic
role-driver = driver
role-reporter = reporter
device-holes = { $device }: entries { $numbers } have not come
device-revoked = { $device }: revoked; it counts up to entry { $last }
device-uncounted = { $device }: { $count } entries after its revocation, kept and not counted
stranger = { $device }, whom nobody has enrolled: { $count ->
    [one] one entry
   *[other] { $count } entries
} put aside until somebody does

## Answers

exported = wrote { $path }: { $count ->
    [one] one entry
   *[other] { $count } entries
}
codes-written = wrote { $path }: { $count ->
    [one] one code
   *[other] { $count } codes
}
nothing-handed-in = There was nothing to take in.
verdict-malformed = { $count } refused: no entries
verdict-other = { $count } refused: of another operation
verdict-stranger = { $count } put aside: nobody has enrolled the device
verdict-crowded = { $count } refused: the device is a stranger, and there is no room to put them aside
verdict-forged = { $count } refused: the device did not sign it
verdict-seen = { $count } known already
verdict-rival = { $count } kept beside another under the same number: a discrepancy
verdict-revoked = { $count } kept and not counted: the device was revoked
verdict-kept = { $count } new

## Kinds of entries

kind-opened = operation opened
kind-enrolled = device enrolled
kind-revoked = device revoked
kind-clock-checked = clock checked
kind-registered = registered
kind-consented = consented
kind-declined = declined
kind-withdrew = withdrew consent
kind-ready = ready
kind-boarded = boarded
kind-alighted = alighted
kind-handed-over = handed over
kind-joined = joined on the way
kind-born = born
kind-died = died
kind-detained = detained
kind-left = left by choice
kind-missing = missing
kind-found = found
kind-returned = returned
kind-escorted = escort named
kind-departed = departed
kind-passed = passed a crossing
kind-arrived = arrived
kind-counted = counted
kind-vehicle-came = vehicle came
kind-vehicle-went = vehicle went
kind-broke-down = broke down
kind-crossing-closed = crossing closed
kind-crossing-opened = crossing opened
kind-agreement-made = agreement made
kind-guaranteed = guaranteed
kind-suspended = suspended
kind-resumed = resumed
kind-agreement-ended = agreement ended
kind-go-signed = go or no-go signed
kind-overridden = overridden
kind-stated = statement received
kind-resolved = resolved
kind-completed = completed
kind-called-off = called off
kind-corrected = corrected
kind-name-read = name read
kind-forgotten = names forgotten
