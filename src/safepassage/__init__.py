"""Safe Passage plans, runs and accounts for the evacuation of people by vehicle."""

__version__ = "0.1.0"
