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
an ủi|ban hành|bao tiêu|be bờ|biên chế lại|biên soạn|biên tập|biểu diễn|biểu dương|biệt phái
bàn bạc|bàn giao|bàn giải pháp|bàn kỹ|bàn thảo|bám biển|bám chắc|bám cơ sở|bám dân|bám lớp
bám mục tiêu|bám nắm|bám sát|bám tiến độ|bám địa bàn|bán|bán hàng|bán đấu giá|báo cáo|bãi bỏ
bãi nhiệm|bê tông hóa|bình bầu|bình chọn|bình xét|bình ổn|bóc dỡ|bóc gỡ|bóc tách|bón|bón lót
bón phân|bón thúc|bơm|bơm nước|bơm thoát|bảo chứng|bảo dưỡng|bảo hành|bảo hộ|bảo lãnh|bảo lưu
bảo mật|bảo quản|bảo toàn|bảo trì|bảo trợ|bảo tồn|bảo vệ|bảo đảm|bầu|bầu bổ sung|bắt|bắt giữ
bắt tay|bắt đầu|bỏ phiếu|bố phòng|bố trí|bốc|bốc dỡ|bốc rót|bốc xúc|bồi dưỡng|bồi thường|bồi đắp
bổ khuyết|bổ nhiệm|bổ sung|bổ trợ|bứng|bứt phá|bứt tốc|cam kết|canh gác|canh phòng|canh trực
che chắn|che phủ|chi|chi bộ hóa|chi tiêu|chi trả|chi viện|chia|chia nhỏ|chia sẻ|chia tách|chiêu mộ
chiêu sinh|cho chủ trương|cho mượn|cho phép|cho thuê|cho vay|cho ý kiến|chung lưng|chung sức
chung tay|chuyên chở|chuyên môn hóa|chuyên nghiệp hóa|chuyển|chuyển dịch|chuyển giao|chuyển hóa
chuyển phát|chuyển tiếp|chuyển tuyến|chuyển tải|chuyển viện|chuyển đổi|chuẩn bị|chuẩn hóa|chào mừng
chôn lấp|chú trọng|chú ý|chăm bón|chăm chút|chăm lo|chăm sóc|chăn nuôi|chạy thử|chấm|chấm công
chấm dứt|chấm điểm|chấn chỉnh|chấp hành|chẩn đoán|chắp nối|chặn|chặn bắt|chặn đứng|chặt hạ|chặt tỉa
chế biến|chế tạo|chỉ huy|chỉ rõ|chỉ đạo|chỉ định|chỉnh lý|chỉnh sửa|chỉnh trang|chỉnh đốn
chịu trách nhiệm|chọn|chọn cử|chọn giống|chọn lọc|chọn lựa|chống|chống cháy|chống giữ|chống hạn
chống lãng phí|chống lò|chống sét|chống tham nhũng|chống thấm|chống thất thu|chống úng|chốt
chốt chặn|chốt lại|chốt sổ|chở|chụp ảnh|chủ trì|chủ động nguồn|chủ động phòng|chủ động phương án
chứng nhận|chứng thực|chữa cháy|coi|coi trọng|cung cấp|cung ứng|cày bừa|cày ải|cách ly|cân bằng
cân chỉnh|cân nhắc|cân đối|có biện pháp|có giải pháp|có kế hoạch|có những|có sự|có trách nhiệm
có mặt|xuống tận|xuống cơ sở|gặp nhau|gặp gỡ|khoán
công bố|công chứng|công khai|công nhận|cùng|căn cứ|căng dây|cơ cấu lại|cơ giới hóa|cưỡng chế|cạo mủ
cải biên|cải chính|cải cách|cải thiện|cải tiến|cải táng|cải tạo|cải tổ|cảnh báo|cảnh giới|cấm|cấp
cấp bù|cấp cứu|cấp dưỡng|cấp giấy|cấp liệu|cấp mới|cấp phát|cấp phép|cấp thuốc|cấp đổi|cất bốc
cất giữ|cấy|cập nhật|cắm|cắm biển|cắm chốt|cắm cờ|cắm mốc|cắt|cắt bỏ|cắt cử|cắt giảm|cắt tỉa
cắt điện|cố gắng|cổ phần hóa|cổ súy|cổ vũ|cổ động|cụ thể hóa|củng cố|cứng hóa|cứu chữa|cứu hộ
cứu nạn|cứu trợ|cứu vớt|cứu đói|cử|di dời|diễn tập|diễu hành|diệt|diệt chuột|diệt khuẩn
diệt lăng quăng|diệt muỗi|diệt trừ|duy trì|duy tu|duyệt|dành|dán|dán nhãn|dân chủ|dâng hương
dìu dắt|dạy|dạy học|dạy nghề|dẫn dắt|dập dịch|dập lửa|dập tắt|dọn|dọn dẹp|dọn vệ sinh|dốc lực
dốc sức|dồn lực|dồn sức|dồn điền|dồn đổi|dời|dời dân|dỡ bỏ|dừng|dự|dự báo|dự kiến|dự lường|dự phòng
dự trù|dự trữ|dựng|dựng bia|dựng lại|ghi|ghi chép|ghi danh|ghi hình|ghi nhận ý kiến|ghi nhật ký
ghi âm|gia công|gia cố|gia hạn|gia tăng|giao|giao ban|giao khoán|giao kèo|giao lưu|giao nhận
giao quân|giao ước|gieo|gieo cấy|gieo sạ|gieo trồng|giành|giám sát|giám định|giáo dưỡng|giáo dục
giãn dân|giúp|giúp đỡ|giải cứu|giải mã|giải mật|giải ngân|giải phóng|giải quyết|giải thích|giải thể
giải trình|giải tán|giải tỏa|giải đáp|giảm|giảm thiểu|giảng dạy|giới hạn|giới thiệu|giữ|giữ bí mật
giữ chân|giữ gìn|giữ mối|giữ nghiêm|giữ nguyên|giữ nhịp|giữ rừng|giữ sạch|giữ thăng bằng|giữ vững
giữ ổn định|gom|gây dựng|gây quỹ|gây trồng|gìn giữ|góp|góp phần|góp sức|góp tiếng nói|góp ý
gương mẫu|gắn|gắn biển|gắn camera|gắn kết|gắn mã|gắng sức|gặp mặt|gọi|gọi nhập ngũ|gọi tàu|gọi vốn
gỡ|gỡ bỏ|gỡ khó|gỡ vướng|gợi mở|gửi|gửi thư|hiến|hiến máu|hiện đại hóa|hiệp thương|hiệu chuẩn
hiệu chỉnh|hiệu đính|hoàn chỉnh|hoàn nguyên|hoàn nợ|hoàn thiện|hoàn thuế|hoàn thành|hoàn thổ
hoàn trả|hoàn tất|hoàn ứng|hoán đổi|hoãn|hoạch định|hoạt động|hun đúc|huy động|huấn luyện|hàn gắn
hãm|hình thành|hòa giải|hòa mạng|hóa giải|hướng|hướng dẫn|hưởng ứng|hạ|hạ giá thành|hạ thấp|hạ tải
hạch toán|hạn chế|hạn định|hậu thuẫn|học|học hỏi|học tập|họp|hồi đáp|hỗ trợ|hội chẩn|hội ý|hội đàm
hợp chuẩn|hợp lý hóa|hợp nhất|hợp thức hóa|hợp tác|hợp đồng|hủy|hủy bỏ|in|in sao|in ấn|khai báo
khai giảng|khai hoang|khai mạc|khai quật|khai thác|khai thông|khai trương|khen|khen thưởng|khoan
khoan giếng|khoan thăm dò|khoanh|khoanh lại|khoanh nuôi|khoanh nợ|khoanh vùng|khoanh định
khoanh ổ dịch|khoán gọn|khuyến cáo|khuyến khích|khuyến nghị|khám|khám chữa|khám sàng lọc
khánh thành|khép kín|khép lại|khích lệ|khóa|khóa sổ|khôi phục|không để|khơi|khơi dòng|khơi dậy
khơi gợi|khơi thông|khảo nghiệm|khảo sát|khấu|khấu than|khấu trừ|khẩn trương|khắc biển|khắc phục
khẳng định|khống chế|khởi công|khởi kiện|khởi thảo|khởi tố|khởi xướng|khởi đầu|khởi động|khử khuẩn
khử trùng|kiên quyết|kiên trì|kiên định|kiến nghị|kiến thiết|kiềm chế|kiểm chứng|kiểm duyệt
kiểm dịch|kiểm kê|kiểm nghiệm|kiểm soát|kiểm toán|kiểm tra|kiểm điểm|kiểm đếm|kiểm định|kiện toàn
kèm cặp|kéo dài|kéo giảm|kéo gần|kê khai|kêu gọi|kích cầu|kích hoạt|ký|ký ban hành|ký cam kết
ký duyệt|ký kết|ký số|kẻ vạch|kẻ vẽ|kế thừa|kết chuyển|kết hợp|kết luận|kết nghĩa|kết nạp|kết nối
kết sổ|kết thúc|lan truyền|lan tỏa|liên danh|liên hệ|liên kết|liên lạc|liên thông|liệt kê|lo liệu
loại bỏ|loại trừ|luyện|luyện quân|luyện tập|luân canh|luân chuyển|luôn|luật hóa
là bộ phận thường trực|là cơ quan chủ trì|là cơ quan thường trực|là cơ quan đầu mối
là đơn vị thường trực|là đơn vị đầu mối|là đầu mối|làm|làm chủ|làm công tác|làm cỏ|làm giàu|làm lại
làm mới|làm nhà|làm nòng cốt|làm phong phú|làm rõ|làm sạch|làm thường trực|làm thủ tục|làm tốt
làm việc|làm việc với|làm đường|làm đất|làm đầu mối|lát vỉa hè|lãnh đạo|lưu|lưu giữ|lưu hồ sơ
lưu trữ|lưu ý
lường trước|lượng hóa|lấy|lấy mẫu|lấy người dân|lấy phiếu|lấy ý kiến|lập|lập biên bản|lập báo cáo
lập danh sách|lập dự toán|lập hồ sơ|lập lại|lập phương án|lập tổ|lập đoàn|lắng lọc|lắng nghe|lắp
lắp ráp|lắp thêm|lắp đặt|lọc|lồng ghép|lựa chọn|minh bạch|minh họa|miễn|miễn giảm|miễn nhiệm|mua
mua bán|mua bảo hiểm|mua lại|mua sắm|mã hóa|mít tinh|mô phỏng|mạnh tay|mật phục|mổ xẻ|mời|mở|mở bán
mở chiến dịch|mở cửa|mở hội nghị|mở lớp|mở mang|mở màn|mở mới|mở rộng|mở sổ|mở thầu|mở tài khoản
mở vỉa|mở đường|mở đợt|mừng thọ|neo|neo giữ|neo đậu|nghe|nghiêm cấm|nghiêm khắc|nghiêm trị
nghiêm túc|nghiên cứu|nghiền|nghiệm thu|nghỉ hưu|ngăn|ngăn chặn|ngăn cấm|ngăn mặn|ngăn ngừa|ngưng
ngầm hóa|ngừng|nhân bản|nhân giống|nhân rộng|nhìn nhận|nhường|nhất thể hóa|nhận|nhận biết|nhận diện
nhận dạng|nhận thức|nhận đỡ đầu|nhập|nhập dữ liệu|nhập kho|nhập khẩu|nhập liệu|nhắc nhở|nhổ|nhổ bỏ
nhựa hóa|niêm phong|niêm yết|nuôi|nuôi dưỡng|nuôi dạy|nuôi trồng|nâng|nâng bậc|nâng cao|nâng chất
nâng cấp|nâng hạng|nâng mức|nâng nền|nâng sản lượng|nâng tầm|nâng tỷ lệ|nêu cao|nói không
nói đi đôi|nạo vét|nạp|nắm|nắm bắt|nắm chắc|nắm vững|nắn chỉnh|nắn tuyến|nối|nối lại|nối mạng
nối tiếp|nổ mìn|nỗ lực|nội địa hóa|nộp|nộp lưu|nộp phạt|nới lỏng|nới rộng|pha trộn|phiên dịch
phong tỏa|phun|phun hóa chất|phun thuốc|phá|phá bỏ|phá dỡ|phá nhổ|phá án|phác thảo|phát|phát dọn
phát hiện|phát huy|phát hành|phát quang|phát sóng|phát thanh|phát tin|phát triển|phát tán
phát tờ rơi|phát động|phân bổ|phân công|phân cấp|phân giao|phân hạng|phân khai|phân kỳ|phân loại
phân luồng|phân nhiệm|phân nhóm|phân phối|phân tuyến|phân tách|phân tán|phân tích|phân vai
phân vùng|phân định|phê bình|phê chuẩn|phê duyệt|phòng bệnh|phòng chống|phòng dịch|phòng gian
phòng hộ|phòng ngừa|phòng thủ|phòng trừ|phúc tra|phơi ải|phạt|phản biện|phản bác|phản hồi|phản ánh
phấn đấu|phẫu thuật|phỏng vấn|phối hợp|phối kết hợp|phổ biến|phổ cập|phụ giúp|phụ trách|phụ đạo
phục hóa|phục hồi|phục vụ|phụng dưỡng|phủ kín|phủ sóng|phủ xanh|quan trắc|quan tâm|quay phim
quy hoạch|quy tập|quy tụ|quy định|quy đổi|quyên|quyên góp|quyết liệt|quyết nghị|quyết toán
quyết tâm|quyết định|quán triệt|quét|quét dọn|quét mã|quét rác|quét vôi|quản lý|quản trị|quảng bá
quảng cáo|ra mắt|ra nghị quyết|ra quyết định|ra quân|ra sức|ra thông báo|ra đề|rà|rà phá|rà quét
rà soát|rà xét|rào|rào chắn|rèn giũa|rèn luyện|rót vốn|rút|rút gọn|rút kinh nghiệm|rút ngắn|răn đe
rải|rửa|san gạt|san lấp|san nền|san sẻ|san ủi|sao chụp|sao gửi|sao lưu|sao y|sinh hoạt|sinh sản
siết chặt|soi|soi chiếu|soát|soát xét|soạn|soạn thảo|sung công|suy tôn|sàng|sàng lọc|sàng tuyển
sáng tác|sáng tạo|sáp nhập|sát cánh|sát hạch|sơ cứu|sơ kết|sơ tuyển|sơ tán|sản xuất|sắm|sắp xếp
sắp đặt|sẵn sàng chiến đấu|số hóa|sử dụng|sửa|sửa chữa|sửa đổi|tham dự|tham gia|tham mưu|tham vấn
thanh hủy|thanh lý|thanh lọc|thanh quyết toán|thanh toán|thanh tra|thay|thay mới|thay thế|thay đổi
theo dõi|theo sát|theo đuổi|thi công|thi đua|thiết kế|thiết lập|thoái vốn|thoát|thoát hiểm
thoát nước|thu dung|thu dọn|thu gom|thu hoạch|thu hái|thu hút|thu hẹp|thu hồi|thu mua|thu nộp
thu nợ|thu thập|thu xếp|thu đúng|thu đủ|thuyên chuyển|thuyết minh|thuyết phục|thuyết trình|thuê
thuê mướn|thành lập|tháo bỏ|tháo dỡ|tháo gỡ|tháo khô|tháo lắp|tháo nước|thâm canh|thêm|thí nghiệm
thí điểm|thông báo|thông gió|thông qua|thông tin|thông tuyến|thông xe|thúc đẩy|thăm|thăm dò
thăm hỏi|thăm khám|thăm viếng|thương lượng|thương thảo|thường trực|thường xuyên|thả|thả cá
thảo luận|thẩm tra|thẩm định|thắp hương|thắp nến|thắp sáng|thắt chặt|thế chấp|thể chế hóa|thể hiện
thống kê|thống nhất|thụ lý|thử|thử nghiệm|thử tải|thực hiện|thực hành|thực nghiệm|thực thi|thực tập
tin học hóa|tinh chế|tinh giản|tinh gọn|tinh lọc|tiêm|tiêm chủng|tiêm phòng|tiên liệu|tiên lượng
tiên phong|tiêu hủy|tiêu nước|tiêu thoát|tiêu thụ|tiêu úng|tiêu độc|tiến hành|tiếp cận|tiếp dân
tiếp nhận|tiếp nối|tiếp quản|tiếp sóng|tiếp sức|tiếp thu|tiếp thị|tiếp tục|tiếp xúc|tiếp âm
tiếp đất|tiếp ứng|tiết chế|tiết giảm|tiết kiệm|tiễn|tiễn đưa|tra cứu|tra soát|trang bị|tranh thủ
trao|trao quyền|trao quà|trao thưởng|trao trả|trao tặng|trao đổi|treo|treo biển|treo cờ|tri ân
triển khai|triển lãm|triệt phá|triệt tiêu|triệu tập|trung chuyển|trung tu|truy bắt|truy cứu
truy lĩnh|truy nã|truy quét|truy thu|truy tìm|truy tố|truy vết|truy xuất|truy đóng|truyền cảm hứng
truyền dạy|truyền máu|truyền thông|truyền thụ|truyền tải|truyền đạt|tránh|trân trọng|trình
trình chiếu|trình diễn|trích|trích lập|trích nộp|trích xuất|trích đo|trông coi|trông giữ|trù bị
trù liệu|trùng tu|trút mủ|trưng bày|trưng cầu|trưng dụng|trả|trả hết|trả kết quả|trả lương|trả lời
trả nợ|trả đủ|trải nghiệm|trải thảm|trấn áp|trẻ hóa|trồng|trồng dặm|trồng mới|trợ cấp|trợ giá
trợ giúp|trữ nước|trực|trực ca|tu bổ|tu sửa|tu tạo|tuyên bố|tuyên dương|tuyên thệ|tuyên truyền
tuyển|tuyển chọn|tuyển dụng|tuyển lọc|tuyển lựa|tuyển mộ|tuyển quân|tuyển sinh|tuyển than|tuân thủ
tuần tra|tài trợ|tách|tái bản|tái chế|tái cơ cấu|tái cấu trúc|tái khởi động|tái lập|tái sử dụng
tái thiết|tái tạo|tái đàn|tái định cư|tìm|tìm hiểu|tìm kiếm|tích hợp|tích nước|tích trữ|tích tụ
tính|tính toán|tính đúng|tính đủ|tôn cao|tôn trọng|tôn tạo|tôn vinh|tăng|tăng cường|tăng mũi
tăng tốc|tư vấn|tương trợ|tưới|tưới ẩm|tạm dừng|tạm giữ|tạm ứng|tạo|tạo bước|tạo bứt phá
tạo chuyển biến|tạo dựng|tạo lập|tạo môi trường|tạo nguồn|tạo nền tảng|tạo quỹ|tạo sức lan tỏa
tạo sự|tạo việc làm|tạo điều kiện|tạo đồng thuận|tạo động lực|tẩy giun|tẩy trừ|tận dụng|tập dượt
tập huấn|tập hợp|tập kích|tập kết|tập luyện|tập trung|tặng|tặng hoa|tặng quà|tặng thưởng|tỉa chồi
tỉa cành|tỉa thưa|tọa đàm|tố giác|tối ưu hóa|tổ chức|tổng duyệt|tổng hợp|tổng kiểm tra|tổng kết
tổng rà soát|tổng soát|tự chủ|tự giám sát|tự kiểm tra|tự phê bình|tự rà soát|tự soi|tự sửa
tự đánh giá|tự động hóa|uốn nắn|vay|vinh danh|viếng|viếng thăm|viết|viết bài|viết tin|viện trợ
vun trồng|vun đắp|vào cuộc|vào sổ|vá|vây bắt|ví|vượt qua|vạch|vạch rõ|vạch trần|vận chuyển|vận dụng
vận hành|vận động|vệ sinh|vực dậy|xanh hóa|xem lại|xem xét|xen canh|xin ý kiến|xoay vòng|xung kích
xung phong|xuất bản|xuất cấp|xuất kho|xuất khẩu|xuất quân|xác lập|xác minh|xác nhận|xác thực
xác định|xây|xây bể|xây dựng|xây mới|xã hội hóa|xén lò|xét|xét chọn|xét duyệt|xét nghiệm|xét tặng
xét xử|xóa|xóa bỏ|xóa mù|xóa nợ|xóa đói|xúc|xúc bốc|xúc tiến|xướng danh|xả|xả lũ|xếp|xếp dỡ
xếp hạng|xếp loại|xử lý|xử phạt|xử trí|yêu cầu|yểm trợ|áp dụng|áp giá|ôn luyện|ôn tập|ăn ca
đa dạng hóa|đeo bám|đi cơ sở|đi kiểm tra|đi lò|đi sâu|đi thăm|đi trước|đi tắt đón đầu|đi đầu
điều chuyển|điều chỉnh|điều hành|điều phối|điều tiết|điều tra|điều trị|điều động|điểm báo|đo|đo gió
đo khí|đo kiểm|đo lường|đo đạc|đo đếm|đoàn kết|đàm phán|đào|đào chống|đào lò|đào tạo|đánh bắt
đánh giá|đánh mạnh|đánh sập|đánh thức|đánh trúng|đáp ứng|đình chỉ|đòi nợ|đón|đón bắt|đón nhận
đón tiếp|đón đầu|đón đọc|đóng|đóng bảo hiểm|đóng cửa|đóng dấu|đóng gói|đóng góp|đóng điện|đôn đốc
đúc|đúc kết|đúc rút|đăng|đăng bài|đăng cai|đăng kiểm|đăng ký|đăng tin|đăng tải|đơn giản hóa|đưa
đưa ra|đưa tin|đưa đón|đại tu|đảm bảo|đảm nhiệm|đảm nhận|đấu giá|đấu nối|đấu thầu|đấu tranh|đầu tư
đẩy|đẩy lùi|đẩy mạnh|đẩy nhanh|đẩy đuổi|đắp|đắp đê|đặt|đặt hàng|đặt nền móng|đặt tên|đề bạt|đề cao
đề cử|đề nghị|đề phòng|đề ra|đề xuất|đề xướng|đền bù|đền ơn|định biên|định canh|định danh|định giá
định hướng|định kỳ tổ chức|định lượng|định mức|định suất|định vị|đối chiếu|đối phó|đối soát
đối thoại|đối ứng|đốn hạ|đốt|đồng bộ|đồng hành|đổ|đổ bê tông|đổ thải|đổi|đổi mới|động thổ|động viên
đột phá|đỡ đần|đỡ đầu|ưu tiên|ưu đãi|ươm|ươm giống|ươm mầm|ươm tạo|ước lượng|ấn định|ổn định|ủ
ủ phân|ủng hộ|ủy nhiệm|ủy quyền|ủy thác|ứng cứu|ứng dụng|ứng phó|ứng trực|ứng xử
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
_WHO_ACT = frozenset(["đoàn", "hội", "đảng", "sinh", "thành"])
# "các đơn vị quản lý …" may be a name; "các đơn vị báo cáo …" is none.
_OF_UNITS = frozenset(
    ["quản lý", "thi công", "sản xuất", "vận hành", "kinh doanh", "khai thác", "phục vụ"]
    + ["chế biến", "tư vấn", "thiết kế", "kiểm định", "kiểm nghiệm", "thí nghiệm", "phân phối"]
    + ["lắp đặt", "bảo trì", "thu mua", "thu gom", "xuất khẩu", "nhập khẩu", "cung cấp", "đào lò"]
    + ["dự phòng"]
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
    "xếp dỡ|đào lò|bốc xúc|luyện than|ủy|"
    "thiết kế|kiểm định|kiểm nghiệm|thí nghiệm|dự phòng|dự trữ|bảo trợ|bảo hộ|phân phối|quảng cáo|"
    "tái tạo|phản biện|ủy thác|giao nhận|sáng tạo|sáng tác|phát thanh|tài trợ|truyền tải|"
    "tìm kiếm|cứu nạn|cứu hộ|bảo dưỡng|bảo trì|duy tu|lắp đặt|lắp ráp|sửa chữa|giảng dạy|"
    "nuôi trồng|dạy nghề|khám bệnh|khám chữa|kiểm dịch|huấn luyện|thông gió|thu mua|chuyên chở|"
    "tuyển dụng|tuyển sinh|thu gom|cấp nước|xử lý|in ấn|tư vấn|cung cấp|nghiên cứu"
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
    "học sinh|học viên|học phí|học bổng|học kỳ|học liệu|học đường|lưu lượng|lưu vực|tính chất|"
    "tính mạng|khóa học|khóa bồi|khóa đào|khóa tập|thử thách|đặt vấn|dự kiến kinh phí|nhận thức rõ|"
    "chỉ thị|chỉ số|dự án|dự toán|dự thảo|cấp bách|giao thông vận tải|nâng lên|tăng trưởng"
)


