"""Words that begin what someone is told to do: verbs of office Vietnamese and what leads to them.

Vietnamese verbs have no form of their own, so a word list and its place in the clause decide.
"""

import re

from lientich.reader.sentences import Word

Lexicon = dict[str, list[list[str]]]
"""Entries by their first word, the longest first."""


def _lexicon(words: str) -> Lexicon:
    entries = re.split(r"[|\n]", words.replace(",", ""))
    lexicon: Lexicon = {}
    for entry in sorted(filter(None, map(str.split, entries)), key=len, reverse=True):
        lexicon.setdefault(entry[0], []).append(entry)
    return lexicon


_VERBS = """
ban hành|biên soạn|biểu diễn|biệt phái|bàn giao|bàn thảo|bám cơ sở|bám nắm|bám sát|báo cáo|bãi bỏ
bê tông hóa|bình chọn|bình xét|bóc tách|bảo dưỡng|bảo mật|bảo quản|bảo trì|bảo vệ|bảo đảm|bắt
bắt giữ|bố trí|bốc xúc|bồi dưỡng|bồi thường|bổ nhiệm|bổ sung|bứt phá|cam kết|canh gác|chi bộ hóa
chi tiêu|chi trả|chi viện|chia sẻ|cho thuê|cho ý kiến|chung sức|chuyển|chuyển giao|chuyển đổi
chuẩn bị|chú trọng|chú ý|chăm lo|chăm sóc|chấm dứt|chấn chỉnh|chấp hành|chế biến|chế tạo|chỉ đạo
chỉnh trang|chịu trách nhiệm|chọn|chống|chống thấm|chốt|chốt chặn|chủ trì|coi|coi trọng|cung cấp
cách ly|cân đối|có biện pháp|có giải pháp|có kế hoạch|có những|có sự|có trách nhiệm|công bố
công khai|công nhận|cùng|căn cứ|cơ giới hóa|cưỡng chế|cải cách|cải thiện|cải tiến|cải tạo|cảnh báo
cấm|cấp giấy|cấp phát|cập nhật|cắm|cắm mốc|cắt giảm|cố gắng|cổ phần hóa|cụ thể hóa|củng cố
cứng hóa|cứu hộ|cử|di dời|diễn tập|duy trì|dành|dân chủ|dọn|dừng|dự|dự báo|dự kiến|ghi chép
ghi nhận ý kiến|gia cố|giao|giao ban|gieo trồng|giám sát|giám định|giáo dục|giúp|giúp đỡ|giải ngân
giải phóng|giải quyết|giải thể|giải trình|giải đáp|giảm|giới thiệu|giữ|giữ gìn|giữ vững|gìn giữ
góp|góp ý|gương mẫu|gắn|gặp mặt|gửi|gửi thư|hiến|hiện đại hóa|hiệp thương|hoàn chỉnh|hoàn thiện
hoàn thành|hoàn trả|hoạch định|huy động|hình thành|hòa giải|hướng|hướng dẫn|hưởng ứng|hạn chế
học tập|họp|hỗ trợ|hợp tác|in ấn|khai thác|khai trương|khen thưởng|khoan|khoanh nuôi|khuyến khích
khám|khám chữa bệnh|khánh thành|khôi phục|không để|khơi dậy|khơi thông|khảo sát|khẩn trương
khắc phục|khẳng định|khống chế|khởi công|khởi kiện|khử khuẩn|kiên quyết|kiên trì|kiến nghị|kiểm kê
kiểm soát|kiểm toán|kiểm tra|kiểm điểm|kiểm đếm|kiện toàn|kéo giảm|kê khai|kêu gọi|kích cầu|ký
ký cam kết|ký kết|ký số|kẻ vẽ|kế thừa|kết hợp|kết luận|kết nghĩa|kết nạp|kết nối|lan tỏa|liên hệ
liên kết|liên thông|luân chuyển|luôn|làm|làm chủ|làm rõ|làm tốt|làm việc|lãnh đạo|lưu trữ|lấy
lấy mẫu|lấy ý kiến|lập|lập hồ sơ|lắng nghe|lắp|lắp đặt|lồng ghép|lựa chọn|minh bạch|miễn|mua sắm
mời|mở|mở lớp|mở rộng|nghiêm cấm|nghiêm túc|nghiên cứu|nghiệm thu|nghỉ hưu|ngăn chặn|ngăn ngừa
nhân rộng|nhìn nhận|nhường|nhận diện|nhận thức|nhận đỡ đầu|nhập khẩu|nhựa hóa|niêm yết|nuôi dưỡng
nâng|nâng cao|nâng cấp|nâng tỷ lệ|nêu cao|nạo vét|nắm|nắm bắt|nắm chắc|nắm vững|nỗ lực|nộp
nộp phạt|phun|phát hiện|phát huy|phát hành|phát thanh|phát triển|phát động|phân bổ|phân công
phân cấp|phân loại|phân luồng|phân tích|phân định|phê bình|phê duyệt|phòng chống|phòng hộ
phòng ngừa|phúc tra|phạt|phản ánh|phấn đấu|phẫu thuật|phối hợp|phổ biến|phổ cập|phụ trách|phục hồi
phục vụ|phủ xanh|quan trắc|quan tâm|quy hoạch|quy định|quyên góp|quyết liệt|quyết toán|quyết tâm
quán triệt|quét|quản lý|quản trị|quảng bá|ra mắt|ra quân|rà phá|rà soát|rút kinh nghiệm|rửa
sao lưu|sinh hoạt|siết chặt|soát|soát xét|soạn|soạn thảo|suy tôn|sàng lọc|sáp nhập|sơ kết|sơ tán
sản xuất|sắp xếp|số hóa|sử dụng|sửa|sửa chữa|sửa đổi|tham dự|tham gia|tham mưu|thanh lý|thanh toán
thanh tra|thay thế|thay đổi|theo dõi|thi công|thi đua|thiết lập|thoái vốn|thoát|thu dọn|thu gom
thu hoạch|thu hái|thu hút|thu hồi|thu nộp|thu thập|thành lập|thành lập mới|tháo dỡ|tháo gỡ
thí điểm|thông báo|thông qua|thông tin|thúc đẩy|thăm|thăm hỏi|thường trực|thảo luận|thẩm tra
thẩm định|thắp sáng|thống kê|thống nhất|thử nghiệm|thực hiện|thực hành|thực thi|tinh giản|tinh gọn
tiêm|tiêm phòng|tiêu hủy|tiêu thụ|tiến hành|tiếp cận|tiếp dân|tiếp nhận|tiếp thu|tiếp tục|tiếp xúc
tiết giảm|tiết kiệm|tra cứu|trang bị|tranh thủ|trao tặng|trao đổi|treo|treo cờ|tri ân|triển khai
triệu tập|truy thu|truy vết|truyền thông|tránh|trình|trích|trùng tu|trưng bày|trả lời|trồng
trồng mới|trợ giúp|tuyên dương|tuyên truyền|tuyển chọn|tuyển dụng|tuyển sinh|tuân thủ|tuần tra
tái chế|tái cơ cấu|tái định cư|tìm|tích hợp|tính toán|tôn tạo|tôn vinh|tăng|tăng cường|tăng mũi
tư vấn|tưới|tưới ẩm|tạm dừng|tạm ứng|tạo|tạo điều kiện|tận dụng|tập dượt|tập huấn|tập hợp|tập kết
tập luyện|tập trung|tặng|tặng thưởng|tố giác|tối ưu hóa|tổ chức|tổ chức lại|tổng hợp|tổng kết
tự kiểm tra|tự phê bình|vinh danh|viết|vào cuộc|vượt qua|vận chuyển|vận dụng|vận hành|vận động
vệ sinh|xem xét|xin ý kiến|xung kích|xuất bản|xuất khẩu|xác lập|xác minh|xác định|xây|xây dựng
xét nghiệm|xóa|xóa bỏ|xóa mù|xúc tiến|xử lý|yêu cầu|áp dụng|ôn tập|đa dạng hóa|đi cơ sở|đi trước
đi đầu|điều chỉnh|điều hành|điều trị|đo đạc|đoàn kết|đàm phán|đào lò|đào tạo|đánh giá|đóng|đôn đốc
đăng ký|đăng tải|đưa|đưa ra|đưa tin|đảm bảo|đảm nhiệm|đấu giá|đấu thầu|đấu tranh|đầu tư|đẩy lùi
đẩy mạnh|đẩy nhanh|đề bạt|đề cao|đề nghị|đề ra|đề xuất|định hướng|đối chiếu|đối thoại|đối ứng
đồng bộ|đồng hành|đổ|đổi mới|động thổ|động viên|đột phá|đỡ đầu|ưu tiên|ưu đãi|ổn định|ủng hộ
ủy quyền|ứng cứu|ứng dụng|ứng phó
"""
_MANNER = """
bằng mọi cách|chặt chẽ|chỉ|chịu trách nhiệm|chủ động|chủ động, tích cực|có trách nhiệm|cùng
cùng nhau|cơ bản|cần|cần phải|gương mẫu|hàng năm|hàng quý|hàng tháng|hàng tuần|hằng năm|hằng quý
hằng tháng|hằng tuần|hết sức|không|không được|khẩn trương|kiên quyết|kịp thời|linh hoạt|liên tục
luân phiên|luôn|mạnh dạn|mỗi năm|mỗi quý|mỗi tháng|mỗi tuần|nghiêm|nghiêm chỉnh|nghiêm túc
nhanh chóng|phải|quyết liệt|quyết tâm|rất|sẵn sàng|sẽ|sớm|thường xuyên|thật sự|thực sự|tiếp tục
trân trọng|trước mắt|trực tiếp|tuyệt đối|tuyệt đối không|tích cực|từng bước|tự giác|xin|đặc biệt
đều|định kỳ|đồng bộ|đồng thời|đột xuất
"""
# These words make a name of some verbs: "ban tổ chức", "đoàn kiểm tra", "công tác chỉ đạo".
_NAMING_WORDS = """
ban đoàn tổ phòng văn công tác việc sự cơ các những đội năng khâu mặt lĩnh quyền kế quy nghị chương
chí đề tiểu bộ thuật xưởng hoạch dự của về cấp và quan đơn vị trưởng viên số nhóm
"""
_NAMING = frozenset(_NAMING_WORDS.split())
_NAMED = _lexicon(
    "kiểm tra|giám sát|tổ chức|chỉ đạo|xây dựng|quản lý|tuyên truyền|thanh tra|thi đua|thông tin|"
    "lãnh đạo|điều hành|đánh giá|quy hoạch|đào tạo|đầu tư|phát triển|bảo vệ|báo cáo|giáo dục|"
    "kết nạp|tham gia|thực hiện|tiếp nhận|sản xuất|thi công|vận hành|phục vụ|khai thác|chế biến|"
    "cải cách|vận động|tổng hợp|kiểm soát|vận chuyển|quản trị|hỗ trợ|thường trực|giải phóng|ủy"
)
_NAMES = (
    "tổ chức đảng|tổ chức cơ sở|tổ chức chính trị|tổ chức đoàn|tổ chức hội|tổ chức công đoàn|"
    "tổ chức xã hội|giám sát trưởng|kiểm tra viên|giao thông|quản lý nhà nước|phòng ban|"
    "phòng chuyên môn|phòng nghiệp vụ|phòng kế hoạch|phòng tổ chức|chủ trì hội nghị|công ty|cấp ủy|"
    "cấp trên|cấp dưới|cấp cơ sở|cấp tỉnh|cấp xã|cấp huyện|cấp trưởng|cấp phó|phòng tài chính|"
    "cùng ngày|cùng dự|cùng đi|cùng dịp|cùng thời|tiếp theo|trực thuộc|làm việc|mở đầu|"
    "chuyển biến|lập trường|cử tri|"
    "giảng viên|giáo viên|tạo thành|cùng kỳ|cùng cấp|phòng, ban|ký hiệu|thay mặt|không khí|"
    "luôn luôn|sớm nhất|cần thiết|phải thu|phải trả|hướng tới|sản xuất kinh doanh|sản xuất, kinh|"
    "quản lý dự án|chỉ tiêu|"
    "chỉ thị|chỉ số|dự án|dự toán|dự thảo|cấp bách|giao thông vận tải|nâng lên|tăng trưởng"
)


