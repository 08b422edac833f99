"""What any service needs: actions, the drivers that run them, and the reading of answers."""
