"""Words that names of organisations are built of, folded."""

from lientich.reader.text import lazy, one_of

# Names that need nothing after them.
ALONE = [
    "bộ chính trị", "ban bí thư trung ương đảng", "ban bí thư",
    "ban chấp hành trung ương đảng cộng sản việt nam", "ban chấp hành trung ương đảng",
    "ban chấp hành trung ương", "bch trung ương đảng", "bch trung ương", "bch tw đảng", "bch tw",
    "trung ương đảng", "trung ương đoàn", "trung ương mttq việt nam", "đảng cộng sản việt nam",
    "thủ tướng chính phủ", "thủ tướng", "văn phòng chính phủ", "thanh tra chính phủ", "chính phủ",
    "quốc hội", "ủy ban thường vụ quốc hội", "chủ tịch nước", "tỉnh ủy", "thành ủy", "huyện ủy",
    "thị ủy", "quận ủy", "tỉnh đoàn", "tổng liên đoàn", "tổng liên đoàn lao động việt nam",
    "thành đoàn", "huyện đoàn",
]  # fmt: skip

# Beginnings of names: what follows says whose, which, where.
HEADS = [
    "bộ đội biên phòng", "bộ đội", "chi cục hải quan cửa khẩu", "hải quan cửa khẩu", "cảng vụ",
    "ban văn hóa", "đảng ủy khối", "đảng ủy", "đảng bộ khối", "đảng bộ", "chi ủy", "chi bộ",
    "liên chi", "đảng đoàn", "ban cán sự đảng", "ban cán sự", "ban thường vụ", "thường trực",
    "ban chấp hành", "btv", "bch", "ubkt", "ủy ban kiểm tra", "ban tổ chức",
    "ban tuyên giáo và dân vận", "ban tuyên giáo", "ban dân vận", "ban nội chính", "ban kinh tế",
    "ban kinh tế - ngân sách", "ban chính sách, chiến lược", "ban đối ngoại", "ban chỉ đạo",
    "ban quản lý dự án", "ban quản lý", "ban tham mưu", "ban giám đốc", "ban an toàn", "ban",
    "tiểu ban", "văn phòng", "hội đồng thành viên", "hội đồng trường", "hội đồng quản trị",
    "hội đồng nhân dân", "hội đồng thi đua - khen thưởng", "hđtv", "hđqt", "hđnd",
    "ủy ban nhân dân", "ubnd", "ủy ban mặt trận tổ quốc", "ủy ban mttq", "ubmttq",
    "mặt trận tổ quốc", "mttq", "ủy ban dân tộc", "ủy ban", "đoàn đại biểu quốc hội",
    "liên đoàn lao động", "lđlđ", "tổng liên đoàn lao động", "công đoàn ngành", "công đoàn",
    "đoàn thanh niên cộng sản hồ chí minh", "văn phòng đoàn đại biểu quốc hội và hđnd",
    "văn phòng đoàn đbqh và hđnd", "đoàn thanh niên", "đoàn tncs hồ chí minh", "đoàn tncs",
    "đoàn than", "đoàn khối", "đoàn kinh tế", "văn phòng hđnd và ubnd", "khoa", "đoàn xã",
    "đoàn phường", "đoàn luật sư", "hội liên hiệp phụ nữ", "hội lhpn", "hội phụ nữ", "hội nông dân",
    "hội cựu chiến binh", "hội ccb", "hội chữ thập đỏ", "hội khuyến học", "hội nhà báo", "hội",
    "hiệp hội", "liên hiệp", "liên minh", "bộ chỉ huy quân sự", "bộ chỉ huy bộ đội biên phòng",
    "bộ tư lệnh", "bộ", "sở", "cục", "chi cục", "tổng cục", "vụ", "phòng", "viện kiểm sát nhân dân",
    "viện", "tòa án nhân dân", "tổng công ty", "công ty mẹ", "công ty", "cty", "tập đoàn",
    "xí nghiệp", "chi nhánh", "nhà máy", "mỏ", "phân xưởng", "công trường", "ngân hàng", "quỹ",
    "trung tâm", "trường", "học viện", "đại học", "bệnh viện", "trạm", "công an", "quân khu",
    "quân đoàn", "quân chủng", "lữ đoàn", "sư đoàn", "trung đoàn", "binh đoàn", "kho bạc nhà nước",
    "bảo hiểm xã hội", "bhxh", "thông tấn xã", "báo và phát thanh, truyền hình",
    "báo và phát thanh - truyền hình", "đài phát thanh - truyền hình",
    "đài phát thanh và truyền hình", "báo", "đài", "tạp chí", "nhà xuất bản", "cảng", "hợp tác xã",
    "than", "tuyển than", "kho vận", "nông trường", "lâm trường", "hạt kiểm lâm", "hạt",
    "đồn biên phòng", "đồn công an", "đồn", "vườn quốc gia", "khu bảo tồn", "câu lạc bộ",
    "điện lực", "ban tổng giám đốc", "ban điều hành", "bảo tàng", "thư viện", "liên đoàn",
    "nhà hát", "tổ hợp", "ban chỉ huy quân sự", "ban chỉ huy", "ban chqs", "bộ chqs", "bộ chỉ huy",
    "kiểm toán nhà nước", "hội lhtn", "hội người cao tuổi", "hội sinh viên", "viện hàn lâm",
    "khối thi đua", "cụm thi đua", "phòng giao dịch", "văn phòng đại diện",
    "cơ quan ủy ban kiểm tra", "thanh tra", "bch đảng bộ",
    "ban chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn", "ban chỉ huy pctt và tkcn",
    "ban chỉ huy phòng thủ dân sự", "thuế tỉnh", "thuế thành phố", "thuế khu vực",
    "hải quan khu vực", "ban ttv", "vnpt", "viettel", "agribank", "vietinbank", "vietcombank",
    "bidv", "đội cảnh sát", "đội an ninh", "đội quản lý", "đội kiểm soát", "đội bảo vệ",
    "cơ quan cảnh sát điều tra", "cơ quan an ninh điều tra",
]  # fmt: skip

