"""Take posts out of a hub: as a table, a calendar or data."""
