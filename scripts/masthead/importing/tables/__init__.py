"""Bring posts from a table (content calendar, bulk upload of a scheduler) into a hub."""