# Of the short verbs only these open an action after a subject; the rest are parts of nouns there.
_SHORT = """
bắt cho cử dành đóng đưa gắn giúp giữ gửi họp khám làm lắp lấy lập luôn mở mời nâng nắm nộp rửa
trình dự
"""
_SHORT_AFTER_SUBJECT = frozenset(_SHORT.split())
# "công trình", "bầu cử", "thành lập", "cuộc họp"
_FIRST_HALVES = (
    "công chương quá lộ quy giáo hành tiến bầu ứng đề thành độc thiết cuộc phiên hội giao"
)
_FIRST_HALVES_OF_NOUNS = frozenset(_FIRST_HALVES.split())


_VERB, _ADVERB, _NAME = _lexicon(_VERBS), _lexicon(_MANNER), _lexicon(_NAMES)


def _longest(lexicon: Lexicon, words: list[Word], at: int) -> int:
    """How many words from `at` on make the longest entry that they begin with."""
    for entry in lexicon.get(words[at].text, ()):
        if [word.text for word in words[at : at + len(entry)]] == entry:
            return len(entry)
    return 0


def begins_action(words: list[Word], at: int = 0) -> bool:
    """Do the words from `at` on say to do something, perhaps after a word on how to do it?"""
    for _ in range(4):
        if at >= len(words):
            return False
        if _longest(_NAME, words, at):
            return False
        if _longest(_VERB, words, at):
            return True
        step = _longest(_ADVERB, words, at)
        if not step:
            return False
        at += step
    return False


