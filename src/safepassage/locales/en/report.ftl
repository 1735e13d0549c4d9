page-title = { $name } · evacuation plan
product = Safe Passage · plan of an evacuation
skip = Skip to the report
contents = Contents
never = not received
sum = In all
north = N
metres = { $value } m
kilometres = { NUMBER($value, maximumFractionDigits: 1) } km
people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
fleet = { $count } × { $type }
crossings =
    { $count ->
        [one] { $count } crossing
       *[other] { $count } crossings
    }
clock-after = { $clock }, after { $duration }
head-hours = { $hours } weighted person-hours
priority-t1 = T1 immediate
priority-t2 = T2 urgent
priority-t3 = T3 delayed
priority-none = No priority
## The headline

headline-everybody =
    { $total ->
        [one] The one person to move is safe by { $clock }, after { $duration }.
       *[other] Everybody is safe by { $clock }, after { $duration }.
    }
headline-most = { $received } of { $total } people are safe by { $clock }, after { $duration }.
headline-nobody =
    { $total ->
        [0] There is nobody to move.
        [one] The one person to move is not received within the horizon.
       *[other] None of the { $total } people is received within the horizon.
    }
headline-t1 =
    { $total ->
        [one] The one person of priority T1 is safe by { $clock }.
       *[other] The most urgent first: all { $total } people of priority T1, companions included, are safe by { $clock }.
    }
headline-t1-most = { $received } of { $total } people of priority T1, companions included, are safe by { $clock }.
headline-t1-none =
    { $total ->
        [one] The one person of priority T1 is not received within the horizon.
       *[other] None of the { $total } people of priority T1 is received within the horizon.
    }
headline-none-left = Nobody is left behind.
headline-left =
    { $people ->
        [one] One person is left behind
       *[other] { $people } people are left behind
    }{ $t1 ->
        [0] , none of them T1
        [one] , one of them T1
       *[other] , { $t1 } of them T1
    }: { $reasons }.
left-because-no-vehicle = { $people } whom no vehicle can carry
left-because-no-route = { $people } whom no way leads to safety
left-because-no-room = { $people } for whom there is no room
left-because-not-ready = { $people } who are not ready in time
left-because-no-time = { $people } whom the vehicles cannot fetch in time
headline-bound = Bound: { $proof }.
headline-no-bound = This plan states no bound, so nobody knows how much better a plan could be.
headline-gap = The gap is { $gap }.
headline-proven = Proven best: no plan leaves fewer behind, brings T1 to safety earlier, or is done earlier.

## Orders of the plan in force

title-orders = Changed orders
orders-lead = What becomes of the orders of the plan that was in force: { $counts }. Whoever holds an order that is not listed here goes by it as before.
order-changed = changed
order-new = new
order-dropped = dropped

## People safe over time

title-safe = People safe over time
safe-lead = How many people have been received by each moment, stacked by priority. The dashed line is the bound: no plan can have everybody safe before it. The nearer the curve comes to it, the less there is to gain.
safe-alt = Curve of the number of people received over time, by priority, with the bound
safe-by-priority = Each priority on its own scale
everybody-line =
    { $count ->
        [one] one person in all
       *[other] { $count } people in all
    }
curve-bound = no plan is done before { $clock }
strip-received = { $received } of { $total } safe, the last by { $clock }
strip-none = { $total } waiting, none received
strip-bound = bound { $clock }
legend-bound = bound: no plan is done before
legend-done = this plan is done

## The movement graph

title-movement = Movement graph
movement-lead = One line per vehicle. Time runs from left to right; up is the way to safety. A rising line drives out, a falling one comes back, a flat one stands. Thick lines carry people. Vehicles that stand side by side at a crossing are its queue.
movement-alt =
    { $count ->
        [one] Distance over time of one vehicle
       *[other] Distance over time of { $count } vehicles
    }
movement-levels =
    { $unit ->
        [metres] Height is the distance from { $origin }, the assembly point that is furthest from safety, by the shortest way through the crossings.
       *[seconds] Height is the driving time from { $origin }, the assembly point that is furthest from safety, by the shortest way through the crossings.
    } Levels that would cover each other are moved apart. Vehicles that stand at one point are drawn side by side.
movement-still =
    { $count ->
        [one] One vehicle stays where it is and is not drawn.
       *[other] { $count } vehicles stay where they are and are not drawn.
    }
zoom = Zoom in time
zoom-in = Zoom in
zoom-out = Zoom out
zoom-all = Whole plan
zoom-hint = Ctrl and wheel to zoom, drag to move, click a line to keep it.
highlight = Highlight
highlight-none = all vehicles
legend-loaded = people aboard
legend-empty = empty
legend-service = boarding, alighting
legend-crossing = crossing, inspection
legend-queue = queue at a crossing
legend-convoy = convoy, with the number of its vehicles
legend-closed = closed
closed = { $name } is closed from { $begin } to { $end }
closed-leg = { $origin } to { $destination } is closed from { $begin } to { $end }
queue-side = Queue at { $name } on the side of { $zone }
convoy =
    Convoy { $number } at { $crossing }: { $count ->
        [one] { $count } vehicle
       *[other] { $count } vehicles
    }