# What ministries, departments and offices are for.
FIELDS = [
    "công thương", "công an", "quốc phòng", "nội vụ", "ngoại giao", "ngoại vụ", "tư pháp",
    "tài chính", "xây dựng", "y tế", "giáo dục và đào tạo", "khoa học và công nghệ",
    "thông tin và truyền thông", "tài nguyên và môi trường", "nông nghiệp và phát triển nông thôn",
    "nông nghiệp & phát triển nông thôn", "nông nghiệp và môi trường", "kế hoạch và đầu tư",
    "giao thông vận tải", "giao thông công chánh", "lao động - thương binh và xã hội",
    "lao động, thương binh và xã hội", "văn hóa, thể thao và du lịch", "văn hóa và thể thao",
    "văn hóa - thông tin", "du lịch", "dân tộc và tôn giáo", "công nghiệp", "thương mại",
    "quy hoạch - kiến trúc", "thủy sản", "tài nguyên - môi trường", "tổ chức cán bộ",
    "tổ chức - cán bộ", "kế hoạch - tài chính",
]  # fmt: skip

# What companies, schools, offices and units do: in capitals a part of the name.
TRADES = [
    "chính sách xã hội", "khí tượng thủy văn", "quản lý chất lượng", "quản lý đô thị",
    "khu công nghệ cao", "công nghệ cao", "sản nhi", "sản - nhi", "kinh tế - ngân sách",
    "kinh tế - hạ tầng", "kinh tế và hạ tầng", "văn hóa và thông tin", "văn hóa - xã hội",
    "văn hóa, thông tin và thể thao", "văn hóa, thể thao và truyền thông", "nông nghiệp và ptnt",
    "tài chính - kế hoạch", "kế hoạch - kinh doanh", "kế hoạch - kỹ thuật", "tổ chức - hành chính",
    "tổ chức nhân sự", "kỹ thuật công nghệ mỏ", "kiểm soát nội bộ", "an ninh kinh tế",
    "cảnh sát giao thông", "cảnh sát môi trường", "hỗ trợ phát triển", "chăn nuôi và thú y",
    "trồng trọt và bảo vệ thực vật", "thiết bị y tế", "thiết bị", "kế hoạch tổng hợp",
    "doanh nghiệp ngoài khu vực nhà nước", "doanh nghiệp ngoài nhà nước", "ngoài khu vực nhà nước",
    "ngoài nhà nước", "tư vấn pháp luật", "pháp luật", "cửa khẩu", "hải quan", "cổ phần", "cp",
    "tnhh mtv", "tnhh một thành viên", "tnhh 1tv", "tnhh", "trách nhiệm hữu hạn một thành viên",
    "trách nhiệm hữu hạn", "một thành viên", "thành viên", "mtv", "công nghiệp", "than",
    "khoáng sản", "hóa chất", "điện lực", "điện", "dầu khí", "cao su", "xi măng", "xăng dầu",
    "vật tư", "vật liệu xây dựng", "vật liệu nổ", "xây dựng", "xây lắp", "đầu tư", "phát triển",
    "thương mại", "dịch vụ", "du lịch", "sản xuất", "kinh doanh", "chế biến", "chế tạo",
    "khai thác", "khai khoáng", "tuyển", "luyện kim", "luyện thép", "kho vận", "vận tải",
    "vận chuyển", "cơ khí", "cơ điện", "cơ giới", "thông gió", "đào lò", "lộ thiên", "hầm lò",
    "mỏ", "môi trường", "địa chất", "giám định", "cấp cứu mỏ", "tin học", "công nghệ",
    "tự động hóa", "viễn thông", "bưu chính", "nước sạch", "cấp nước", "nông nghiệp", "nông thôn",
    "nông sản", "lâm nghiệp", "thủy lợi", "thủy điện", "nhiệt điện", "hàng không", "hàng hải",
    "đường sắt", "đường bộ", "giao thông", "năng lượng", "khoa học", "nghiên cứu", "tư vấn",
    "thiết kế", "kiểm định", "an toàn", "bảo vệ", "quản lý", "quản trị", "tổng hợp", "hành chính",
    "kế hoạch", "kỹ thuật", "tổ chức", "lao động", "tiền lương", "tài chính", "kế toán",
    "thống kê", "thanh tra", "pháp chế", "kiểm toán", "kiểm tra", "tuyên giáo", "tuyên truyền",
    "dân vận", "văn hóa", "thể thao", "truyền thông", "phát thanh", "truyền hình", "cao đẳng nghề",
    "cao đẳng", "đại học", "trung cấp", "chính trị", "hành chính quốc gia", "đào tạo", "bồi dưỡng",
    "dạy nghề", "phổ thông", "trung học", "tiểu học", "mầm non", "đa khoa", "y tế", "điều dưỡng",
    "phục hồi chức năng", "sức khỏe", "cơ quan", "các cơ quan", "các cơ quan đảng", "doanh nghiệp",
    "các doanh nghiệp", "các trường", "các khu công nghiệp", "khu công nghiệp", "khu kinh tế",
    "quân sự", "biên phòng", "bộ đội biên phòng", "thuế", "kiểm lâm", "dự án", "dự trữ",
    "nhà nước", "nhân dân", "cộng sản", "quốc gia", "quốc tế", "miền bắc", "miền trung",
    "miền nam", "ngoại thương", "công thương", "đầu tư xây dựng", "dân dụng", "nội địa",
    "văn phòng", "cơ sở", "chuyên đề", "thông tin", "kinh tế", "hạ tầng", "tài nguyên", "xã hội",
    "tư pháp", "nội vụ", "đô thị", "dân tộc", "tôn giáo", "các công trình giao thông",
    "các công trình", "công trình", "đường thủy", "dệt may", "may", "giấy", "thép", "phân bón",
    "giống", "chè", "cà phê", "thuốc lá", "rượu", "bia", "nước giải khát", "bảo hiểm",
    "chứng khoán", "bất động sản", "khu đô thị", "vận hành", "quan hệ lao động",
    "phòng, chống thiên tai", "phòng cháy, chữa cháy", "cứu nạn", "cứu hộ", "y dược", "y khoa",
    "sư phạm", "bách khoa", "công đoàn", "thanh niên", "phụ nữ", "cấp thoát nước", "chiếu sáng",
    "công viên", "cây xanh", "công ích", "dịch vụ công", "hành chính công",
    "phục vụ hành chính công", "xúc tiến đầu tư", "khuyến nông", "kiểm soát bệnh tật", "dân số",
    "bảo trợ xã hội", "việc làm", "giáo dục nghề nghiệp", "giáo dục thường xuyên",
    "lý luận chính trị", "bồi dưỡng chính trị", "quản lý mạng", "quản lý đất đai",
    "phát triển quỹ đất", "văn thư", "lưu trữ", "tiếp công dân", "nghiệp vụ", "chuyên môn",
    "đường sông", "cảng", "biển", "thủy", "hải sản", "nuôi trồng", "chăn nuôi", "thú y",
    "bảo vệ thực vật", "trồng trọt", "phòng hộ", "rừng", "bảo trì", "bảo dưỡng", "khảo thí",
    "đảm bảo chất lượng", "bảo đảm chất lượng", "chất lượng", "chuyển đổi số",
    "công nghệ thông tin",
    "kế toán tài chính", "tài chính kế toán", "tài chính - kế toán", "tổ chức cán bộ",
    "quản lý hành chính về trật tự xã hội", "cảnh sát quản lý hành chính về trật tự xã hội",
    "cảnh sát điều tra tội phạm về ma túy", "cảnh sát điều tra tội phạm về trật tự xã hội",
    "cảnh sát hình sự", "cảnh sát cơ động", "an ninh chính trị nội bộ", "an ninh nội địa",
    "an ninh đối ngoại", "an ninh mạng", "hạ tầng kỹ thuật", "quản lý hạ tầng",
    "quản lý mạng lưới", "luật pháp", "chính sách", "thi đua", "thủy nông", "đổi mới sáng tạo",
    "thpt chuyên", "thpt", "thcs",
    "trung học phổ thông", "trung học cơ sở",
    "nữ công", "đoàn kết tập hợp thanh niên", "đoàn kết, tập hợp thanh niên", "cung ứng",
    "thanh thiếu nhi", "thanh thiếu nhi - trường học", "phong trào", "xây dựng đoàn",
    "đoàn thể và các hội", "kinh tế, hạ tầng và đô thị", "kinh tế, hạ tầng",
    "hỗ trợ phát triển hợp tác xã", "hỗ trợ nông dân", "bảo vệ môi trường", "cảnh sát kinh tế",
    "cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ", "người có công", "bảo hộ lao động",
    "khuyến công", "dịch vụ việc làm", "giới thiệu việc làm", "tuyển sinh", "quản lý thu",
    "quản lý đầu tư", "quản lý vật liệu xây dựng", "quản lý khoáng sản", "quản lý đê điều",
    "quản lý thị trường", "quản lý công nghiệp", "quản lý năng lượng", "quản lý vận tải",
    "kỹ thuật an toàn", "an toàn lao động", "an toàn thực phẩm", "vệ sinh thực phẩm", "trắc địa",
    "khoan nổ", "thị trường", "xuất nhập khẩu", "đấu thầu", "hợp tác quốc tế",
    "khen thưởng", "tổ chức lao động", "tổ chức đảng", "đảng viên", "chính trị tư tưởng",
    "chính trị, tư tưởng", "giáo dục chính trị", "công tác học sinh", "công tác sinh viên",
    "điều độ", "điều hành sản xuất", "sàng tuyển", "hậu cần", "tác chiến",
    "thanh thiếu niên", "thanh niên trường học", "chế biến than", "luyện đồng", "nhiệt luyện",
    "quan trắc", "kiểm nghiệm", "bảo tồn", "trợ giúp pháp lý", "công chứng",
]  # fmt: skip

