"""What people in the simulated world do, one file a sort."""