## Lanes and bays

title-occupation = Lanes and bays
occupation-lead = Who occupies which lane of a crossing and which bay of a place, when. Every bar is one vehicle's inspection or stop. The curve above the rows counts the vehicles that wait.
occupation-crossings = Crossings
occupation-places = Places ({ $count })
from-to = { $name }, from { $origin } to { $destination }
both-ways = { $name }, both directions
lane = lane { $number }
bay = bay { $number }
board-queue = waiting
board-busy = busy { $share } of the open time
board-waiting =
    { $count ->
        [one] at most one waiting
       *[other] at most { $count } waiting
    }
legend-block-full = loaded, or boarding
legend-block-empty = empty, or alighting
block-stop = { $vehicle } { $begin }–{ $end }: { $what }
block-pass =
    { $vehicle } { $begin }–{ $end }: { $heads ->
        [0] empty
        [one] one person aboard
       *[other] { $heads } people aboard
    }

## The map

title-map = Places and flows
map-lead = Lines are as wide as the number of people carried along them, and bend to the right of their direction. Symbols that would cover each other are moved apart. Numbers are people who start from, or are received at, a place.
map-overview = The whole operation
map-detail = { $letter }: enlarged
map-none = The scenario has no coordinates to draw a map from.
map-unplaced = Without coordinates, so not on the map: { $names }.
map-table =
    { $count ->
        [one] The flow as a table
       *[other] The { $count } flows as a table
    }
flow =
    { $origin } to { $destination }: { $people ->
        [one] one person
       *[other] { $people } people
    }
shape-assembly = assembly point
shape-reception = reception point
shape-hospital = hospital
shape-handover = handover point
shape-depot = depot
shape-crossing = crossing

## Waiting

title-waits = Who waits how long
waits-lead = For people who travel, by priority. Half of them take no longer than the first time, nine in ten no longer than the second.
waits-boarding = From ready to boarding
waits-safety = From ready to safety
waits-aboard = Longest time in one vehicle
legend-range = shortest to longest
legend-box = from a quarter to nine tenths of the people
legend-median = half of the people
title-overtaken = T1 parties whom a lower priority overtook
overtaken-rule = A T1 party counts as overtaken when, while it was ready and waiting at a place, people of a lower priority boarded there and were safe before it was.
overtaken-count =
    { $people ->
        [0] None of the { $total } people of priority T1 was overtaken.
        [one] One of the { $total } people of priority T1 was overtaken.
       *[other] { $people } of the { $total } people of priority T1 were overtaken.
    }
overtaken-table =
    { $count ->
        [one] The party
       *[other] The { $count } parties, one by one
    }
why-no-place =
    { $count ->
        [one] The vehicle that took the others has no place for this party's needs.
       *[other] The { $count } vehicles that took the others have no place for this party's needs.
    }
why-elsewhere =
    { $count ->
        [one] The vehicle that could carry this party did not go where it is accepted.
       *[other] Of the { $count } vehicles that took the others, those that could carry this party did not go where it is accepted.
    }
why-chosen =
    { $count ->
        [one] The vehicle could have taken this party; the plan uses its places otherwise.
       *[other] Of the { $count } vehicles that took the others, at least one could have taken this party; the plan uses its places otherwise.
    }

## The bound

title-bound = How good the plan is
bound-lead = Each figure beside what no plan can beat, given the figures above it. The gap is how far the plan is from that at most. Where it is 0, the figure is proven best.
bound-none = The plan states no bounds.
bound-why = Why no plan can beat the bounds
bound-binds = What binds: { $what }.
proven = best
figure-left-behind = Left behind: { $priority }
figure-t1-clearance = Last T1 person safe
figure-clearance = Last person safe
figure-exposure = Exposure
figure-distance = Distance driven
title-binds = What binds
binds-lead = What holds the figures back, by the proofs above. More of anything else helps little.
binds-figures = Holds back: { $figures }
advice-crossing = Another lane, a shorter inspection or longer opening would help.
advice-convoys = Larger convoys, more of them (a shorter headway, another escort), or longer opening would help.
advice-window = Opening earlier, closing later or a shorter pause would help.
advice-fleet = More vehicles or more places in them would help.
advice-type = More vehicles of this type would help.
advice-place = More bays, more room, or a nearer place would help.
advice-group = Being ready earlier, or another place to start from or to go to, would help.
advice-horizon = More time would help.

## Left behind

title-behind = Who is left behind
behind-nobody = Nobody is left behind.
behind-lead =
    { $people ->
        [one] One person is not received by the horizon.
       *[other] { $people } people are not received by the horizon.
    }
