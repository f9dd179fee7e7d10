"""Sign-in and mandates: who may act, in which role, for which organisation."""
