"""Words that begin what someone is told to do: verbs of office Vietnamese and what leads to them.

Vietnamese verbs have no form of their own, so a word list and its place in the clause decide.
"""

from lientich.reader.sentences import Word


def _lexicon(words: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(entry.replace(",", "").split())
        for line in words.split("\n")
        for entry in line.split("|")
        if entry
    )


_VERBS = """
bám sát|ban hành|bàn giao|báo cáo|bảo đảm|bảo vệ|biên soạn|bố trí|bổ sung|bồi dưỡng|bổ nhiệm
bình xét|bóc tách|cải cách|cải thiện|cải tạo|cân đối|cập nhật|cấp|chăm lo|chấm dứt|chấn chỉnh
chấp hành|chế biến|chỉ đạo|chia sẻ|chịu trách nhiệm|cho ý kiến|chọn|chống|chủ trì|chú trọng|chú ý
chuẩn bị|chuyển|chuyển đổi|cố gắng|coi trọng|công bố|công khai|củng cố|cung cấp|cử|cụ thể hóa|dành
dân chủ|dự kiến|duy trì|đàm phán|đăng ký|đánh giá|đào tạo|đấu tranh|đầu tư|đẩy mạnh|đẩy nhanh
đẩy lùi|đề cao|đề nghị|đề ra|đề xuất|điều chỉnh|điều hành|định hướng|đoàn kết|đối thoại|đổi mới
đôn đốc|động viên|đưa|đưa ra|đảm bảo|gắn|ghi nhận ý kiến|giải phóng|giải quyết|giám sát|giảm
giáo dục|giao|giao ban|giữ|giữ gìn|giữ vững|giới thiệu|góp ý|gửi|gương mẫu|hạn chế|hình thành
hoàn chỉnh|hoàn thành|hoàn thiện|hoàn trả|họp|hỗ trợ|huy động|hướng dẫn|hướng|kế thừa|kết hợp
kết nạp|kết nối|khai thác|khảo sát|khắc phục|khẩn trương|khen thưởng|khởi công|khuyến khích
khơi dậy|kiểm điểm|kiểm soát|kiểm tra|kiện toàn|kiên quyết|kiên trì|kiến nghị|ký kết|ký|làm|làm rõ
làm tốt|lãnh đạo|lắng nghe|lập|liên hệ|lồng ghép|lựa chọn|luân chuyển|mở|mở rộng|nắm|nắm bắt
nắm chắc|nắm vững|nâng|nâng cao|nâng cấp|nêu cao|nghiên cứu|ngăn chặn|ngăn ngừa|nhân rộng
nhận diện|nỗ lực|nộp|ổn định|phân bổ|phân công|phân loại|phân tích|phát động|phát hiện|phát huy
phát triển|phê duyệt|phối hợp|phổ biến|phòng chống|phòng ngừa|phủ xanh|phục vụ|quan tâm|quán triệt
quản lý|quản trị|quy định|quy hoạch|quyết liệt|quyết tâm|rà soát|rút kinh nghiệm|ra quân|sản xuất
sắp xếp|siết chặt|soạn thảo|sơ kết|sử dụng|sửa đổi|tái cơ cấu|tạo|tạo điều kiện|tăng cường|tăng
tập hợp|tập huấn|tập trung|tháo gỡ|thay thế|tham gia|tham mưu|thanh tra|thanh toán|theo dõi
thi công|thi đua|thí điểm|thiết lập|thống kê|thống nhất|thông báo|thông tin|thu gom|thu hút
thu hồi|thúc đẩy|thực hành|thực hiện|thường trực|tiến hành|tiếp nhận|tiếp thu|tiếp tục|tiết giảm
tiết kiệm|tiêu thụ|tìm|tinh gọn|tính toán|tổ chức|tổng hợp|tổng kết|trang bị|tranh thủ|trao đổi
trả lời|triển khai|trình|trồng|tuân thủ|tuyên dương|tuyên truyền|tuyển chọn|tuyển dụng|tự kiểm tra
ứng dụng|ưu tiên|ứng phó|vận dụng|vận động|vận hành|vượt qua|xác định|xác minh|xây dựng|xem xét
xóa bỏ|xử lý|yêu cầu|đào lò|giải ngân|thành lập|bảo quản|bảo dưỡng|hiện đại hóa|số hóa|cơ giới hóa
đa dạng hóa|tối ưu hóa|công nhận|tri ân|thăm hỏi|tặng|niêm yết|đăng tải|lắp đặt|vệ sinh|tưới
nạo vét|phấn đấu|thẩm định|thẩm tra|giám định|đối chiếu|quyết toán|lưu trữ|gìn giữ|sáp nhập|bàn
ưu đãi|chuyển giao|đảm nhiệm|phụ trách|khôi phục|phục hồi|mua sắm|nhập|xuất|vận chuyển|bốc xúc
khoan|bảo trì|sửa chữa|thay|bãi bỏ|miễn|luôn|xác lập|có kế hoạch|có giải pháp|có biện pháp
có những|có sự|có trách nhiệm|lấy|coi|cùng|chăm sóc|tinh giản|thực thi|khẳng định|hiệp thương
giải trình|tra cứu|tập dượt|diễn tập|trực|cắt giảm|tiếp cận|bứt phá|đột phá|nuôi dưỡng
đón|nghiêm cấm|cấm|hưởng ứng|lan tỏa|tôn vinh|đồng hành|chung sức|tận dụng|nhìn nhận|thay đổi
vào cuộc|thăm|xung kích|đi đầu|đi trước|làm chủ|bám nắm|xóa|nhận thức|đóng|khám|tố giác|hòa giải
thoát|căn cứ|dựa|phát|in|kiểm kê|tránh|không để|lên|dừng|tạm dừng|kéo giảm|khống chế|tuần tra
mở lớp|gặp mặt|kê khai|xin ý kiến|lấy ý kiến|tiếp
"""
_MANNER = """
luân phiên|phải|tiếp tục|chủ động|tích cực|thường xuyên|kịp thời|khẩn trương|nghiêm túc|kiên quyết
nhanh chóng|sớm|đặc biệt|không|không được|quyết tâm|định kỳ|hằng tháng|hàng tháng|hằng năm
hàng năm|hằng quý|hàng quý|hằng tuần|hàng tuần|mỗi quý|mỗi tháng|mỗi năm|mỗi tuần|tuyệt đối
trực tiếp|luôn|sẵn sàng|đồng bộ|từng bước|nghiêm|cùng|cùng nhau|tuyệt đối không|quyết liệt
linh hoạt|thực sự|thật sự|chặt chẽ|trước mắt|chỉ|đều|mạnh dạn|tự giác|liên tục|nghiêm chỉnh
gương mẫu|cơ bản|bằng mọi cách|cần|cần phải|sẽ|có trách nhiệm|chịu trách nhiệm|hết sức
chủ động, tích cực|đồng thời|rất
"""
# These words make a name of some verbs: "ban tổ chức", "đoàn kiểm tra", "công tác chỉ đạo".
_NAMING_WORDS = """
ban đoàn tổ phòng văn công tác việc sự cơ các những đội năng khâu mặt lĩnh quyền kế quy nghị chương
đề tiểu bộ của về cấp và quan đơn vị trưởng viên số nhóm
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
    "tiếp theo|trực thuộc|làm việc|mở đầu|chuyển biến|lập trường|cử tri|"
    "giảng viên|giáo viên|tạo thành|cùng kỳ|cùng cấp|phòng, ban|ký hiệu|thay mặt|không khí|"
    "luôn luôn|sớm nhất|cần thiết|phải thu|phải trả|hướng tới|sản xuất kinh doanh|sản xuất, kinh|"
    "lãnh đạo tập đoàn|lãnh đạo công ty|lãnh đạo các|lãnh đạo đơn vị|quản lý dự án|chỉ tiêu|"
    "chỉ thị|chỉ số|cấp bách|giao thông vận tải|nâng lên|tăng trưởng"
)


# Of the short verbs only these open an action after a subject; the rest are parts of nouns there.
_SHORT = "đóng khám họp gửi trình lập nộp cử mở đưa làm giữ nâng lấy dành gắn luôn nắm"
_SHORT_AFTER_SUBJECT = frozenset(_SHORT.split())
# "công trình", "bầu cử", "thành lập", "cuộc họp"
_FIRST_HALVES = (
    "công chương quá lộ quy giáo hành tiến bầu ứng đề thành độc thiết cuộc phiên hội giao"
)
_FIRST_HALVES_OF_NOUNS = frozenset(_FIRST_HALVES.split())


_VERB, _ADVERB, _NAME = _lexicon(_VERBS), _lexicon(_MANNER), _lexicon(_NAMES)


def _longest(lexicon: frozenset[tuple[str, ...]], words: list[Word], at: int) -> int:
    for size in (4, 3, 2, 1):
        if tuple(word.text for word in words[at : at + size]) in lexicon:
            return min(size, len(words) - at)
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


def action_after_subject(words: list[Word], capital, longest: int = 40) -> int | None:
    """The place in `words` where the subject ends and its action begins; None if none does.

    `capital(word)` says whether the word is written with a capital, as in a name.
    """
    for at in range(1, min(len(words), longest)):
        if capital(words[at]) or (
            words[at - 1].text in _NAMING
            and words[max(0, at - 2)].text != "công"
            and _longest(_NAMED, words, at)
        ):
            continue
        if begins_action(words, at) and not _part_of_a_noun(words, at):
            return at
    return None


def _part_of_a_noun(words: list[Word], at: int) -> bool:
    if _longest(_VERB, words, at) != 1 or _longest(_ADVERB, words, at):
        return False
    return (
        words[at].text not in _SHORT_AFTER_SUBJECT or words[at - 1].text in _FIRST_HALVES_OF_NOUNS
    )
