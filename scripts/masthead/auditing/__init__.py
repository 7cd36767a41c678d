"""Audit a built site: prove from its bytes alone that it holds nothing internal."""
