"""What is wrong with a cell and how it is mended: kept as a code, said in the reader's words."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, tuple[Any, Any]] = {
    "required": (_("Ô trống."), _("Điền ô này.")),
    "too_long": (_("Dài quá %(most)s ký tự."), _("Viết ngắn lại.")),
    "control": (_("Có ký tự điều khiển."), _("Xóa và gõ lại ô này.")),
    "day": (_("“%(text)s” không phải ngày."), _("Ghi ngày/tháng/năm, ví dụ 31/12/2026.")),
    "flag": (_("“%(text)s” không phải Có hay Không."), _("Ghi Có hoặc Không.")),
    "choice": (_("“%(text)s” không có trong danh mục."), _("Chọn một trong: %(among)s.")),
    "nobody": (
        _("Không thấy “%(text)s” trong những nơi chọn được."),
        _("Ghi đúng tên trong danh bạ tổ chức, có dấu hoặc không dấu."),
    ),
    "near": (
        _("Không thấy “%(text)s” trong những nơi chọn được."),
        _("Gần giống: %(among)s. Ghi đúng tên hoặc tên ngắn."),
    ),
    "outside": (
        _("“%(text)s” không thuộc các bên của chương trình hay đơn vị trực thuộc."),
        _("Chọn nơi khác, hoặc ghi cấp trên của nơi này ở trang tổ chức."),
    ),
    "no_committee": (
        _("“%(text)s” chưa có cấp ủy trong danh bạ để chủ trì."),
        _("Ghép cột lại và chọn cơ quan chủ trì chung, hoặc ghi cấp ủy ở trang đơn vị."),
    ),
    "several_lead": (
        _("Ô ghi nhiều nơi chủ trì; nhiệm vụ có một."),
        _("Ghi một nơi; nếu đều là đơn vị, ghép cột lại và chọn cơ quan chủ trì chung."),
    ),
    "on_period": (
        _("“%(text)s” là việc định kỳ: bảng chỉ giao việc một lần."),
        _("Ghi hạn của kỳ này, hoặc nhập dòng này thành dự thảo rồi giao ở trang nhiệm vụ."),
    ),
    "percent": (_("“%(text)s” không phải tiến độ."), _("Ghi một số từ 0 đến 100.")),
    "percent_one": (_("Ô này là 1: là 1%% hay 100%%?"), _("Ghi 1%% hoặc 100%%.")),
    "unlike": (
        _("Trạng thái “%(state)s” không khớp với tiến độ %(percent)s%%."),
        _("Sửa một trong hai ô."),
    ),
    "unlike_day": (
        _("Việc chưa hoàn thành nhưng có ngày hoàn thành."),
        _("Xóa ngày, hoặc ghi trạng thái là Hoàn thành."),
    ),
    "completed_when": (
        _("Việc đã hoàn thành cần ngày hoàn thành."),
        _("Điền ô này; không cần theo dõi tiếp thì bỏ dòng."),
    ),
    "not_yet": (_("Ngày hoàn thành sau hôm nay."), _("Sửa ngày.")),
    "drafted": (
        _("Đã có dự thảo tên này, chưa giao."),
        _("Giao dự thảo ở trang nhiệm vụ, hoặc bỏ dự thảo rồi nhập lại."),
    ),
    "kept": (
        _("Nhiệm vụ đã có, nay là “%(now)s”: bảng này không sửa đè."),
        _("Sửa ở trang nhiệm vụ, hoặc trả ô như vậy."),
    ),
    "several": (_("“%(text)s” là tên của nhiều nơi hoặc nhiều người."), _("Ghi: %(among)s.")),
    "read_only": (
        _("Cột này chỉ để xem, bảng không sửa được."),
        _("Trả ô về “%(before)s”, sửa ở trang của mục đó."),
    ),
    "assigned_due": (
        _("Nhiệm vụ đã giao, hạn không sửa bằng bảng."),
        _("Trả ô về “%(before)s”; đổi hạn bằng gia hạn ở trang nhiệm vụ."),
    ),
    "assigned_recurs": (
        _("Nhiệm vụ đã giao, định kỳ không sửa bằng bảng."),
        _("Trả ô như khi tải bảng."),
    ),
    "assigned_lead": (_("Nhiệm vụ đã giao phải có cơ quan chủ trì."), _("Điền ô này.")),
    "taken": (_("Tên đăng nhập “%(text)s” đã có người dùng."), _("Chọn tên khác, hoặc để trống.")),
    "username": (
        _("Tên đăng nhập “%(text)s” không hợp lệ."),
        _("Chỉ dùng chữ không dấu, chữ số và các dấu @ . + - _"),
    ),
    "namesakes": (
        _("Nơi này có nhiều người tên “%(text)s”."),
        _("Giao vai trò ở trang của từng người."),
    ),
    "same_name": (
        _("Trùng họ tên và đơn vị với dòng %(line)s: bảng không biết là một hay hai người."),
        _("Ghi dòng kia trước. Một người thì nhập lại bảng; hai người thì ghi người sau ở trang."),
    ),
    "held": (
        _("Người này đã có, nay là “%(before)s”: bảng không sửa đè."),
        _("Để trống ô này, hoặc sửa ở trang của người đó."),
    ),
    "exists": (
        _("Đã có nhiệm vụ tên này trong chương trình."),
        _("Sửa ở dòng mang mã của nhiệm vụ đó, hoặc đổi tên."),
    ),
    "period": (
        _("Ngày kết thúc phải sau ngày bắt đầu và sau hôm nay."),
        _("Sửa ngày, hoặc để trống."),
    ),
    "back_door": (
        _("“%(text)s” đang giữ vai trò ở nơi khác hoặc vai trò ký, đọc hồ sơ hạn chế."),
        _("Nhờ người quản lý máy chủ tạo tài khoản từ dòng lệnh."),
    ),
    "dated": (
        _("Tổ chức đã có: nay là “%(before)s”, bảng không sửa đè."),
        _("Đổi tên, chuyển cấp trên cần ngày và quyết định: làm ở trang tổ chức."),
    ),
    "younger": (
        _("“%(text)s” thành lập ngày %(day)s, sau tổ chức ở dòng này."),
        _("Sửa ngày thành lập, hoặc để trống cấp trên rồi ghi ở trang tổ chức."),
    ),
    "unmade": (
        _("“%(text)s” ở dòng %(line)s có lỗi nên chưa ghi được."),
        _("Sửa dòng ấy trước."),
    ),
    "below": (
        _("“%(text)s” ở dòng %(line)s, dưới dòng này."),
        _("Chuyển dòng của cấp trên lên trước."),
    ),
    "outsider": (
        _("Thôi chia sẻ thì “%(text)s” không còn xem được nhiệm vụ."),
        _("Bỏ cơ quan đó khỏi cột Chủ trì, Phối hợp, hoặc giữ chia sẻ."),
    ),
    "conflict": (
        _("Người khác đã sửa ô này từ khi tải bảng: nay là “%(now)s”."),
        _("Tải bảng mới, rồi sửa lại nếu vẫn cần."),
    ),
    "gone": (
        _("Không có mục này, hoặc đồng chí không được sửa."),
        _("Tải bảng mới: bảng chỉ có những mục sửa được."),
    ),
    "mark": (
        _("Ô mã dòng bị sửa hoặc chép thiếu."),
        _("Tải bảng mới. Dòng mới thì để trống mã."),
    ),
    "twice": (_("Trùng với dòng %(line)s của chính bảng này."), _("Bỏ một trong hai dòng.")),
    "may_not": (
        _("Vai trò đang dùng không được làm việc này ở trang của mục, nên bảng cũng không."),
        _("Nhờ văn phòng, lãnh đạo nơi có mục này, hoặc chọn vai trò khác."),
    ),
    "moved": (
        _("Đã có thay đổi từ khi xem thử."),
        _("Nhập lại bảng để xem lần nữa."),
    ),
    "broken": (
        _("Máy gặp lỗi không lường trước, dòng này chưa ghi."),
        _("Báo người quản lý máy chủ, rồi nhập lại bảng."),
    ),
    "refused": ("%(words)s", ""),  # an action's own
}


@dataclass(frozen=True)
class Fault:
    column: str
    code: str
    told: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return str(FAULTS[self.code][0]) % self.told

    @property
    def mend(self) -> str:
        return str(FAULTS[self.code][1]) % self.told

    def kept(self) -> list[Any]:
        return [self.column, self.code, self.told]


def fault(column: str, code: str, **told: object) -> Fault:
    return Fault(column, code, {name: str(value)[:600] for name, value in told.items()})