# Words that end a name in lower case: what follows is the sentence again.
GRAMMAR = [
    "và", "của", "đã", "đang", "sẽ", "vừa", "cũng", "tổ chức", "ban hành", "yêu cầu", "chỉ đạo",
    "triển khai", "xây dựng", "phối hợp", "lãnh đạo", "tiến hành", "đề nghị", "giao", "tập trung",
    "quyết định", "thống nhất", "báo cáo", "kết luận", "thông báo", "có", "là", "cần", "phải",
    "chủ trì", "tại", "trong", "ngoài", "về", "với", "từ", "đến", "theo", "trên", "cho", "để",
    "do", "bởi", "vì", "nên", "thì", "mà", "khi", "sau", "trước", "cùng", "các", "những", "ngày",
    "tháng", "năm", "khóa", "nhiệm kỳ", "tham mưu", "thực hiện", "hoàn thành", "tiếp tục",
    "tăng cường", "đẩy mạnh", "nâng cao", "rà soát", "kiểm tra", "giám sát", "hướng dẫn",
    "tuyên truyền", "vận động", "theo dõi", "đôn đốc", "tổng hợp", "trình", "gửi", "cử", "bố trí",
    "chuẩn bị", "xem xét", "quan tâm", "chịu trách nhiệm", "nhấn mạnh", "lưu ý", "cho biết",
    "cho rằng", "phát biểu", "đánh giá", "ghi nhận", "khẳng định", "đồng ý", "chủ động", "duy trì",
    "biên soạn", "mở", "lập", "cập nhật", "cung cấp", "tiếp nhận", "nghiên cứu", "sớm", "kịp thời",
    "thường xuyên", "định kỳ", "hằng", "hàng (?:năm|quý|tháng|tuần|ngày)",
    "này", "đó", "nêu", "được", "không", "chưa", "đạt",
    "ký", "ra", "đưa", "làm", "như", "hoặc", "hay", "nhưng", "còn", "vẫn", "lần", "gồm", "thuộc",
    "trực thuộc", "đối với", "nhằm", "qua", "bằng", "so", "nhất", "tỉnh", "huyện", "xã", "phường",
    "thành phố", "thị xã", "quận", "khu vực", "vùng", "lấy", "tham gia", "chia sẻ", "trao",
    "khen thưởng", "đăng ký", "đăng", "thẩm định", "phê duyệt", "cân đối", "rút kinh nghiệm", "dự",
    "tặng", "thăm", "chúc mừng", "làm việc", "họp", "bàn", "cam kết", "quán triệt", "sơ kết",
    "tổng kết", "hai", "ba", "nhiều", "vào", "thứ", "giúp", "giữ", "một",
    "số", "chung", "đồng chủ trì", "ước", "tăng", "giảm",
    "vượt", "đề xuất", "đề ra", "đối thoại", "hỗ trợ", "thu", "nộp", "dành", "lại", "mới", "nơi",
    "ông", "bà", "đồng chí",
]  # fmt: skip

