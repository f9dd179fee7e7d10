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
an ủi|ban hành|bao tiêu|biên chế lại|biên soạn|biên tập|biểu diễn|biểu dương|biệt phái|bàn bạc
bàn giao|bàn thảo|bám biển|bám cơ sở|bám dân|bám nắm|bám sát|báo cáo|báo cáo giải trình|bãi bỏ
bê tông hóa|bình chọn|bình xét|bình ổn|bóc gỡ|bóc tách|bơm|bơm nước|bảo dưỡng|bảo hành|bảo lãnh
bảo mật|bảo quản|bảo trì|bảo tồn|bảo vệ|bảo đảm|bắt|bắt giữ|bố trí|bốc xúc|bồi dưỡng|bồi thường
bồi đắp|bổ nhiệm|bổ sung|bứng|bứt phá|cam kết|canh gác|chi|chi bộ hóa|chi tiêu|chi trả|chi viện
chia|chia sẻ|chiêu mộ|chiêu sinh|cho phép|cho thuê|cho vay|cho ý kiến|chung sức|chuyên nghiệp hóa
chuyển|chuyển dịch|chuyển giao|chuyển hóa|chuyển tải|chuyển đổi|chuẩn bị|chuẩn hóa|chú trọng|chú ý
chăm lo|chăm sóc|chăn nuôi|chấm dứt|chấn chỉnh|chấp hành|chế biến|chế tạo|chỉ đạo|chỉ định|chỉnh lý
chỉnh sửa|chỉnh trang|chỉnh đốn|chịu trách nhiệm|chọn|chống|chống thấm|chốt|chốt chặn|chủ trì|coi
coi trọng|cung cấp|cách ly|cân bằng|cân nhắc|cân đối|có biện pháp|có giải pháp|có kế hoạch|có những
có sự|có trách nhiệm|công bố|công bố công khai|công khai|công khai, minh bạch|công nhận|cùng|căn cứ
cơ giới hóa|cưỡng chế|cải biên|cải chính|cải cách|cải thiện|cải tiến|cải táng|cải tạo|cải tổ
cảnh báo|cấm|cấp|cấp bù|cấp cứu|cấp giấy|cấp mới|cấp phát|cấp đổi|cất bốc|cất giữ|cập nhật|cắm
chủ động phương án|chủ động nguồn|chủ động phòng
cắm mốc|cắt cử|cắt giảm|cắt tỉa|cố gắng|cổ phần hóa|cụ thể hóa|củng cố|cứng hóa|cứu chữa|cứu hộ
cứu trợ|cử|di dời|diễn tập|duy trì|dành|dân chủ|dọn|dừng|dự|dự báo|dự kiến|ghi chép|ghi nhận ý kiến
gia cố|gia hạn|giao|giao ban|giao khoán|giao lưu|gieo cấy|gieo trồng|giám sát|giám định|giáo dưỡng
giáo dục|giãn dân|giúp|giúp đỡ|giải cứu|giải ngân|giải phóng|giải quyết|giải thể|giải trình
giải tỏa|giải đáp|giảm|giảm thiểu|giới thiệu|giữ|giữ chân|giữ gìn|giữ nghiêm|giữ rừng|giữ vững
gìn giữ|góp|góp ý|gương mẫu|gắn|gặp mặt|gửi|gửi thư|hiến|hiện đại hóa|hiệp thương|hoàn chỉnh
hoàn nguyên|hoàn thiện|hoàn thành|hoàn trả|hoàn tất|hoãn|hoạch định|hoạt động|huy động|hàn gắn|hãm
hình thành|hòa giải|hướng|hướng dẫn|hưởng ứng|hạ|hạ tải|hạn chế|hạn định|hậu thuẫn|học hỏi|học tập
họp|hỗ trợ|hội ý|hội đàm|hợp lý hóa|hợp nhất|hợp tác|hợp đồng|in ấn|khai báo|khai giảng|khai mạc
khai thác|khai trương|khen|khen thưởng|khoan|khoanh nuôi|khoanh vùng|khoanh định|khuyến khích|khám
khám chữa bệnh|khánh thành|khép kín|khôi phục|không để|khơi dậy|khơi thông|khảo sát|khấu trừ
khẩn trương|khắc phục|khẳng định|khống chế|khởi công|khởi kiện|khởi xướng|khởi động|khử khuẩn
kiên quyết|kiên trì|kiến nghị|kiểm kê|kiểm soát|kiểm toán|kiểm tra|kiểm điểm|kiểm đếm|kiện toàn
kéo giảm|kê khai|kêu gọi|kích cầu|ký|ký cam kết|ký kết|ký số|kẻ vẽ|kế thừa|kết hợp|kết luận
kết nghĩa|kết nạp|kết nối|lan tỏa|liên hệ|liên kết|liên thông|luân chuyển|luôn|luật hóa
là cơ quan thường trực|là cơ quan đầu mối|là đầu mối|làm|làm chủ|làm nòng cốt|làm rõ|làm tốt
làm việc|làm đầu mối|là bộ phận thường trực|là đơn vị thường trực|là đơn vị đầu mối
là cơ quan chủ trì|cơ cấu lại|sắp xếp lại|tổ chức lại|đàm phán|đăng|đăng tải|phát sóng
đưa tin|làm thường trực|đảm nhận|đảm nhiệm|tổng rà soát|tổng kiểm tra
lãnh đạo|lưu trữ|lấy|lấy mẫu|lấy ý kiến|lập|lập hồ sơ|lập lại|lắng nghe|lắp
lắp đặt|lồng ghép|lựa chọn|minh bạch|miễn|mua|mua sắm|mã hóa|mô phỏng|mổ xẻ|mời|mở|mở chiến dịch
mở cửa|mở lớp|mở rộng|mở thầu|mở đợt|nghiêm cấm|nghiêm túc|nghiên cứu|nghiệm thu|nghỉ hưu|ngăn chặn
ngăn mặn|ngăn ngừa|ngầm hóa|nhân rộng|nhìn nhận|nhường|nhận diện|nhận thức|nhận đỡ đầu|nhập khẩu
nhập liệu|nhắc nhở|nhựa hóa|niêm yết|nuôi dưỡng|nâng|nâng cao|nâng cấp|nâng tỷ lệ|nêu cao|nạo vét
nạp|nắm|nắm bắt|nắm chắc|nắm vững|nối lại|nỗ lực|nội địa hóa|nộp|nộp phạt|nới lỏng|phun|phá bỏ
phá dỡ|phá án|phát|phát hiện|phát huy|phát hành|phát quang|phát thanh|phát triển|phát tán|phát động
phân bổ|phân công|phân cấp|phân hạng|phân loại|phân luồng|phân nhóm|phân tích|phân vai|phân vùng
phân định|phê bình|phê duyệt|phòng bệnh|phòng chống|phòng dịch|phòng hộ|phòng ngừa|phòng thủ
phòng trừ|phúc tra|phạt|phản ánh|phấn đấu|phẫu thuật|phối hợp|phối kết hợp|phổ biến|phổ cập
phụ trách|phục hồi|phục vụ|phụng dưỡng|phủ xanh|quan trắc|quan tâm|quy hoạch|quy định|quyên góp
quyết liệt|quyết toán|quyết tâm|quán triệt|quét|quản lý|quản trị|quảng bá|ra mắt|ra quân|rà phá
rà soát|rào|rút|rút gọn|rút kinh nghiệm|rút ngắn|rải|rửa|sao lưu|sinh hoạt|sinh sản|siết chặt
soi chiếu|soát|soát xét|soạn|soạn thảo|suy tôn|sàng lọc|sàng tuyển|sáp nhập|sát hạch|sơ kết
sơ tuyển|sơ tán|sản xuất|sắp xếp|số hóa|sử dụng|sửa|sửa chữa|sửa đổi|tham dự|tham gia|tham mưu
tham vấn|thanh lý|thanh toán|thanh tra|thay|thay thế|thay đổi|theo dõi|theo đuổi|thi công|thi đua
thiết lập|thoái vốn|thoát|thu dọn|thu gom|thu hoạch|thu hái|thu hút|thu hồi|thu nộp|thu thập
thành lập|thành lập mới|tháo dỡ|tháo gỡ|tháo lắp|thêm|thí điểm|thông báo|thông qua|thông tin
thúc đẩy|thăm|thăm hỏi|thương thảo|thường trực|thường xuyên|thả|thả cá|thảo luận|thẩm tra|thẩm định
thẩm định giá|thắp sáng|thế chấp|thể chế hóa|thống kê|thống nhất|thụ lý|thử nghiệm|thực hiện
thực hành|thực hành tiết kiệm|thực thi|tin học hóa|tinh giản|tinh gọn|tinh lọc|tiêm|tiêm phòng
tiên phong|tiêu hủy|tiêu thụ|tiêu độc|tiến hành|tiếp cận|tiếp dân|tiếp nhận|tiếp sức|tiếp thu
tiếp thị|tiếp tục|tiếp xúc|tiết giảm|tiết kiệm|tra cứu|trang bị|tranh thủ|trao tặng|trao đổi|treo
treo cờ|tri ân|triển khai|triệt phá|triệt tiêu|triệu tập|trung chuyển|truy bắt|truy quét|truy thu
truy vết|truy xuất|truyền dạy|truyền thông|tránh|trình|trích|trích lập|trích nộp|trích xuất
trùng tu|trưng bày|trả lời|trẻ hóa|trồng|trồng dặm|trồng mới|trợ giúp|trực|trực ca|tu bổ|tu sửa
tuyên dương|tuyên thệ|tuyên truyền|tuyển chọn|tuyển dụng|tuyển lựa|tuyển mộ|tuyển sinh|tuyển than
tuân thủ|tuần tra|tái chế|tái cơ cấu|tái sử dụng|tái thiết|tái đàn|tái định cư|tìm|tích hợp
tính toán|tôn tạo|tôn vinh|tăng|tăng cường|tăng mũi|tư vấn|tưới|tưới ẩm|tạm dừng|tạm giữ|tạm ứng
tạo|tạo điều kiện|tận dụng|tập dượt|tập huấn|tập hợp|tập kích|tập kết|tập luyện|tập trung|tặng
tặng thưởng|tố giác|tối ưu hóa|tổ chức|tổ chức lại|tổng hợp|tổng kết|tự kiểm tra|tự phê bình
tự động hóa|vinh danh|viết|vào cuộc|vá|ví|vượt qua|vận chuyển|vận dụng|vận hành|vận động|vệ sinh
vực dậy|xanh hóa|xem xét|xin ý kiến|xoay vòng|xung kích|xung phong|xuất bản|xuất cấp|xuất khẩu
xuất quân|xác lập|xác minh|xác thực|xác định|xây|xây dựng|xây mới|xã hội hóa|xét nghiệm|xóa|xóa bỏ
xóa mù|xúc tiến|xả|xếp dỡ|xếp hạng|xếp loại|xử lý|xử phạt|yêu cầu|áp dụng|áp giá|ôn tập|ăn ca
đa dạng hóa|đi cơ sở|đi sâu|đi trước|đi đầu|điều chuyển|điều chỉnh|điều hành|điều phối|điều tiết
điều tra|điều trị|điều động|đo kiểm|đo đạc|đo đếm|đoàn kết|đàm phán|đàm phán lại|đào lò|đào tạo
đánh bắt|đánh giá|đánh giá lại|đánh thức|đón|đón tiếp|đóng|đóng cửa|đóng góp|đóng điện|đôn đốc
đăng ký|đăng tải|đơn giản hóa|đưa|đưa ra|đưa tin|đại tu|đảm bảo|đảm nhiệm|đấu giá|đấu nối|đấu thầu
đấu tranh|đầu tư|đẩy lùi|đẩy mạnh|đẩy nhanh|đề bạt|đề cao|đề nghị|đề phòng|đề ra|đề xuất|định canh
định danh|định giá|định hướng|định kỳ tổ chức|định lượng|định vị|đối chiếu|đối phó|đối thoại
đối ứng|đồng bộ|đồng hành|đổ|đổi mới|động thổ|động viên|đột phá|đỡ đầu|ưu tiên|ưu đãi|ấn định
ổn định|ủng hộ|ủy quyền|ứng cứu|ứng dụng|ứng phó|ứng trực|ứng xử
"""
_MANNER = """
bằng mọi cách|chu đáo|chậm nhất|chặt chẽ|chỉ|chịu trách nhiệm|chủ động|chủ động, tích cực
có trách nhiệm|cùng|cùng nhau|cùng với|cơ bản|cần|cần phải|dứt điểm|gương mẫu|gấp rút|hàng năm
hàng quý|hàng tháng|hàng tuần|hằng năm|hằng quý|hằng tháng|hằng tuần|hết sức|không|không được
khẩn trương|kiên quyết|kịp thời|linh hoạt|liên tục|luân phiên|luôn|mạnh dạn|mỗi bên|mỗi năm|mỗi quý
mỗi tháng|mỗi tuần|mỗi đơn vị|mỗi địa phương|mỗi đồng chí|một lần|nghiêm|nghiêm chỉnh|nghiêm túc
nghiêm túc, kịp thời|nhanh chóng|phải|quyết liệt|quyết tâm|rất|sẵn sàng|sẽ|sớm|thường xuyên|thật sự
thực sự|tiếp tục|toàn diện|triệt để|trân trọng|trước mắt|trực tiếp|tuyệt đối|tuyệt đối không
tích cực|tập trung cao độ|tối thiểu|tổng thể|từng bước|tự|tự giác|vừa|xin|ít nhất|ít nhất một lần
đặc biệt|đều|định kỳ|định kỳ 06 tháng|định kỳ 3 tháng|định kỳ 6 tháng|định kỳ hàng quý
định kỳ hàng tháng|định kỳ hằng năm|định kỳ hằng quý|định kỳ hằng tháng|định kỳ sáu tháng|đồng bộ
đồng thời|đột xuất
"""
# These words make a name of some verbs: "ban tổ chức", "đoàn kiểm tra", "công tác chỉ đạo".
_NAMING_WORDS = """
ban đoàn tổ phòng văn tác việc sự cơ các những đội năng khâu mặt lĩnh quyền kế quy nghị chương
chí đề tiểu bộ thuật xưởng hoạch dự của về cấp và quan đơn vị trưởng viên số nhóm
nghiệp máy hộ trang chủ
"""
_NAMING = frozenset(_NAMING_WORDS.split())
# "Tập đoàn lãnh đạo …", "Huyện đoàn tuyên truyền …": the second halves of these do not name.
_WHOLE_BODIES = frozenset(["tập", "tỉnh", "thành", "huyện", "thị", "xã", "phường", "đảng", "chi"])
_WHOLE_BODIES |= {"cán", "nội", "toàn", "đồng", "tiến"}
# "các đơn vị quản lý …" may be a name; "các đơn vị báo cáo …" is none.
_OF_UNITS = frozenset(
    ["quản lý", "thi công", "sản xuất", "vận hành", "kinh doanh", "khai thác", "phục vụ"]
    + ["chế biến", "tư vấn"]
)
# "cơ quan tổ chức hội nghị …": what is held makes a verb of it.
_HELD = frozenset(["hội", "lễ", "lớp", "các", "tốt", "đợt", "đại", "diễn", "ký", "thi", "đoàn"])
# "các ban tham mưu theo dõi": the bodies that advise; "Ban Tổ chức tham mưu": what one does.
_OF_ADVISERS = frozenset(["các", "cơ", "hai"])
_NAMED = _lexicon(
    "tham mưu|xung kích|phản ứng|"
    "kiểm tra|giám sát|tổ chức|chỉ đạo|xây dựng|quản lý|tuyên truyền|thanh tra|thi đua|thông tin|"
    "lãnh đạo|điều hành|đánh giá|quy hoạch|đào tạo|đầu tư|phát triển|bảo vệ|báo cáo|giáo dục|"
    "kết nạp|tham gia|thực hiện|tiếp nhận|sản xuất|thi công|vận hành|phục vụ|khai thác|chế biến|"
    "chăn nuôi|kinh doanh|trồng trọt|đánh bắt|cải cách|vận động|"
    "tổng hợp|kiểm soát|vận chuyển|quản trị|hỗ trợ|thường trực|giải phóng|"
    "xếp dỡ|đào lò|bốc xúc|luyện than|ủy"
)
_NAMES = (
    "hợp tác xã|tổ chức đảng|tổ chức cơ sở|tổ chức chính trị|tổ chức đoàn|tổ chức công đoàn|"
    "tổ chức xã hội|giám sát trưởng|kiểm tra viên|giao thông|quản lý nhà nước|phòng ban|"
    "phòng chuyên môn|phòng nghiệp vụ|phòng kế hoạch|phòng tổ chức|chủ trì hội nghị|công ty|cấp ủy|"
    "cấp trên|cấp dưới|cấp cơ sở|cấp tỉnh|cấp xã|cấp huyện|cấp trưởng|cấp phó|phòng tài chính|"
    "cùng ngày|cùng dự|cùng đi|cùng dịp|cùng thời|tiếp theo|trực thuộc|làm việc|mở đầu|"
    "chuyển biến|lập trường|cử tri|"
    "giảng viên|giáo viên|tạo thành|cùng kỳ|cùng cấp|phòng, ban|ký hiệu|thay mặt|không khí|"
    "luôn luôn|sớm nhất|cần thiết|phải thu|phải trả|hướng tới|sản xuất kinh doanh|"
    "sản xuất, kinh|lực lượng|tăng thêm|làm việc|"
    "quản lý dự án|chỉ tiêu|"
    "chỉ thị|chỉ số|dự án|dự toán|dự thảo|cấp bách|giao thông vận tải|nâng lên|tăng trưởng"
)


# Of the short verbs only these open an action after a subject; the rest are parts of nouns there.
_SHORT = """
bắt cho cử dành đóng đưa gắn giúp giữ gửi họp khám làm lắp lấy lập luôn mở mời nâng nắm nộp rửa
trình dự tăng giảm trồng sửa mua phun treo quét dọn đón ký tặng viết vượt tưới trích rút
bơm chốt xây trực
"""
_SHORT_AFTER_SUBJECT = frozenset(_SHORT.split())
# "công trình", "bầu cử", "thành lập", "cuộc họp"
_FIRST_HALVES = (
    "công chương quá lộ quy giáo hành tiến bầu ứng đề thành độc thiết cuộc phiên hội giao chữ "
    "thư gia "
    "thị vùng rừng cây nuôi máy tái gieo thường"
)
_FIRST_HALVES_OF_NOUNS = frozenset(_FIRST_HALVES.split())


_VERB, _ADVERB, _NAME = _lexicon(_VERBS), _lexicon(_MANNER), _lexicon(_NAMES)


def _longest(lexicon: Lexicon, words: list[Word], at: int) -> int:
    """How many words from `at` on make the longest entry that they begin with."""
    for entry in lexicon.get(words[at].text, ()):
        size = len(entry)
        if size == 1 or [word.text for word in words[at : at + size]] == entry:
            return size
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
    if len(words) > size and (
        words[-size - 1].text in ("mức", "vốn", "nguồn", "tổng", "số")
        or part_of_a_name(words, len(words) - size)
    ):
        return False
    last = [word.text for word in words[-size:]]
    return last in _VERB.get(last[0], ()) or (size == 2 and last[1] == "hóa")


def action_after_subject(words: list[Word], smoothed: str, inside: int = 0) -> int | None:
    """The place in `words` where the subject ends and its action begins; None if none does.

    A word with a capital, or after a hyphen, or before `inside`, belongs to a name.
    """
    passive: int | None = None
    for at in range(1, len(words)):
        if (
            words[at].start < inside
            or _in_a_name(words[at], smoothed)
            or (part_of_a_name(words, at))
        ):
            continue
        if words[at - 1].text in _PASSIVE:
            passive = at
        if not begins_action(words, at) or _part_of_a_noun(words, at):
            continue
        if passive is None or not _goes_on_from(words, passive, at, smoothed):
            return at
        passive = at
    return None


_PASSIVE = frozenset(["được", "bị"])


def _goes_on_from(words: list[Word], passive: int, at: int, smoothed: str) -> bool:
    """ "các tổ chức đảng được kiểm tra, giám sát": the verb tells which bodies are meant."""
    return at == passive or smoothed[words[at - 1].end : words[at].start] == ", "


def part_of_a_name(words: list[Word], at: int) -> bool:
    """Does the word before `at` make a name of the verb that stands there?"""
    if not _longest(_NAMED, words, at):
        return False
    before, first = words[at - 1].text, words[max(0, at - 2)].text
    if words[at].text == "tổ" and at + 2 < len(words) and words[at + 2].text in _HELD:
        return False
    if before == "nghệ":
        return True  # "công nghệ thông tin"
    if words[at].text == "tham":
        return before in ("ban", "quan") and first in _OF_ADVISERS and begins_action(words, at + 2)
    if before in ("đoàn", "bộ") and first in _WHOLE_BODIES:
        return False
    if before == "vị":
        return " ".join(word.text for word in words[at : at + 2]) in _OF_UNITS
    if before == "lượng":
        return first == "lực"
    return before in _NAMING and first != "công"


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
