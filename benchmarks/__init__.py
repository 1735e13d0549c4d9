"""What the product achieves, measured as a user would: by its commands, within a fixed time."""
