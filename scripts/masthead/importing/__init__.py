"""Bring posts and guides from elsewhere into a hub: all of them, or none."""
