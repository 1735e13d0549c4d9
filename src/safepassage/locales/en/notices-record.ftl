### What is said at the door, where something is to be recorded, and when planning goes on.

D-ROLE = A device for the role { $role } does not record { $kind }.
    .remedy = Ask a coordinator to record it, or to enrol the device for another role.
D-OVER = The operation has ended; { $kind } can no longer be recorded.
    .remedy = Correct or resolve what was recorded; for people who still need help, open an operation.
D-FUTURE = That is said to happen { DURATION($seconds) } from now.
    .remedy = Say when it happened (happened=…), and check this device's clock.
D-UNKNOWN = { $field } “{ $value }” is not in the scenario.
    .remedy = Check the id; a vehicle that was not planned for is told by vehicle_came.
D-UNKNOWN-NEAR = { $field } “{ $value }” is not in the scenario.
    .remedy = Did you mean “{ $near }”?
D-ENTRY = There is no entry { $value } here.
    .remedy = Check the entry's id; if it was made on another device, take in that device's bundle first.
D-NOT-THEIRS = A device for the role { $role } corrects only what it recorded itself, and { $value } is another device's.
    .remedy = Ask a coordinator to correct it, or correct it on the device that recorded it.
D-STANDS = { $value } speaks of the operation or its devices, and stands as it was made; a correction would change nothing.
    .remedy = Record what is true now: a new clock_checked, a revoked of the device with a smaller after=, or a device under another name.
D-NAME = Nobody has told of { $field } “{ $value }” here.
    .remedy = Check the name. Known here: { $known }. If it was told on another device, take in that device's bundle.
D-NAME-NEAR = Nobody has told of { $field } “{ $value }” here.
    .remedy = Did you mean “{ $near }”? If it was told on another device, take in that device's bundle.
D-ABOVE = { $value } is revoked only on a device above it: by this one it would do nothing.
    .remedy = Record it on one of these devices: { $known }.
D-FIRST-DEVICE = { $value } opened the operation, and no device can revoke it.
    .remedy = If it is lost, tell everybody to trust nothing that it says from now on, and open a new operation.
D-DEVICE-KNOWN = A device { $value } is enrolled already.
    .remedy = Choose another name; a device that was lost is revoked, and gets a new name and key.
D-OPERATION = The operation has ended; { $vehicle } must not depart on trip { $trip }.
    .remedy = If it must, a coordinator overrides the rule by name: overridden rule=operation vehicle={ $vehicle } trip={ $trip } reason=…
D-SUSPENDED = Departures are suspended: { $vehicle } must not depart on trip { $trip }.
    .remedy = Wait until it is resumed, or a coordinator overrides by name: overridden rule=suspended vehicle={ $vehicle } trip={ $trip } reason=…
D-GUARANTEE = Not every side's guarantee is in force for { $vehicle }, its route and this time (trip { $trip }).
    .remedy = A coordinator records the guarantees, or overrides by name: overridden rule=guarantee vehicle={ $vehicle } trip={ $trip } reason=…
D-GO = Nobody has signed go: { $vehicle } must not depart on trip { $trip }.
    .remedy = A coordinator signs: go_signed go=yes; or overrides by name: overridden rule=go vehicle={ $vehicle } trip={ $trip } reason=…
D-CONSENT = { $heads ->
    [one] One person of { $group } has
   *[other] { $heads } people of { $group } have
} not consented to travel on { $vehicle }, trip { $trip }.
    .remedy = Ask them, and record who consented; or a coordinator overrides by name: overridden rule=consent vehicle={ $vehicle } trip={ $trip } reason=…
D-HEADCOUNT = { $counted } were counted aboard { $vehicle } on trip { $trip }, and { $aboard } boarded by the ledger.
    .remedy = Count again, and record who boarded or stayed; or a coordinator overrides by name: overridden rule=headcount vehicle={ $vehicle } trip={ $trip } reason=…
D-CAPACITY = { $vehicle } would have { $heads } aboard on trip { $trip }, and has { $places } places at most, by need perhaps fewer.
    .remedy = Check the number; if they are aboard, a coordinator overrides by name: overridden rule=capacity vehicle={ $vehicle } trip={ $trip } reason=…
D-FAMILY = { $heads } heads are not { $parties } whole parties of { $party }.
    .remedy = Check both numbers; a family that is split by hand needs an override by name, of a coordinator: overridden rule=family …
D-SECOND = An override of { $rule } needs a second person.
    .remedy = Add second=… with another duty than the maker's.
D-ABSENT = { $heads } leave { $account }, where { $there } are by what is known here. It is recorded, and the difference stays open.
    .remedy = Check the number. If it is right, an entry is missing that will come, or somebody resolves the difference.
D-AGAIN = { $vehicle } has departed from there on trip { $trip } already ({ $entry }). It is recorded once more.
    .remedy = Check vehicle and trip. If it was the same departure, correct one of the two (corrected entry=… instead=nothing).
D-ELSEWHERE = By what is known here { $vehicle } is at { $there } or on the way there ({ $entry }), not at { $place }. It is recorded all the same.
    .remedy = Check vehicle and place. If it is right, an arrival is missing that will come.
