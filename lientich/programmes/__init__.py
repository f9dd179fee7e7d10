"""The joint work itself: programmes, objectives, tasks, units' progress and its confirmation."""
