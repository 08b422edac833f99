"""Records the cassettes anew from a live Daytona, through the actions."""
