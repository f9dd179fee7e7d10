"""Numbers and units as Vietnamese texts write them: "36,8 triệu tấn", "1.760 người", "104%"."""

from decimal import Decimal

from lientich.reader.seek import Seek
from lientich.reader.text import lazy

NUMBER = r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,12}(?:,\d{1,4})?"
_ODD = lazy(r"\d+\.\d+")
_TIMES = r"(?:nghìn tỷ|ngàn tỷ|nghìn tỉ|ngàn tỉ|trăm tỷ|vạn|nghìn|ngàn|triệu|tỷ|tỉ|tr\.?|trăm|chục)"
_MONEY = r"(?:đồng(?! hồ| chí)|usd|đô la mỹ|đô la|euro|eur|vnđ|vnd|đ\b)"
_MEASURE = (
    r"(?:tấn|tạ|kg|ki-lô-gam|km2|km²|km|m3|m³|m2|m²|mét khối|mét vuông|mét lò|mét|m lò|m|ha|héc-ta|"
    r"hecta|héc ta|lít|kwh|mwh|mw|kw|kva|teu|dwt|tỷ lệ|mm|cm|km đường|giờ|phút)"
)
_COUNTED = (
    r"(?:công đoàn cơ sở|người lao động|người|lao động|đảng viên mới|đảng viên|quần chúng ưu tú|"
    r"quần chúng|"
    r"đoàn viên|"
    r"hội viên|cán bộ|công nhân|thợ lò|học viên|sinh viên|học sinh|giáo viên|lượt người bệnh|"
    r"lượt người|lượt bệnh nhân|lượt tàu|lượt khách|"
    r"lượt hộ|lượt|hộ dân|hộ nghèo|hộ|gia đình|vụ việc|vụ|cuộc|đơn vị|chi bộ|đảng bộ|"
    r"tổ chức đảng|tổ chức cơ sở đảng|tổ chức|đồng chí|công trình|dự án|căn nhà|ngôi nhà|căn hộ|"
    r"căn|"
    r"nhà|cây xanh|cây|ngày công|tin, bài|tin bài|tin|bài viết|bài|buổi|lớp|văn bản|nghị quyết|"
    r"mỏ|trạm|chuyến|suất quà|suất|điểm|ca|giường bệnh|giường|đồng hồ|sản phẩm|doanh nghiệp|"
    r"hợp tác xã|tập thể|cá nhân|sáng kiến|đề tài|đơn thư|đơn|hồ sơ|ý kiến|kiến nghị|phần quà|"
    r"thiết bị|máy|xe|tàu|phương tiện|hội nghị|xã|thôn|bản|phường|huyện|trường|mô hình|thẻ|"
    r"huy hiệu|"
    r"báo cáo viên|khóa|chương trình|đoàn|cặp|trận|đợt|cơ sở|trường hợp|thủ tục|chiếc|con|khách|"
    r"container|xe/giờ|tân binh|tờ gấp|camera|bác sĩ|hợp đồng|mái ấm|lượt tàu|trẻ em)"
)
UNIT = (
    rf"(?:%|phần trăm|(?:{_TIMES} ?)?(?:{_MONEY}|{_MEASURE}|{_COUNTED})(?!\w)|{_TIMES}(?!\w))"
    r"(?:(?:\s?/\s?|-(?=tháng|năm|ngày))(?:người|tháng|năm|ngày|tấn|tạ|kg|"
    r"kwh|lít|ha|hộ|lao động|giờ|ca|km2|m2|m3|quý|"
    r"sản phẩm|công|"
    r"suất|vụ|đồng chí|cây|khách|công nhân|vạn dân|1\.000 dân)(?!\w)){0,2}"
)
QUANTITY = Seek(
    rf"(?<![\w.,/+-])(?P<number>{NUMBER})(?![\d]|[.,/]\d|[/-]\d)\s{{0,2}}(?P<unit>{UNIT})"
)


def value(written: str) -> int | float:
    """The number as it is written: "36,8" is 36.8 and "1.760" is 1760."""
    number = Decimal(written.replace(".", "").replace(",", "."))
    return int(number) if "," not in written else float(number)


def spoken_percent(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