# Of those the words that are part of no name: after a word the reader does not know only they, no
# other verb, say that the name is over.
FUNCTION = [
    "và", "của", "đã", "đang", "sẽ", "vừa", "cũng", "có", "là", "cần", "phải", "tại", "trong",
    "ngoài", "với", "từ", "đến", "theo", "trên", "cho", "để", "do", "bởi", "vì", "nên", "thì",
    "mà", "khi", "sau", "trước", "cùng", "các", "những", "ngày", "tháng", "năm", "khóa", "này",
    "đó", "nêu", "được", "không", "chưa", "như", "hoặc", "nhưng", "còn", "vẫn", "gồm", "thuộc",
    "trực thuộc", "đối với", "nhằm", "qua", "bằng", "yêu cầu", "đề nghị", "chủ trì", "phối hợp",
    "báo cáo", "ban hành", "giao", "tham mưu", "triển khai", "hướng dẫn", "thực hiện", "rà soát",
    "tiếp tục", "tăng cường", "tổ chức", "chỉ đạo", "chịu trách nhiệm", "kiểm tra", "họp",
    "tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "quận", "khu vực", "lần thứ",
    "nhiệm kỳ", "chủ động", "tập trung", "đăng ký", "thông báo", "kết luận", "xem xét",
    "cụ thể hóa",
]  # fmt: skip

