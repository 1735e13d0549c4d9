### What the checker says of a plan. $stated is what the plan says, $allowed what would be right.

## Parts of sentences

at-step = { $vehicle }, step { $step } at { $place }
parties-stated = { $stated ->
    [one] { $stated } party
   *[other] { $stated } parties
}
parties-allowed = { $allowed ->
    [one] { $allowed } party
   *[other] { $allowed } parties
}
vehicles-stated = { $stated ->
    [one] { $stated } vehicle
   *[other] { $stated } vehicles
}
people-stated = { $stated ->
    [one] { $stated } person
   *[other] { $stated } people
}
bays-allowed = { $allowed ->
    [one] { $allowed } bay
   *[other] { $allowed } bays
}
lanes-allowed = { $allowed ->
    [one] { $allowed } lane
   *[other] { $allowed } lanes
}
escorts-stated = { $stated ->
    [one] { $stated } escort
   *[other] { $stated } escorts
}
of-group = of kind { $kind } of group { $group }
priority-name = { $priority ->
    [none] no priority
   *[other] priority { $priority }
}
with-need = { $need ->
    [seat] on seats
    [wheelchair] in wheelchairs
    [stretcher] on stretchers
   *[other] in all
}

## R0 the scenario

R0-ROADS = The file of roads is not there, or it is not the one for which this scenario was read; no drive can be judged.
    .remedy = Put back the file that [travel] roads names, or read the scenario again and make a new plan.
R0-SCENARIO = The plan was made for a scenario with the digest { $stated }; that of { $scenario } is { $allowed }.
    .remedy = Verify it with its own scenario, make a new plan, or, if you wrote the plan by hand for this scenario, give it this digest.

## R1 people

R1-STOP-SERVES-NOBODY = { at-step }: nobody boards and nobody alights.
    .remedy = Leave the stop out, or say who boards or alights.
R1-GROUP-UNKNOWN = { at-step }: the scenario has no group { $group }.
    .remedy = Name a group of the scenario.
R1-KIND-UNKNOWN = { at-step }: the scenario has no party kind { $kind }.
    .remedy = Name a party kind of the scenario.
R1-COUNT = { at-step }: { $stated } parties { of-group } cannot board or alight; at least { $allowed } does.
    .remedy = State a count of at least one, or leave the line out.
R1-NOT-ABOARD = { at-step }: { parties-stated } { of-group } alight, but { $allowed } are aboard.
    .remedy = Let only those alight who boarded this vehicle before.
R1-NOT-THERE = { at-step }: with this stop { parties-stated } { of-group } have boarded at { $place }; { $allowed } are ever there to board.
    .remedy = Let fewer board, or let them board where they are.
R1-NOT-READY = { at-step }: boarding begins at { $stated }, but party number { $count } { of-group } is not ready before { $allowed }.
    .remedy = Begin this stop later, or let fewer board.
R1-LISTED-UNKNOWN = Listed as left behind at { $place }: { $stated } { of-group }; the scenario counts { $allowed }.
    .remedy = List only parties that the scenario has, each with a count of at least one.
R1-LEFT-BEHIND = At the horizon, at or aboard { $place } and not received: { parties-allowed } { of-group }; the plan lists { $stated } as left behind there.
    .remedy = Move them, or list exactly those who are left behind, with where they are at the horizon and the reason.

## R2 party

R2-SPLIT = { at-step }: { parties-stated } { of-group } board, but the group has { $allowed } parties of that kind: parties travel whole.
    .remedy = Name the kinds that the group has; never carry a party in parts.
R2-NOT-ACCEPTED = { at-step }: { parties-stated } of group { $group } alight; { $allowed } may, for { $place } is neither a reception point that the group accepts nor a handover point on its way.
    .remedy = Carry them to a reception point that they accept, or to a handover point that they may use.
R2-ABOARD-TOO-LONG = { at-step }: parties of group { $group } have been aboard for { $stated }; the limit is { $allowed }.
    .remedy = Let them alight earlier, or board later.

## R3 capacity

R3-NO-LAYOUT = { at-step }: a trip begins here without a layout; type { $type } has { $allowed }.
    .remedy = State the layout in which the vehicle makes this trip.
