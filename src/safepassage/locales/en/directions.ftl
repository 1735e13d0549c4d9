### What a driver is told on the way.

after = After { $way }, { $what }
at-once = Now { $what }
soon = Then at once { $what }
onto = { $what }: { $road }
road-with-number = { $name } ({ $ref })
metres = { $count } m
kilometres = { $count } km
kilometres-part = { $count } km
depart = Head { $heading }
continue = go straight on
merge = join the road ahead
turn-straight = go straight on
turn-slight-right = bear right
turn-right = turn right
turn-sharp-right = turn sharp right
turn-slight-left = bear left
turn-left = turn left
turn-sharp-left = turn sharp left
keep-right = keep right
keep-left = keep left
ramp-right = take the slip road on the right
ramp-left = take the slip road on the left
u-turn = turn round
roundabout = at the roundabout take the { $exit }
roundabout-enter = enter the roundabout
ferry = drive onto the ferry
ashore = drive off the ferry
arrive = you are there: { $place }
arrive-left = you are there, on the left: { $place }
arrive-right = you are there, on the right: { $place }

exit-1 = first exit
exit-2 = second exit
exit-3 = third exit
exit-4 = fourth exit
exit-5 = fifth exit
exit-6 = sixth exit
exit-7 = seventh exit
exit-8 = eighth exit
exit-9 = ninth exit
exit-10 = tenth exit
exit-number = exit number { $number }
trip-1 = First trip
trip-2 = Second trip
trip-3 = Third trip
trip-4 = Fourth trip
trip-5 = Fifth trip
trip-6 = Sixth trip
trip-7 = Seventh trip
trip-8 = Eighth trip
trip-9 = Ninth trip
trip-10 = Tenth trip
trip-number = Trip number { $number }

compass-n = north
compass-ne = north-east
compass-e = east
compass-se = south-east
compass-s = south
compass-sw = south-west
compass-w = west
compass-nw = north-west

## The sheet

title = { $vehicle } · the way
facts = { $operation } · { $date }
warning = This sheet says where people will be. Show it to nobody outside the convoy. Burn or tear it up afterwards.
by-the-road = What you see goes before what is written here: a closed road, a sign, an officer.
empty-way = Empty
drive = { $origin } to { $destination }
times = leave { $depart }, be there { $arrive }
aboard = { $count ->
    [0] nobody aboard
    [one] { $count } person aboard
   *[other] { $count } people aboard
}
stop-board = { $count ->
    [one] { $count } person boards
   *[other] { $count } people board
}
stop-alight = { $count ->
    [one] { $count } person alights
   *[other] { $count } people alight
}
stop = { $place }, { $begin } to { $end }: { $what }
pass = { $place }, { $begin } to { $end }: inspection
refuel = { $place }, { $begin } to { $end }: refuel
straight = No roads are known for this drive, so nobody can say how it goes. It lies { $heading } from here, { $way } in a straight line.
unknown = Nobody has entered where one of the two places is: ask before you leave.
