"""Digital signatures on the PDF of an adopted version (PAdES): places to sign, what is accepted,
what is true of a signed file. Pure, no Django; files of unknown origin are read by `sandbox`."""