# Verbs that names of bodies go on with, beside those that are a trade.
NAMING = [
    "thẩm định", "giám sát", "hướng nghiệp", "hướng dẫn nghiệp vụ", "phòng, chống", "phòng chống",
    "xóa", "giải phóng", "điều phối", "đăng ký", "tiếp nhận", "chuyển giao", "ứng dụng", "hỗ trợ",
    "giới thiệu", "chăm sóc", "điều trị", "cấp cứu", "huấn luyện", "phổ biến", "vận động", "thu",
    "cung cấp", "phục vụ", "thi công", "tiêu thụ", "xuất khẩu", "nhập khẩu", "sửa chữa", "lắp đặt",
    "bảo tồn", "phát huy", "phòng thủ", "tìm kiếm", "điều tra", "xử lý", "nuôi", "trồng", "đo",
    "kiểm soát", "điều hành", "điều độ", "giám định", "tuyển", "tuyển dụng", "tuyển sinh", "giao",
    "giao dịch", "giao nhận", "cải cách", "sắp xếp", "đổi mới", "phát hành", "khảo sát", "đo đạc",
    "phản ứng", "bán", "mua", "cho vay", "thu mua", "xuất bản", "biên tập", "quan hệ", "một",
    "khởi nghiệp", "sáng tạo", "tiến bộ", "kế hoạch hóa", "bình đẳng", "giảm nghèo",
    "nông thôn mới",
    "phòng", "chống", "cai nghiện", "giáo dục", "dạy", "tư vấn", "hợp tác", "liên kết", "có công",
    "số", "trực", "chỉ huy", "cơ bản", "bầu", "bầu cử", "lãnh đạo", "chỉ đạo",
]  # fmt: skip

