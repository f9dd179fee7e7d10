"""The field of work (mặt công tác) that a sentence speaks of, by its vocabulary."""

from collections import Counter

from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout
from lientich.reader.text import lazy

# Order breaks no tie: two fields that are named equally often leave the question open.
_VOCABULARY = {
    "Sản xuất, kinh doanh": "sản xuất|kinh doanh|sản lượng|doanh thu|lợi nhuận|tiêu thụ|khai thác|"
    "than nguyên khai|than sạch|đào lò|mét lò|bóc đất|bốc xúc|cơ giới hóa|tự động hóa|công suất|"
    "năng suất|giá thành|tiết kiệm|tồn kho|thị trường|xuất khẩu|nhập khẩu|chế biến",
    "Đầu tư, xây dựng": "đầu tư|giải phóng mặt bằng|giải ngân|dự án|thi công|công trình|hạ tầng|"
    "mặt bằng",
    "Tài chính, ngân sách": "ngân sách|nộp thuế|nguồn thu|thu, chi|tài chính|quyết toán|công nợ",
    "Bảo vệ môi trường": "môi trường|nước thải|chất thải|bãi thải|hoàn nguyên|phủ xanh|trồng cây|"
    "trồng rừng|bụi|quan trắc|ô nhiễm|rác thải|khí thải|cải tạo, phục hồi",
    "An toàn, vệ sinh lao động": "an toàn|bảo hộ lao động|tai nạn|sự cố|vệ sinh lao động|"
    "phòng cháy|chữa cháy|phòng chống thiên tai|mưa bão|thông gió|khí mỏ|cứu hộ|cứu nạn",
    "Công tác cán bộ": "cán bộ|quy hoạch cán bộ|quy hoạch|bổ nhiệm|luân chuyển|điều động|"
    "đánh giá cán bộ|nhân sự|đào tạo, bồi dưỡng|giới thiệu ứng cử|chức danh|cán bộ chủ chốt",
    "Tổ chức": "mô hình tổ chức|tổ chức bộ máy|sắp xếp|tinh gọn|sáp nhập|kiện toàn|biên chế|"
    "tái cơ cấu|cổ phần hóa|bộ máy|tinh giản",
    "Kiểm tra, giám sát": "kiểm tra, giám sát|kiểm tra|giám sát|thi hành kỷ luật|thanh tra|"
    "kỷ luật đảng|dấu hiệu vi phạm|tố cáo|khiếu nại|phòng, chống tham nhũng|tham nhũng|"
    "tiêu cực|lãng phí|kiểm toán",
    "Tuyên truyền": "tuyên truyền|truyền thông|thông tin|quán triệt|học tập nghị quyết|cổ động|"
    "tuyên giáo|giáo dục chính trị|chính trị tư tưởng|phổ biến|báo cáo viên|lý luận chính trị",
    "Dư luận, tư tưởng": "dư luận|tâm tư|nguyện vọng|định hướng tư tưởng|tư tưởng|đối thoại|"
    "kiến nghị|phản ánh|ý kiến của người lao động|trả lời công khai|tiếp xúc cử tri|tiếp dân",
    "Báo chí": "báo chí|thông tấn|phóng viên|họp báo|nhà báo|tin bài|cơ quan báo",
    "Lao động, việc làm và thu nhập": "việc làm|thu nhập|tiền lương|đời sống|lao động|"
    "phúc lợi|nhà ở công nhân|bảo hiểm|tuyển dụng|tuyển sinh|bữa ăn|chế độ, chính sách|"
    "điều kiện làm việc|an sinh",
    "An ninh trật tự, quốc phòng": "an ninh|trật tự|quốc phòng|quân sự|ranh giới mỏ|trộm cắp|"
    "ma túy|bảo vệ tài nguyên|than trái phép|khai thác trái phép|trật tự an toàn|tội phạm|dân quân",
    "Thi đua, khen thưởng": "thi đua|khen thưởng|tuyên dương|biểu dương|điển hình|danh hiệu|"
    "phong trào",
    "Xây dựng Đảng": "xây dựng đảng|chi bộ|đảng viên|kết nạp|sinh hoạt đảng|sinh hoạt chi bộ|"
    "tổ chức đảng|tổ chức cơ sở đảng|đại hội|nghị quyết trung ương|học tập và làm theo|"
    "đảng phí|trong sạch, vững mạnh|đảng viên mới|cấp ủy viên|hệ thống chính trị",
    "Dân vận": "dân vận|mặt trận|đoàn thể|tôn giáo|dân tộc|quy chế dân chủ|dân chủ ở cơ sở|"
    "đại đoàn kết|khéo|vận động nhân dân",
    "Công đoàn, đoàn thể": "công đoàn|đoàn thanh niên|hội cựu chiến binh|đoàn viên|thanh niên|"
    "phụ nữ|nữ công",
    "Văn hóa, xã hội": "văn hóa|thể thao|giáo dục và đào tạo|y tế|trường học|khám, chữa bệnh|"
    "hộ nghèo|giảm nghèo|du lịch|nông thôn mới|dịch bệnh|từ thiện|nhà tình nghĩa|đền ơn",
    "Cải cách hành chính, chuyển đổi số": "cải cách hành chính|thủ tục hành chính|chuyển đổi số|"
    "công nghệ thông tin|dịch vụ công|cơ sở dữ liệu|phần mềm|số hóa|văn bản điện tử|ký số",
    "Công tác phối hợp": "quy chế phối hợp|công tác phối hợp|sự phối hợp|phối hợp chặt chẽ|"
    "chương trình phối hợp",
}
_FIELDS: dict[str, list[tuple[list[str], str]]] = {}
"""By the first word of an entry: the entries that begin with it, the longest first."""
for _field, _entries in _VOCABULARY.items():
    for _entry in _entries.replace(",", "").split("|"):
        _words = _entry.split()
        _FIELDS.setdefault(_words[0], []).append((_words, _field))