R3-LAYOUT-UNKNOWN = { at-step }: type { $type } has no layout { $stated }; it has { $allowed }.
    .remedy = State one of the type's layouts.
R3-LAYOUT-CHANGED = { at-step }: layout { $stated } is stated in the middle of a trip that has { $allowed }.
    .remedy = State a layout only where people board an empty vehicle; a trip keeps one layout.
R3-LAYOUT-STRAY = { at-step }: layout { $stated } is stated, but no trip begins here.
    .remedy = State a layout only where people board an empty vehicle.
R3-TOO-MANY = { at-step }: aboard { with-need }: { people-stated }; layout { $layout } has room for { $allowed }.
    .remedy = Let fewer board, or choose another layout for the trip.

## R4 time

R4-ENDS-BEFORE-BEGIN = { at-step }: it ends at { $stated }, before it begins at { $allowed }.
    .remedy = Correct the two times.
R4-NOT-THERE = { at-step }: the vehicle is at { $allowed } and cannot begin this step at { $stated }.
    .remedy = Drive there first.
R4-TOO-EARLY = { at-step }: it begins at { $stated }, but the step before ends at { $allowed }.
    .remedy = Begin it when the step before has ended, or later.
R4-NOTHING-DONE = { at-step }: it drives on from { $place } without having done anything there.
    .remedy = Drive directly, or do something here: a stop, an inspection or refuelling.
R4-NO-ROAD = { at-step }: there is no road from { $place } to { $to } for this vehicle.
    .remedy = Take another way, or give the scenario this leg.
R4-DRIVE-TOO-FAST = { at-step }: the drive to { $to } takes { $stated }; it takes at least { $allowed }.
    .remedy = Let it arrive later, or depart earlier.
R4-STOP-TOO-SHORT = { at-step }: boarding and alighting take { $stated }; they take at least { $allowed }.
    .remedy = End the stop later.
R4-INSPECTION-TOO-SHORT = { at-step }: the inspection takes { $stated }; it takes at least { $allowed }.
    .remedy = End the inspection later.
R4-REFUEL-TOO-SHORT = { at-step }: refuelling takes { $stated }; it takes at least { $allowed }.
    .remedy = End the refuelling later.

## R5 windows

R5-OUTSIDE-WINDOW = { at-step }: the service at { $stated } does not lie in one window; the windows are { $allowed }.
    .remedy = Move the whole service into one window.
R5-ROAD-CLOSED = { at-step }: the drive to { $to } at { $stated } meets the closure of this road at { $allowed }.
    .remedy = Arrive before the closure begins, or depart when it has ended.
R5-ZONE-CLOSED = { at-step }: the vehicle is in zone { $zone } at { $stated }, which does not lie in one window of the zone: { $allowed }.
    .remedy = Enter the zone after its window opens and leave it before the window closes.

## R6 crossings

R6-ZONE-ENTERED = { at-step }: the drive leads to { $to } in zone { $stated }, but the vehicle is in zone { $allowed }: zones are entered through a crossing.
    .remedy = Drive to a crossing between the zones, pass its inspection, and drive on.
R6-CROSSING-UNKNOWN = { at-step }: the scenario has no crossing { $place }.
    .remedy = Name a crossing of the scenario.
R6-WRONG-SIDE = { at-step }: the inspection is stated for a vehicle out of zone { $stated }; this one comes out of { $allowed }.
    .remedy = State the zone that the vehicle comes out of.
R6-LANES = { at-step }: { vehicles-stated } under inspection at once, from { $time } on, in { lanes-allowed }.
    .remedy = Let some of them wait for a lane.
R6-CONVOY-MISSING = { at-step }: the vehicle passes in no convoy, but the crossing's rule holds for it.
    .remedy = Put the vehicle into a convoy and state its number.
R6-CONVOY-NOT-HELD = { at-step }: the vehicle passes in convoy { $convoy }, but the crossing's rule does not hold for it.
    .remedy = Leave the convoy out of this passage and the vehicle out of the convoy.
