"""Extracts in, a routable file out."""

from safepassage.travel.roads.osm.write import Built, build_roads

__all__ = ["Built", "build_roads"]
