"""Credo Builder: from an organisation's answers to one service credo and policy."""

__version__ = "0.1.0"
