"""Versions that are tried: by what people are told apart, who was counted before, and what may be read."""
