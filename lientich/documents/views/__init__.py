"""Pages of the register: its entries (`entries`)."""
