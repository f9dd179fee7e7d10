"""The register of documents: what was issued, by whom, in force when, and what refers to what."""
