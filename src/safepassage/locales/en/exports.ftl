### What exports of a plan say: GeoJSON and GPX.

line-road = Along roads.
line-straight = Straight line: no roads are known. This is not the way to drive.
line-unknown = No line: the location of one of the places is not known.
trip = trip { $trip }
empty = empty
gpx-file = A plan, not a recording: the times are planned. It shows where convoys will be: keep it from the public.
gpx-depart = departs
gpx-arrive = arrives
gpx-pass = inspection; aboard: { $aboard }
gpx-stop = alight: { $alight }, board: { $board }, then aboard: { $aboard }
