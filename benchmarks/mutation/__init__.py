"""Would a test notice? Small faults put into the code one at a time, and whether any test fails."""
