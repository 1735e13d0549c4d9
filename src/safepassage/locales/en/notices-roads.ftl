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