R6-CONVOY-UNKNOWN = { at-step }: convoy { $stated } is stated, but the plan's convoys are numbered { $allowed }.
    .remedy = State the number of a convoy of the plan, counted from 0.
R6-CONVOY-ELSEWHERE = { at-step }: convoy { $convoy } is for { $allowed } (crossing / zone that it comes out of); this passage is { $stated }.
    .remedy = State a convoy of this crossing and direction.
R6-CONVOY-NOT-LISTED = { at-step }: the vehicle passes with convoy { $convoy }, which does not list it.
    .remedy = Add the vehicle to the convoy's list, where it passes.
R6-CONVOY-ABSENT = Convoy { $convoy } at { $place }: { $vehicle } is listed { $listed }× and passes with it { $stated }×; both must be { $allowed }×.
    .remedy = List exactly the vehicles that pass with the convoy, each once.
R6-CONVOY-NO-RULE = Convoy { $convoy } at { $place } has { vehicles-stated }, but that crossing has no convoys in that direction.
    .remedy = Leave the convoy out, or correct its crossing and zone.
R6-CONVOY-SIZE = Convoy { $convoy } at { $place } has { vehicles-stated }; its rule asks for { $allowed }.
    .remedy = Make convoys of the size that the rule asks for; only the last of a direction may be smaller.
R6-CONVOY-NOT-ARRIVED = { at-step }: the vehicle is there at { $stated }, but the first inspection of its convoy { $convoy } begins at { $allowed }.
    .remedy = Let the convoy wait until all its vehicles have arrived.
R6-CONVOY-ORDER = { at-step }: its inspection begins at { $stated }, but { $before }, which is before it in convoy { $convoy }, begins at { $allowed }.
    .remedy = Let inspections begin in the convoy's order.
R6-CONVOY-WINDOWS = Convoy { $convoy } at { $place } passes in more than { $allowed } window: { $stated }.
    .remedy = Let the whole convoy pass in one window.
R6-CONVOY-HEADWAY = Convoy { $convoy } at { $place } begins { $stated } after the convoy before it; the headway is { $allowed }.
    .remedy = Let the convoy begin later.
R6-CONVOY-BROKEN-INTO = { at-step }: its inspection begins at { $stated }, between the first and the last of convoy { $convoy } ({ $allowed }), to which it does not belong.
    .remedy = Let the vehicle pass before the convoy's first or after its last.
R6-CONVOY-ESCORTS = Convoy { $convoy } at { $place }: { escorts-stated } needed at once, from { $time } on, of { $allowed } in all.
    .remedy = Let the convoy wait until an escort is back.

## R7 bays

R7-BAYS = { at-step }: { vehicles-stated } loading or unloading at { $place } at once, from { $time } on, in { bays-allowed }.
    .remedy = Let some of them wait for a bay.
R7-HOLDS = { at-step }: { vehicles-stated } at { $place } at once, from { $time } on; it can hold { $allowed }.
    .remedy = Let some of them come later or leave earlier.

## R8 reception

R8-ROOM = { at-step }: from { $time } on { $place } holds { people-stated } { with-need }; it has room for { $allowed }.
    .remedy = Bring some of them elsewhere, or later if others leave.

## R9 vehicle

R9-VEHICLE-UNKNOWN = The scenario has no vehicle { $vehicle }.
    .remedy = Name a vehicle of the scenario, or leave the run out.
R9-RUN-MISSING = { $vehicle } has no run ({ $stated }); every vehicle has { $allowed }.
    .remedy = Add its run, without steps if it stays where it is.
R9-RUN-TWICE = { $vehicle } has { $stated } runs; every vehicle has { $allowed }.
    .remedy = Make one run of them.
R9-START = { at-step }: the run begins at { $stated }, but the vehicle is at { $allowed }.
    .remedy = Begin the run where the vehicle is.
R9-NOT-AVAILABLE = { at-step }: the run begins at { $stated }; the vehicle is available from { $allowed } on.
    .remedy = Begin the run later.
R9-PLACE-UNKNOWN = { at-step }: the scenario has no such place as { $stated }.
    .remedy = Name a place of the scenario; a drive may also lead to a crossing.