# Of the short verbs only these open an action after a subject; the rest are parts of nouns there.
_SHORT = """
bắt cho cử dành đóng đưa gắn giúp giữ gửi họp khám làm lắp lấy lập luôn mở mời nâng nắm nộp rửa
trình dự tăng giảm trồng sửa mua phun treo quét dọn đón ký tặng viết vượt tưới trích rút
bơm chốt xây trực tiêm chọn cắt thả thăm thay tìm xếp xét cắm dán chia thuê chấm đẩy đắp cấy gieo
chuyển nhận nhập đọc kèm soạn bón đào đổi tách soi khoanh gỡ nối vá
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
        verb, noun = _longest(_VERB, words, at), _longest(_NAME, words, at)
        if noun and noun >= verb:
            return False
        if verb:
            return True
        step = _longest(_ADVERB, words, at)
        if not step:
            return False
        at += step
    return False


# Of these a second verb says what is done, of others that they belong to the noun before them.
_LEADING_WORDS = """
tiếp tục|tập trung|tăng cường|chủ động|đẩy mạnh|phối hợp|tổ chức|chỉ đạo|lãnh đạo|thực hiện|quan tâm
hướng dẫn|tham mưu|triển khai|yêu cầu|phân công|đôn đốc|chủ trì|cử|bố trí|có trách nhiệm|tham gia
tuyên truyền|vận động|khẩn trương|kịp thời|chú trọng|giao|nghiên cứu|đề xuất|hoàn thành|quyết định
thường xuyên|cùng|sẵn sàng|hỗ trợ|giúp|phục vụ|ưu tiên|cho phép|thống nhất|rà soát|theo dõi|gửi
khuyến khích|tạo điều kiện|động viên|bảo đảm|đảm bảo|đề nghị|có kế hoạch|có biện pháp|có giải pháp
nghiêm túc|duy trì|mở|mở lớp|niêm yết|dự|bám sát|cụ thể hóa|phấn đấu|phản ánh|thường trực|tích cực
"""
_LEADING = _lexicon(_LEADING_WORDS)


def may_describe(words: list[Word]) -> bool:
    """Whether the first verb may tell which body is meant: "các chi bộ kết nghĩa rà soát …"."""
    if [word.text for word in words[:2]] == ["phụ", "trách"]:
        return True
    size = 0 if not words else _longest(_VERB, words, 0)
    if not size or size >= len(words) or _longest(_LEADING, words, 0):
        return False
    return words[size].start - words[size - 1].end == 1 and begins_action(words, size)


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
    doubtful = None
    for at in range(1, len(words)):
        if words[at].start < inside or _in_a_name(words[at], smoothed):
            continue
        if part_of_a_name(words, at):
            continue
        if words[at - 1].text in _PASSIVE:
            passive = at
        if not begins_action(words, at) or _part_of_a_noun(words, at, inside):
            continue
        if smoothed[words[at - 1].end] == ",":
            doubtful = doubtful or at  # "các doanh nghiệp quản lý, khai thác hồ chứa vận hành …"
        elif passive is None or not _goes_on_from(words, passive, at, smoothed):
            return at
        else:
            passive = at
    return doubtful


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
    if before == "viên" and first in _WHO_ACT:
        return False
    if before == "lượng":
        return first == "lực"
    return before in _NAMING and first != "công"


def _in_a_name(word: Word, smoothed: str) -> bool:
    return (
        smoothed[word.start].isupper() or smoothed[max(0, word.start - 3) : word.start][:2] == " -"
    )


def _part_of_a_noun(words: list[Word], at: int, named: int) -> bool:
    """A short verb may be half a noun, unless a name ends before it, at `named`."""
    if _longest(_VERB, words, at) != 1 or _longest(_ADVERB, words, at):
        return False
    if words[at].text not in _SHORT_AFTER_SUBJECT:
        return True
    return words[at - 1].end != named and words[at - 1].text in _FIRST_HALVES_OF_NOUNS
