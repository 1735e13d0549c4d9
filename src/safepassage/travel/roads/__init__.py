"""Roads: a routable file made from an extract of OpenStreetMap, and the ways through it."""