D-OTHER-KEY = { $count ->
    [one] One entry of { $device } was
   *[other] { $count } entries of { $device } were
} signed by another key than the one by which that device is enrolled here; nothing of that counts.
    .remedy = If two devices were given this name, enrol the second under another name, give it the new folder, and record there again what it had recorded. If not, somebody speaks in its name: tell the coordinator.
D-KIND = There is no kind of entry “{ $value }”.
    .remedy = The kinds are: { $known }.
D-KIND-NEAR = There is no kind of entry “{ $value }”.
    .remedy = Did you mean “{ $near }”? All kinds: { $known }.
D-KIND-FIRST = “{ $value }” stands before any kind of entry.
    .remedy = Begin with what happened: boarded vehicle=… place=… heads=…
D-TWICE = This field is told twice.
    .remedy = Leave one of them out.
D-FIELD = The field “{ $value }” does not belong here.
    .remedy = The fields are: { $known }.
D-FIELD-NEAR = The field “{ $value }” does not belong here.
    .remedy = Did you mean “{ $near }”? The fields are: { $known }.
D-MISSING = { $kind } needs this field.
    .remedy = Add it. A number that nobody knows is “unknown”, never 0.
D-VALUE = “{ $value }” cannot be read here.
    .remedy = Heads are a number, or seats, wheelchairs and stretchers with commas between (36,2,0), or “unknown”; yes or no; a list has commas.
D-THOUSANDS = “{ $value }” may be one great number, or seats and wheelchairs.
    .remedy = Write the number without commas; or seats, wheelchairs and stretchers each by name: seat=… wheelchair=… stretcher=…
D-LINE = This line is not a JSON object with a “kind”, each name once.
    .remedy = Write one object to a line, as { "{" }"kind": "boarded", "vehicle": "bus-07", …{ "}" }.
N-VEHICLE = { $value } came, and is not planned with: its type or its place is not in the scenario.
    .remedy = Correct the entry, or add the type or the place to the scenario.
N-HORIZON = The scenario's horizon was { DURATION($seconds) } before that moment: nothing can be planned in no time.
    .remedy = Say another moment with --at, or open the operation with a scenario whose horizon is later.
N-PLACE = { $heads } people wait at { $value }, which is not in the scenario, and are not planned with.
    .remedy = Add the place to the scenario, or correct the entry.
N-ABOARD = { $heads } people are aboard { $value }, which is no longer there to plan with, and nobody said where it stands; they are not planned with.
    .remedy = Record where it stands: broke_down vehicle={ $value } place=…; or where the people are now.
N-LAYOUT = { $value } has { $heads } people more aboard than any of its layouts has places for; they ride along and are not planned with.
    .remedy = Check who is aboard, and see to it that room is kept for them where the vehicle goes.
N-TRIP = { $heads } people are still booked aboard { $value } on its earlier trip { $trip }; they are not planned with.
    .remedy = Check who alighted on that trip: record what is missing, or resolve it: resolved discrepancy=aboard:{ $value }/{ $trip } …
N-UNKNOWN = Nobody knows how many people are in { $value }; only the { $heads } who are known are planned with.
    .remedy = Count them, and correct the entry that said the number is unknown.
D-STICK = This is a ledger's own folder, and no place to exchange bundles.
    .remedy = Export a bundle from that ledger (safepassage export … --bundle FILE), or name an empty folder for both to sync with.
D-NO-STICK = This folder holds other things and no bundle: it is no place where bundles are exchanged.
    .remedy = Name the folder that goes round, or an empty one; nothing was left here.
D-OTHER = This bundle is of another operation; nothing of it was taken in.
    .remedy = Check which operation the file belongs to, and take it in there.
D-CODE = This line is no code of Safe Passage, or is torn; the others were read.
    .remedy = Read that code again and take the file in once more: what is there already does no harm.
D-UNREADABLE = This file cannot be read; nothing of it was taken in.
    .remedy = Have it handed over again, on another stick if need be.
D-CLOCK = This device's clock says { $value }, which no entry can be written with.
    .remedy = Set this device's clock and try again; nothing was recorded.
D-PAST = The operation begins { DURATION($seconds) } after the scenario's horizon ended: what is recorded from now on cannot be planned with.
    .remedy = For an exercise, or to write down a day that is over, open it with --at, and say happened=… in every entry; otherwise set the scenario's start.
D-SCENARIO = The scenario in the ledger's folder is no longer the one that the operation was opened with.
    .remedy = Put back the folder as it was, from a copy or another device; what changes on the day is told by entries.
D-PLAN = The plan in the ledger's folder is not the one that the operation was opened with.
    .remedy = Put back plan.json as it was; a later plan is named where it is used: safepassage plan SCENARIO --plan PLAN --from LEDGER.
D-INSIDE = This folder lies inside a ledger's folder.
    .remedy = Name a folder elsewhere: every ledger has a key of its own, and is carried alone.
N-BEFORE = That moment is { DURATION($seconds) } before the operation was opened: the ledger knows nothing of it.
    .remedy = Say a later moment with --at, or plan from the scenario itself.