def ends_with_verb(words: list[Word], size: int) -> bool:
    """Are the last `size` words one verb, such as "huy động" or "cứng hóa"?"""
    if len(words) > size and words[-size - 1].text in _NAMING | {"mức", "vốn", "nguồn", "tổng"}:
        return False
    last = [word.text for word in words[-size:]]
    return last in _VERB.get(last[0], ()) or (size == 2 and last[1] == "hóa")


def action_after_subject(words: list[Word], smoothed: str, longest: int = 40) -> int | None:
    """The place in `words` where the subject ends and its action begins; None if none does.

    A word with a capital, or after a hyphen, belongs to a name.
    """
    for at in range(1, min(len(words), longest)):
        if _in_a_name(words[at], smoothed) or (
            words[at - 1].text in _NAMING
            and words[max(0, at - 2)].text != "công"
            and _longest(_NAMED, words, at)
        ):
            continue
        if begins_action(words, at) and not _part_of_a_noun(words, at):
            return at
    return None


def _in_a_name(word: Word, smoothed: str) -> bool:
    return (
        smoothed[word.start].isupper() or smoothed[max(0, word.start - 3) : word.start][:2] == " -"
    )


def _part_of_a_noun(words: list[Word], at: int) -> bool:
    if _longest(_VERB, words, at) != 1 or _longest(_ADVERB, words, at):
        return False
    return (
        words[at].text not in _SHORT_AFTER_SUBJECT or words[at - 1].text in _FIRST_HALVES_OF_NOUNS
    )
