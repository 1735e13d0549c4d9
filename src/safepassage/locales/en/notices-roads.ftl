### Notices of roads: extracts, routable files, and places on roads.

## Extracts

X-EXTRACT-EMPTY = The file is empty.
    .remedy = Copy the extract again; compare its size with the source's.
X-EXTRACT-UNREADABLE = The file cannot be read ({ $reason }).
    .remedy = See that the file is there and may be read.
X-EXTRACT-BROKEN = This is no whole extract of OpenStreetMap (its reader says: { $reason }).
    .remedy = Copy the extract again; it is a file that ends in .osm.pbf, .osm, .osm.gz or .osm.bz2.
X-EXTRACT-NO-ROADS = The extract holds no road that a vehicle can use.
    .remedy = Take an extract of the whole area, with its roads; many services offer parts without.

## Routable files

X-ROADS-NOT-FOUND = There is no file of roads here.
    .remedy = Make one with safepassage roads build EXTRACT --out ROADS, and name it in [travel] roads.
X-ROADS-NOT = This is no file of roads.
    .remedy = Make one from an extract with safepassage roads build EXTRACT --out ROADS.
X-ROADS-FORMAT = The file of roads has the format { $format }; this program reads the format { $known }.
    .remedy = Build it anew from the extract with this program.
X-ROADS-DAMAGED = The file of roads is damaged or cut off: its bytes are not those that were written.
    .remedy = Build it anew from the extract, or copy it again.
X-ROADS-CHANGED = The file of roads has changed since the scenario was read: it is { $stated } and was { $allowed }.
    .remedy = Read the scenario again; a plan holds for the file of roads for which it was made.

## Places on roads

X-PLACES-ELSEWHERE = No place lies near any road of this file: the places are at { $places }, the roads at { $roads } (degrees of latitude × longitude).
    .remedy = See that the extract is of the right area, and that latitude and longitude are not exchanged and have the right sign.
X-PLACE-FAR = { $place } is more than { $metres } m away from every road that such vehicles may use.
    .remedy = Correct its latitude and longitude, or give its drives in the table legs.
X-PLACE-BESIDE = { $place } is { $metres } m away from the nearest road that vehicles may use.
    .remedy = See in the map whether that is the right road; correct the latitude and longitude if not.
X-NO-LOCATION = { $place } has no location, so no road leads there.
    .remedy = Give its latitude and longitude, or its drives in the table legs.
X-PLACE-CUT-OFF = { $way ->
    [in] No vehicle comes to { $place } over these roads, though it could leave.
    [out] No vehicle can leave { $place } over these roads, though it could come there.
   *[neither] No vehicle comes to { $place } over these roads, or leaves it.
}
    .remedy = The road there is an island, closed to such vehicles, or one-way: move the place to another road, set private.roads to 1 in road_assumptions where you have leave, or give its drives in the table legs.
X-PROFILE-TAKEN = Roads know no profile { $profile }; the vehicle type { $type } drives as { $taken }.
    .remedy = Set its profile to one of { $known }.
X-ZONE-LEAK = A road leads from the zone { $zone } to { $other } without passing a crossing, for instance from { $origin } to { $destination }.
    .remedy = Add the crossing that is missing, close that road in road_changes, or move crossings onto the roads that they guard.

## Changes, corridors, assumptions

X-CHANGE-NOTHING = { $named ->
    [yes] { $of ->
        [bridge] The change { $change } affects nothing: no bridge is called { $name }.
       *[other] The change { $change } affects nothing: no road is called { $name }.
    }
   *[no] The change { $change } affects nothing: no road is there.
}
    .remedy = { $close ->
    [yes] Did you mean: { $suggestion }?
   *[no] Correct the name or the line; names are those of the map, in any of its languages, or a road's number.
}
X-CORRIDOR-NOTHING = The corridor from { $origin } to { $destination } follows no road.
    .remedy = Draw its line along roads, with points where they bend; roads within corridor.width of it belong to it.
X-ASSUMPTION-UNKNOWN = There is no assumption { $value }.
    .remedy = { $close ->
    [yes] Did you mean { $suggestion }?
   *[no] See the table of assumptions in docs/roads.md.
}
X-ASSUMPTION-NOUGHT = The assumption { $value } cannot be 0.
    .remedy = Give a number above 0; to close a road, use road_changes.

X-EXTRACT-NOT-FOUND = There is no such file.
    .remedy = Check the path of the extract.
X-ROADS-TARGET = Something that is no file of roads lies here; it is not overwritten.
    .remedy = Choose another name for --out.
X-NO-ROADS = The vehicle type { $type } follows no roads in this scenario.
    .remedy = Name a file of roads in [travel] roads, and a type whose profile is not straight.