for _known in _FIELDS.values():
    _known.sort(key=lambda known: -len(known[0]))
_WORD = lazy(r"\w+")
# The name of a body says who, not what: "Ban Tuyên giáo", "Ủy ban Kiểm tra", "Công đoàn Công ty".
_BODIES = Seek(
    r"\b(?:ban (?:thường vụ|chấp hành|tổ chức|tuyên giáo|dân vận|nội chính|kinh tế)|"
    r"ủy ban (?:kiểm tra|mặt trận)|công đoàn công ty|hai đảng bộ|cấp ủy|"
    r"nghị quyết của đảng|công ty (?:cổ phần )?(?:xây dựng|than|tuyển than)|"
    r"cán bộ, (?:đảng viên|công nhân|công chức|đoàn viên|chiến sĩ)|cán bộ công nhân|"
    r"người lao động|công nhân lao động|viên chức lao động|tổ chức thực hiện)\b"
)

_BOARDS = {"ban", "phòng", "sở", "cục"}  # the word behind these is a name: Ban Môi trường


def of(layout: Layout, start: int, end: int) -> str | None:
    """The field that a stretch of text names most, of several the one named first.

    None where it names no field.
    """
    words = _words_of(layout, start, end)
    found: Counter[str] = Counter()
    at = 0
    while at < len(words):
        size, field = _longest(words, at) if words[at] in _FIELDS else (1, None)
        if field and (at == 0 or words[at - 1] not in _BOARDS):
            found[field] += 1
        at += size
    return found.most_common(1)[0][0] if found else None


def _words_of(layout: Layout, start: int, end: int) -> list[str]:
    """The words without those of the names of bodies."""
    words: list[str] = []
    for body in _BODIES.finditer(layout.index, start, end):
        words += _WORD.findall(layout.folded, start, body.start())
        start = body.end()
    return words + _WORD.findall(layout.folded, start, end)


def _longest(words: list[str], at: int) -> tuple[int, str | None]:
    for known, field in _FIELDS.get(words[at], ()):
        size = len(known)
        if size == 1 or words[at : at + size] == known:
            return size, field
    return 1, None
