"""What to do first, where there is no programme yet: what this role may do of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.accounts.rules import can_create_account
from lientich.core.actor import ADMINISTRATOR, Actor
from lientich.intake.rules import can_receive
from lientich.organisations.rules import can_create
from lientich.programmes.rules import can_start


@dataclass(frozen=True)
class Step:
    title: str
    text: str
    icon: str
    url: str


def first_steps(by: Actor) -> list[Step]:
    if by.organisation_id is None:
        return []
    steps = [
        (
            can_receive(by),
            _("Nhập một văn bản"),
            _(
                "Nghị quyết, kế hoạch, thông báo kết luận đang có: mục tiêu và việc nêu trong "
                "đó được đọc ra để duyệt."
            ),
            "file-up",
            "intake:receive",
        ),
        (
            can_start(by, [by.organisation_id]),
            _("Bắt đầu một chương trình phối hợp"),
            _(
                "Đặt tên, thời gian và các bên. Nhiệm vụ, văn bản gốc và báo cáo thuộc về "
                "chương trình."
            ),
            "target",
            "programmes:start_programme",
        ),
        (
            can_create(by),
            _("Khai báo tổ chức và đơn vị"),
            _("Ai trực thuộc ai, trên tuyến nào, từ ngày nào."),
            "network",
            "organisations:index",
        ),
        (
            by.role == ADMINISTRATOR,
            _("Xem mô hình tổ chức"),
            _("Nơi hai tuyến không gặp nhau, đơn vị thiếu trên một tuyến, chức danh khuyết."),
            "git-compare-arrows",
            "organisations:gaps",
        ),
        (
            can_create_account(by),
            _("Tạo tài khoản, giao vai trò"),
            _("Mỗi người làm việc theo vai trò được giao tại một tổ chức."),
            "user-cog",
            "accounts:people",
        ),
    ]
    return [Step(title, text, icon, reverse(view)) for may, title, text, icon, view in steps if may]
