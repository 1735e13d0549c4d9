### What one entry tells, in a sentence.

people = { $total ->
    [one] one person
   *[other] { $total } people
}
people-needs = { $people } ({ $seat } seated, { $wheelchair } in wheelchairs, { $stretcher } on stretchers)
people-unknown = an unknown number of people
people-of = { $people } of { $group }
people-wristbands = { $people } [{ $wristbands }]

## Where people are

waiting = waiting at { $name }
aboard = aboard { $vehicle }, trip { $trip }
received = received at { $name }
handed-over = handed over to { $name }

## Kinds

opened = the operation { $operation } opened
opened-exercise = the EXERCISE { $operation } opened
enrolled = device { $device } enrolled as { $role }
revoked = device { $device } revoked after its entry { $after }: { $reason }
clock-checked = the clock of { $device } is { DURATION($ahead) } ahead
clock-checked-behind = the clock of { $device } is { DURATION($ahead) } behind
name-read = names read: { $wristbands } ({ $purpose })
forgotten = keys of names destroyed: { $keys }
registered = { $people } registered, { $where }
joined = { $people } joined on the way, { $where }
born = { $people } born, { $where }
died = { $people } died, { $where }
detained = { $people } detained, { $where }
left = { $people } left by choice, { $where }
missing = { $people } missing, { $where }
found = { $people } found, { $where }
declined = { $people } declined, { $where }
withdrew = { $people } withdrew consent, { $where }
returned = { $people } to be moved after all ({ $from } before), { $where }
consented = { $people } at { $place } consented to go to { $destination } (explained in { $language }: { $explained })
ready = { $people } ready at { $place }
escorted = { $wristbands }: { $escort } goes with them, { $receiver } receives them
boarded = { $people } boarded { $vehicle } at { $place }, trip { $trip }
alighted = { $people } got out of { $vehicle } at { $place }, trip { $trip }, to wait there and go on
alighted-received = { $people } got out of { $vehicle } at { $place }, trip { $trip }: received
people-handed-over = { $people } at { $place } handed over to { $receiver }
departed = { $vehicle } departed from { $place } for { $toward }, trip { $trip }
passed = { $vehicle } passed { $place }, trip { $trip }
arrived = { $vehicle } arrived at { $place }, trip { $trip }
counted = { $people } counted, { $where }
vehicle-came = { $vehicle } ({ $type }) came, at { $place }
vehicle-went = { $vehicle } went
broke-down = { $vehicle } broke down
crossing-closed = { $place } closed
crossing-opened = { $place } opened
agreement-made = agreement { $agreement } made by { $sides }
guaranteed = { $side } guarantees under { $agreement }
suspended = everything suspended: { $reason }
suspended-one = agreement { $agreement } suspended: { $reason }
resumed = everything resumed
resumed-one = agreement { $agreement } resumed
agreement-ended = agreement { $agreement } ended
go-signed = GO signed
go-signed-no = NO-GO signed
overridden = rule { $rule } overridden for { $vehicle }, trip { $trip }: { $reason }
stated = { $source } ({ $reliability }) said of { $about }: { $figures }
resolved = { $discrepancy } resolved: { $reason }
resolved-moving = { $discrepancy } resolved: { $people } out of “{ $from }” into “{ $into }” ({ $reason })
corrected = { $entry } corrected ({ $reason }): { $instead }
corrected-away = { $entry } did not happen ({ $reason })
completed = the operation completed
called-off = the operation called off: { $reason }

## What else it tells

more-empty = nobody is left aboard
more-counted = { $value } counted aboard
more-route = by { $value }
more-expected = expected { $value }
more-until = until { $value }
more-begins = from { $value }
more-ends = until { $value }
more-place = at { $value }
more-second = second person: { $value }
more-proxy = consented for them: { $value }
more-routes = by { $value }
more-vehicles = for { $value }
more-parties = { $value } × { $party }
more-happened = happened { $value }

and-more = { $first }; { $more }

## Answers

recorded = { $entry }, { $moment }, { $maker }: { $sentence }
refused-line = line { $row } was not recorded
exercise = EXERCISE: nobody is moved.
exercise-name = EXERCISE — { $name }
entry-device = Device: { $device } ({ $role }), entry { $number }
entry-stranger = Device: { $device }, whom nobody has enrolled
entry-happened = Happened: { $moment }
entry-heard = Recorded: { $moment }
entry-typed = As it is typed: { $words }
entry-left-out = It does not count: its device is revoked, or another key signed it.
entry-corrects = It corrects { $entry }: { $sentence }
entry-corrected-by = Corrected by { $entry }, { $moment }, { $maker }: { $sentence }
entry-now = What counts now: { $sentence }
entry-now-nothing = What counts now: it did not happen.
entry-fits = Nothing is open about it.
