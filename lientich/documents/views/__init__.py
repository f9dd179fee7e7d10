"""Pages of the register: its entries (`entries`), the list of them (`listing`)."""
