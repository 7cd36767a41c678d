"""Design tokens: read, resolve, measure, migrate and export them. Pure.

The format is that of the Design Tokens Community Group, version 2025.10 (Format Module and Color
Module, final community group reports of 28 October 2025, and their JSON Schemas; read in November
2026). `masthead.tokens.reading.read_tokens` is the way in; nothing is imported here, because a
check of one post must not pay for colours.
"""
