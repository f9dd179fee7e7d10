"""Pages of what comes in: read and decided on, or registered beside its picture."""
