"""In which capacity a paper is signed (NORMS §4)."""

STANDING_COMMITTEE = "T/M BAN THƯỜNG VỤ"  # a committee signs through one of its members
SECRETARY = "Bí thư"
