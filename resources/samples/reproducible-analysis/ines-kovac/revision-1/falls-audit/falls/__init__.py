"""Audit of falls: from the incident register to a rate with its interval."""