reason-no-vehicle = no vehicle that may go there can carry them
reason-no-route = no way leads to a reception point that accepts them
reason-no-room = the reception points that accept them are full
reason-not-ready = not ready before the last moment at which they could leave
reason-no-time = the vehicles cannot bring them within the horizon

## Timetables

title-vehicles = Timetable of each vehicle
vehicles-lead = Every time is the plan's own. “Aboard” is how many are aboard afterwards. What the filter shows is what is printed.
title-points = Timetable of each place and crossing
points-lead = In order of time: who comes, when service begins and ends, how many board and alight.
filter = Filter
filter-example = vehicle, place, group
open-all = Open or close all
print = Print
vehicle-sum =
    { $trips ->
        [0] no trip
        [one] one trip
       *[other] { $trips } trips
    }, { $people ->
        [one] one person
       *[other] { $people } people
    }
row-stop = { $name }: { $what }
row-pass = Inspection at { $name }, towards { $zone }
row-convoy = (convoy { $number })
row-drive = Drive to { $name }
row-refuel = Refuelling at { $name }
row-wait = Wait at { $name }, { $duration }
boards =
    { $people ->
        [one] One person boards: { $parties }.
       *[other] { $people } people board: { $parties }.
    }
alights =
    { $people ->
        [one] One person alights: { $parties }.
       *[other] { $people } people alight: { $parties }.
    }
count-services =
    { $count ->
        [one] one service
       *[other] { $count } services
    }
count-board =
    { $count ->
        [one] one person boards
       *[other] { $count } board
    }
count-alight =
    { $count ->
        [one] one person alights
       *[other] { $count } alight
    }
point-pass =
    towards { $zone }, { $heads ->
        [0] empty
        [one] one person aboard
       *[other] { $heads } people aboard
    }
column-begin = Begins
column-end = Ends
column-what = What
column-aboard = Aboard
column-arrives = Arrives
column-vehicle = Vehicle
column-from = From
column-to = To
column-people = People
column-parties = Parties
column-priority = Priority
column-group = Group
column-kind = Party
column-where = Where
column-why = Why
column-ready = Ready
column-boards = Boards
column-safe = Safe
column-ahead = People ahead
column-half = Half within
column-nine-tenths = Nine in ten within
column-longest = Longest
column-spread = Spread
column-figure = Figure
column-plan = This plan
column-bound = Bound
column-gap = Gap
column-order = Order
column-now = Now
column-was = Before

## What it rests on

title-footing = What the plan rests on, and how to check it
footing-lead = A plan is a proposal: it is as good as what the scenario says. These are the scenario's own statements.
title-check = Check it yourself
check-lead = The checker reads the scenario and the plan, and judges every stated time by the ten rules, without any of the planner's own arithmetic. It should find no problem:
assume-horizon = Who is not received by { $clock } counts as left behind.
assume-timezone = Times are in the zone { $timezone }; the operation starts at { $clock }.
assume-legs =
    { $count ->
        [one] One travel time is given by the scenario.
       *[other] { $count } travel times are given by the scenario.
    }
assume-straight = Other travel times are straight lines × { NUMBER($detour, maximumFractionDigits: 3) } at the speed of the vehicle type.
assume-epochs = Travel times change over the day: { $count } epochs.
assume-closures =
    { $count ->
        [one] One road is closed for a time.
       *[other] Roads are closed for a time: { $count } closures.
    }
assume-crossing =
    { $name }: { $lanes ->
        [-1] any number of lanes
        [one] one lane
       *[other] { $lanes } lanes
    }{ $shared ->
        [1] { " " }for both directions together
       *[0] { " " }in each direction
    }; inspection towards { $zone } takes { $loaded } loaded, { $empty } empty; towards { $back_zone } { $back_loaded } loaded, { $back_empty } empty.
assume-convoy = Convoys of { $least } to { $most } vehicles, at least { $headway } apart.
assume-type = { $type }: { $board } s to board and { $alight } s to alight for each seated person, { $stop } more for every stop.
assume-weights = An hour of waiting weighs { $w0 } for T1, { $w1 } for T2, { $w2 } for T3, { $w3 } without priority.
assume-step = Clearance times are compared in steps of { $step }.
identity-scenario = Scenario
identity-digest = Fingerprint of the scenario (SHA-256)
identity-made-by = Made by
identity-seed = Seed

## The map of roads

road-title = The ways as they are driven
road-lead = Thick lines carry people, thin ones are driven empty; the more people, the thicker. Ctrl and wheel enlarge, dragging moves; on a phone, two fingers.
road-left-out = Small streets are left out: the area is too large for them.
road-whole = Whole map
road-way = { $origin } to { $destination }: { $way }, { $duration } empty, { $people ->
    [0] nobody carried
    [one] { $people } person carried
   *[other] { $people } people carried
}
road-key-loaded = with people
road-key-empty = empty
road-key-shut = closed or slow
road-closed = { $name }: closed from { $begin } to { $end }
road-closed-always = { $name }: closed
road-slow = { $name }: slow from { $begin } to { $end }
road-slow-always = { $name }: slow
