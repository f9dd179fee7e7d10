"""The exercise: wholly invented committees, mines and people, played through the real actions."""
