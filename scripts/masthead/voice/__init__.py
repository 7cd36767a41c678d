"""The tone engine: a guide's rules run over the very text that is sent."""