# Objects that make a verb of such a word, as no name has them: "các khoa tổ chức hội nghị".
OBJECTS = (
    r"(?:những|việc|toàn bộ|cho|lại|tốt|kịp thời|nghiêm|chặt chẽ|thường xuyên|đầy đủ|một|hai|\d|"
    r"kế hoạch|phương án|chương trình|đề án|quy chế|lịch|nghị quyết|hội (?:nghị|thi|thảo)|lễ|đợt|"
    r"ngày|buổi|lớp|đoàn viên|hội viên|người|nhân dân|bà con|học sinh|kết quả|danh sách|hồ sơ|"
    r"báo cáo|quán triệt|thực hiện|triển khai|kiểm kê|họp|sơ kết|tổng kết|gắn biển|bộ nhận diện)"
)

# "Tổ Thẩm định giá", "Chi cục Giám định xây dựng": of a verb they may be, or go on with the name.
NAMES_TOO = rf"{one_of([*TRADES, *FIELDS, *NAMING])}(?!\w)(?! {OBJECTS}(?!\w))"

# Verbs that are part of no name.
DEEDS = [
    "bám sát", "phản ánh", "liên hệ", "niêm yết", "nghiêm túc", "khắc phục", "chấp hành", "nắm bắt",
    "nắm chắc", "đàm phán", "ưu tiên", "hoàn thiện", "bàn giao", "công khai", "thu thập",
    "lắng nghe", "trả lời", "gặp gỡ", "làm rõ", "xác minh", "rút ngắn", "cụ thể hóa", "phấn đấu",
    "bảo đảm", "đảm bảo", "chăm lo", "tạo điều kiện", "tiếp thu", "nghiệm thu", "diễn tập",
    "phân công", "chấn chỉnh", "siết chặt", "lồng ghép", "huy động", "nhân rộng", "thông tin cho",
    "khẩn trương", "tích cực", "gương mẫu", "cam kết", "đề cao", "nêu cao", "kiên quyết",
    "cấp phát", "lắp", "di dời", "nạo vét", "kiểm đếm", "chốt", "tháo gỡ", "khơi thông",
    "rút kinh nghiệm", "ký cam kết", "ký kết", "làm việc với", "làm đầu mối", "là đầu mối", "đưa",
    "giải quyết", "đón", "phát động", "xét", "bình xét", "chi trả", "ghi chép", "dự", "thành lập",
]  # fmt: skip

# Words that begin what the sentence goes on with even behind half a word.
LEAVING = [
    "và", "của", "đã", "đang", "sẽ", "chủ trì", "phối hợp", "tại", "về", "theo", "với", "là",
    "thuộc", "trực thuộc", "tham mưu", "rà soát", "chịu trách nhiệm", "có trách nhiệm", "báo cáo",
    "có nhiệm vụ", "yêu cầu", "đề nghị", "được", "cho biết", "do", "cùng",
]  # fmt: skip

# Bodies whose names join fields, and roles that stand after a dash behind a name.
DEPARTMENT = lazy(r"(?:phòng|sở|bộ|ban|khoa|vụ|trung tâm|cục|chi cục|báo|đài|hội)(?!\w)")
ROLE = lazy(
    r"(?:trưởng|phó|tổ (?:trưởng|phó)|thành viên|ủy viên|thư ký|chủ (?:tịch|nhiệm)|giám đốc|"
    r"cơ quan|đội trưởng)(?!\w)"
)
