### Notices of what no plan can do, each with the number of people whom it concerns.

## Parts of sentences

concerned = { $people ->
    [one] { $people } person is concerned
   *[other] { $people } people are concerned
}
of-priority = { $priority ->
    [none] without priority
   *[other-than-none] of priority { $priority }
}
carries = { $people ->
    [one] { $people } place
   *[other] { $people } places
}

## Nothing to plan

C-NO-PEOPLE = Nobody is to be moved.
    .remedy = Count the parties of each group in the table parties.
C-NO-VEHICLES = There is no vehicle; { concerned }.
    .remedy = Add vehicles to the table vehicles.

## People

C-KIND-NO-VEHICLE = No vehicle has a layout for a party of the kind { $kind }; { concerned }.
    .remedy = Add a vehicle type or a layout that holds the whole party; a place for one need serves no other.
C-GROUP-NO-VEHICLE = No vehicle with a fitting layout can come to { $place } for { $kinds } of the group { $group }, { of-priority }; { concerned }.
    .remedy = See which zones and places such vehicles may use, that a road leads there, and that { $place } opens.
C-GROUP-NO-ROUTE = From { $place } no vehicle leads { $kinds } of the group { $group }, { of-priority }, to a reception point that it accepts ({ $accepts }); { concerned }.
    .remedy = Add a leg, a crossing, a handover point, or a vehicle that may go there; or let the group accept other places.
C-HANDOVER-CYCLE = From { $place } the group { $group }, { of-priority }, is handed over in a circle ({ $way }) and never comes to a reception point that it accepts; { concerned } ({ $kinds }).
    .remedy = See which vehicles may go on from these handover points, and where to.
C-GROUP-NO-ROOM = No reception point that the group { $group } at { $place }, { of-priority }, accepts and reaches has room for a party of { $kinds }; { concerned }.
    .remedy = Give a reception point room for their needs; a need that is not named has no room.
C-READY-LATE = The group { $group }, { of-priority }, is ready only at the horizon or after it; { concerned }.
    .remedy = Correct the ready time, or extend the horizon.
C-ARRIVE-LATE = Part of the group { $group }, { of-priority }, arrives only at the horizon or after it; { concerned }.
    .remedy = Correct the rate, or extend the horizon.
C-GROUP-EMPTY = The group { $group } has no parties.
    .remedy = Count its parties in the table parties, or delete the group.

## Reception points

C-RECEPTION-UNREACHED = No road leads people to the reception point { $place }; { concerned }, who accept it.
    .remedy = Add a leg or a crossing, or let a vehicle go there.
C-ROOM-SHORT = { $lacking ->
    [one] { $people } people accept only { $places }; { $lacking } of them finds no room there.
   *[other] { $people } people accept only { $places }; { $lacking } of them find no room there.
}
    .remedy = Find more room, by need where it is given by need, or let groups accept other places.
C-ROOM-TAKEN = At { $place } others take up more room than there is; { concerned }.
    .remedy = Correct the room of the place or the table room_taken.

## Vehicles

C-TYPE-NO-TRAVEL = { $vehicles ->
    [one] Nothing says how fast the type { $type } drives: no leg is given for it and no speed. { $vehicles } vehicle stands still.
   *[other] Nothing says how fast the type { $type } drives: no leg is given for it and no speed. { $vehicles } vehicles stand still.
}
    .remedy = Give legs for its profile, or speed_kmh and the setting travel.detour.
C-VEHICLE-LATE = The vehicle { $vehicle } ({ carries }) becomes available only at the horizon or after it.
    .remedy = Correct the time, extend the horizon, or delete the vehicle.
C-VEHICLE-NO-HOURS = The crew of the vehicle { $vehicle } ({ carries }) has no hours between the time it becomes available and the horizon.
    .remedy = Correct the crew's hours, or delete the vehicle.
C-VEHICLE-START = The vehicle { $vehicle } ({ carries }) starts at { $place }, where it may not be.
    .remedy = Add the place or its zone to those that the vehicle may use, or correct its start.
C-VEHICLE-STUCK = The vehicle { $vehicle } ({ carries }) can come to no place where people board.
    .remedy = See that a road leads from its start, and which zones and places it may use.
C-VEHICLE-END = The vehicle { $vehicle } ({ carries }) cannot come to { $place }, where it must end.
    .remedy = Add a road, let it use the zone of { $place }, or leave its end empty.

## Zones, places, crossings, legs

C-ZONE-CLOSED = No window of the zone { $zone } lies within the horizon; { concerned }.
    .remedy = Correct the windows or the horizon.
C-PLACE-CLOSED = No window of { $place } lies within the horizon; { concerned }.
    .remedy = Correct the windows or the horizon.
C-CROSSING-CLOSED = No window of the crossing { $crossing } lies within the horizon; { concerned }, who wait in the zones that it joins.
    .remedy = Correct the windows or the horizon.
C-ZONE-EMPTY = No place lies in the zone { $zone }, and no way leads through it.
    .remedy = Correct the zones of places and crossings, or delete the zone.
C-ASSEMBLY-EMPTY = No group waits at the assembly point { $place }.
    .remedy = Add its groups, or take away the role.
C-NO-LOCATION = { $place } has no location and no leg, so nothing says how far away it is.
    .remedy = Give latitude and longitude, or legs.
C-LEGS-APART = { $count ->
    [one] { $count } leg joins points that share no zone ({ $origin } to { $destination }), and is never driven.
   *[other] { $count } legs join points that share no zone (the first: { $origin } to { $destination }), and are never driven.
}
    .remedy = Between zones, give legs to and from the crossing; or correct the zones.

C-VEHICLE-STRANDED = The vehicle { $vehicle } must end at { $place }, but whatever it does it cannot be there, empty, by the horizon.
    .remedy = Name another end or none, give its crew more hours, or let it be where the people aboard may alight.
