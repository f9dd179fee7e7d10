"""What a web page lays around its content, known by tag, by name and by wording."""

import re

from lientich.reader.text import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DROPPED_TAGS = _words(
    "script style noscript template iframe frame object embed applet svg canvas audio video map "
    "nav footer aside form button select textarea input datalist dialog head link meta"
)
DROPPED_ROLES = _words(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar "
    "tablist alert tooltip"
)
WORDS = _words(
    "nav navbar navigation menu submenu megamenu topbar toolbar breadcrumb breadcrumbs sidebar "
    "rightbar leftbar aside footer foot ads ad adv advert advertisement adsbygoogle quangcao qc "
    "sponsor promo comment comments binhluan disqus cookie cookies consent gdpr popup modal "
    "overlay share sharing social socials addthis related relate lienquan tinlienquan tinkhac "
    "tinmoi tinmoinhat docnhieu xemnhieu mostread mostviewed trending tag tags tagcloud keywords "
    "newsletter subscribe subscription login signin search pager pagination paging rating vote "
    "widget loading loader spinner skip copyright weather marquee hotline suggest suggestion "
    "suggestions recommend recommended recommendation readmore seemore backtotop gototop "
    "hidden visually sr othernews othersnews morenews hotnews latestnews printbtn"
)
NAMES = lazy(
    r"quang-?cao|binh-?luan|lien-?quan|tin-?khac|tin-?moi|doc-?nhieu|xem-?nhieu|most-?(?:read|view)"
    r"|other-?news|more-?news|hot-?news|back-?to-?top|sr-only|visually-hidden|fb-|zalo|tin-?cung"
    r"|cung-?chuyen-?muc|box-?tin|social|breadcrumb|cookie|newsletter|pagination|top-?banner"
)
HEADER_WORDS = frozenset({"header", "masthead", "logo", "banner", "sitename"})
BLOCKS = _words(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BUTTON = (
    r"(?:loading|đang tải)(?: dữ liệu)?[\s.…]*|(?:chia sẻ|share)(?: bài viết)?(?: facebook| zalo)?"
    r":?"
    r"|(?:in|gửi|lưu|nghe|đọc) (?:trang|bài|bài viết|bài báo|email)(?: này)?|bản in|in trang|email"
    r"|facebook|twitter|zalo|youtube|tiktok|print|copy link|sao chép liên kết|menu|góp ý|in"
    r"|(?:(?:trở )?về |lên )?(?:trang chủ|đầu trang|trang trước)|quay lại|trở lại|xem thêm|đọc tiếp"
    r"|(?:lượt|số lượt|đã) (?:xem|đọc|truy cập)\s?:?\s?[\d.,]{0,12}|(?:tăng |giảm )?cỡ chữ"
    r"(?: mặc định)?:?"
    r"|[\d.,]{1,12} (?:lượt xem|lượt đọc|views?)|a[-+−]?(?: ?a[-+−]?){1,3}|quảng cáo|advertisement"
    r"|đồng ý|từ chối|chấp nhận|tắt|đóng|đăng nhập|đăng ký|tìm kiếm|(?:thích|like)"
    r"(?: \d{1,6})?|bình chọn"
)
LINE = lazy(
    rf"(?:{_BUTTON})(?:[\s|/•·-]{{1,4}}(?:{_BUTTON})){{0,6}}"
    r"|(?:tag|tags|từ khóa|từ khoá|chủ đề)\s?:.{0,200}"
    r"|theo dõi .{0,60}(?:google news|zalo|facebook|youtube).{0,20}"
    r"|(?:trang web|website|chúng tôi) .{0,80}cookies?\b.{0,200}"
    r"|(?:bản quyền|copyright|©).{0,160}|[|»›>«‹<•·*/\\\-–—_.\s]+",
    re.IGNORECASE,
)
BESIDE_A_DATE = lazy(rf"(?:[\s|•·-]{{1,4}}(?:{_BUTTON})(?![^\W\d])){{1,6}}$", re.IGNORECASE)
CITED_DOCUMENT = lazy(
    r"Căn cứ|(?:Luật|Bộ luật|Nghị quyết|Quyết định|Quy định|Quy chế|Chỉ thị|Kết luận|Hướng dẫn"
    r"|Kế hoạch|Thông báo|Thông tư|Thông tri|Nghị định|Chương trình|Đề án|Công văn|Báo cáo"
    r"|Tờ trình)\b.{0,30}\bsố\s?:?\s?\d",
    re.IGNORECASE,
)
RELATED_HEADING = lazy(
    r"(?:các )?(?:tin|bài|bài viết|tin tức|tin bài|nội dung|chủ đề|văn bản)"
    r"(?: viết| tức)? (?:liên quan|khác|cùng chuyên mục|cùng chủ đề|mới nhất|mới|nổi bật|đọc nhiều)"
    r"(?: hơn| khác)?|(?:tin )?(?:đọc|xem) (?:nhiều|thêm)(?: nhất)?|có thể (?:bạn|quý vị) quan tâm"
    r"|tin nóng|tin nổi bật|tin đọc nhiều|cùng chuyên mục|liên quan|đừng bỏ lỡ|dành cho bạn",
    re.IGNORECASE,
)
COMMENT_HEADING = lazy(
    r"(?:\(?\d{0,4}\)?\s?)(?:bình luận|ý kiến bạn đọc|ý kiến|phản hồi|gửi bình luận|thảo luận"
    r"|viết bình luận|gửi ý kiến)(?: của bạn| bạn đọc)?\s?(?:\(\d{1,4}\))?",
    re.IGNORECASE,
)
SEE_ALSO = lazy(r"(?:>>+|»|xem thêm|đọc thêm|mời xem)\s*:?", re.IGNORECASE)
DATE_LINE = lazy(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|ngày \d{1,2} tháng \d{1,2}")
SENTENCE_END = lazy(r"[.!?…:;”\")]\s*$")
