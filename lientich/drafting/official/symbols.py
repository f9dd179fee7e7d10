"""The symbol that a paper is to bear (NORMS §1, §2): NQ/ĐU, NQLT/ĐUBS-ĐUVX."""

from collections.abc import Sequence

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
    "Công văn": "CV",
    "Biên bản": "BB",
    "Giấy mời": "GM",
}


def suggested(kind: str, agencies: Sequence[str]) -> str:
    """From the kind and the symbols of the agencies, the lead's first; empty where one has none."""
    if kind not in ABBREVIATIONS or not agencies or not all(agencies):
        return ""
    joint = "LT" if len(agencies) > 1 else ""
    return f"{ABBREVIATIONS[kind]}{joint}/{'-'.join(agencies)}"