R9-PLACE = { at-step }: the vehicle may not use { $stated }; it may use { $allowed }.
    .remedy = Send a vehicle that may go there, or meet it at a handover point.
R9-ZONE = { at-step }: the vehicle may not enter zone { $stated }; it may be in { $allowed }.
    .remedy = Send a vehicle that may go there, or meet it at a handover point.
R9-RANGE = { at-step }: with the drive to { $to } the vehicle has driven { $stated } m; its range is { $allowed } m.
    .remedy = Refuel before, or drive less.
R9-NO-FUEL = { at-step }: { $place } does not refuel.
    .remedy = Refuel at a depot that does.
R9-REFUEL-LOADED = { at-step }: { people-stated } are aboard while the vehicle refuels; { $allowed } may be.
    .remedy = Refuel before they board or after they have alighted.
R9-CREW-STEP = { at-step }: it lies at { $stated }; the crew works { $allowed }.
    .remedy = Move the step into the crew's hours, or give the work to another vehicle.
R9-CREW-TRIP = { at-step }: the trip that begins here lies at { $stated }, not in one window of the crew's hours: { $allowed }.
    .remedy = Let all alight before the crew's hours end.
R9-ENDS-LOADED = { at-step }: the run ends with { people-stated } aboard whom it has picked up; { $allowed } may be.
    .remedy = Let everybody alight before the run ends.
R9-END = { $vehicle } ends its run at { $stated }; it must end at { $allowed }.
    .remedy = Drive there at the end.
R9-END-LATE = { $vehicle } arrives at { $place }, where it must end, at { $stated }; the horizon is { $allowed }.
    .remedy = Let its run end earlier.

## R10 report

R10-LEFT-BEHIND = Left behind with { priority-name }: the plan states { people-stated }; its steps add up to { $allowed }.
    .remedy = Correct the figure.
R10-T1-CLEARANCE = T1 clearance: the plan states { $stated }; its steps add up to { $allowed }.
    .remedy = Correct the figure.
R10-CLEARANCE = Clearance: the plan states { $stated }; its steps add up to { $allowed }.
    .remedy = Correct the figure.
R10-EXPOSURE = Exposure: the plan states { $stated } head-seconds; its steps add up to { $allowed }.
    .remedy = Correct the figure.
R10-DISTANCE = Distance: the plan states { $stated } m; its steps add up to { $allowed }.
    .remedy = Correct the figure.
R10-BOUND-LEFT-BEHIND = Bound of those left behind with { priority-name }: { people-stated }, above the plan's own figure { $allowed }, so it is no bound.
    .remedy = Correct the bound, or leave the bounds out.
R10-BOUND-T1-CLEARANCE = Bound of the T1 clearance: { $stated }, above the plan's own figure { $allowed }, so it is no bound.
    .remedy = Correct the bound, or leave the bounds out.
R10-BOUND-CLEARANCE = Bound of the clearance: { $stated }, above the plan's own figure { $allowed }, so it is no bound.
    .remedy = Correct the bound, or leave the bounds out.
R10-BOUND-EXPOSURE = Bound of the exposure: { $stated } head-seconds, above the plan's own figure { $allowed }, so it is no bound.
    .remedy = Correct the bound, or leave the bounds out.
R10-CERTIFICATE-LEFT-BEHIND = The certificate does not prove that { people-stated } with { priority-name } must be left behind.
    .remedy = Do not rely on this bound; have the planner prove it again, or remove the certificate.
R10-CERTIFICATE-T1-CLEARANCE = The certificate does not prove that no plan has a T1 clearance before { $stated }.
    .remedy = Do not rely on this bound; have the planner prove it again, or remove the certificate.
R10-CERTIFICATE-CLEARANCE = The certificate does not prove that no plan is done before { $stated }.
    .remedy = Do not rely on this bound; have the planner prove it again, or remove the certificate.
R10-CERTIFICATE-EXPOSURE = The certificate does not prove that no plan has less than { $stated } head-seconds of exposure.
    .remedy = Do not rely on this bound; have the planner prove it again, or remove the certificate.
