"""How long tests wait for what will come."""

# Seconds: a busy machine may stand still for half a minute, and only what is broken takes as long as this.
PATIENCE = 120
