"""Servers on loopback that stand in for services, each checked against the service's own words."""
