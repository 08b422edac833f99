"""Measures this package beside raw httpx, the generated client and the official SDK."""
