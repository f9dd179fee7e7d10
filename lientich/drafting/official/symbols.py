"""The symbol that a paper is to bear (NORMS §1, §2): NQ/ĐU, NQLT/ĐUBS-ĐUVX."""

from collections.abc import Sequence

from lientich.papers import Form

LETTER = "Công văn"
ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quy chế": "QC",
    "Quy định": "QĐ",
    "Thông tri": "TT",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Kế hoạch": "KH",
    "Chương trình": "CTr",
    "Đề án": "ĐA",
    "Phương án": "PA",
    "Tờ trình": "TTr",
    LETTER: "CV",
    "Biên bản": "BB",
    "Giấy mời": "GM",
}


def suggested(kind: str, agencies: Sequence[str], form: Form = Form.PARTY) -> str:
    """From the kind and the symbols of the agencies, the lead's first; empty where one has none.

    In state papers all groups are joined by hyphens, and a công văn names no kind (Nghị định 30,
    Phụ lục I, mục II, 3).
    """
    if kind not in ABBREVIATIONS or not agencies or not all(agencies):
        return ""
    joint = "LT" if len(agencies) > 1 else ""
    if form == Form.PARTY:
        return f"{ABBREVIATIONS[kind]}{joint}/{'-'.join(agencies)}"
    named = [] if kind == LETTER else [ABBREVIATIONS[kind] + joint]
    return "-".join([*named, *agencies])


def code_of(number: str, symbol: str, form: Form) -> str:
    """30-NQ/ĐU, 15/QĐ-TBS; a number alone where there is no symbol, and nothing but room then."""
    if not symbol:
        return number.removeprefix("…")
    return f"{number}{'-' if form == Form.PARTY else '/'}{symbol}"
