"""Adapters: one module per service that Masthead can publish to."""
