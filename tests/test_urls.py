"""Every address of the house, and who comes in: declared here, and proved for each of the cast.

A new address fails until it is declared. What one may not see is 404; what one sees but may not
do is 403; signed out, the way leads to the door.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from conftest import act_as, make_body, make_user
from lientich.accounts import actions as accounts
from lientich.accounts.models import Mandate, User
from lientich.agenda import actions as agenda
from lientich.conferences import actions as conferences
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents import storage
from lientich.documents.models import Document
from lientich.drafting import actions as drafting
from lientich.drafting.signatures.authority import certificate_in
from lientich.drafting.signatures.tests import made
from lientich.exchange import running
from lientich.indicators import actions as indicators
from lientich.indicators.arithmetic import Period
from lientich.intake.actions import reject
from lientich.intake.models import Intake, Proposal
from lientich.intake.reception import bring_in
from lientich.intake.tests.scans import scanned
from lientich.notices import rounds
from lientich.notices.models import Notice
from lientich.organisations import actions as organisations
from lientich.organisations.models import Appointment, Body, Organisation, Person, Post
from lientich.programmes import actions as programmes
from lientich.programmes.models import Programme
from lientich.reader import read
from lientich.reader.rows import rows

# Offices and leaders of the sides; of Bắc Sơn a personnel specialist (nga) and an administrator
# (quan); the reporters of two units, of which minh's has a part in the work and tuan's has none;
# an has an account and no mandate.
TEXT = """ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
VĂN PHÒNG
*
Số 12-TB/VPĐU
Hà Nội, ngày 2 tháng 3 năm 2026

THÔNG BÁO
kết luận hội nghị sơ kết công tác phối hợp năm 2025
"""
TASKS = "Chương trình,Nhiệm vụ\n,Trồng cây\n"
PEOPLE = "Họ và tên,Đơn vị,Vai trò\nNgô Văn Tám,Bắc Sơn,Văn phòng\n"
CAST = ("lan", "ha", "nga", "quan", "phong", "mai", "minh", "tuan", "an")
EVERYONE = " ".join(CAST)


@dataclass(frozen=True)
class Access:
    """Who comes in, who is refused (403); for the rest of the cast it does not exist (404)."""

    opens: str
    refuses: str = ""
    of: str = ""  # the object that the address names, one of `Things`
    methods: str = "GET POST"

    def expected(self, name: str) -> int:
        return 200 if name in self.opens.split() else 403 if name in self.refuses.split() else 404


def others(*names: str) -> str:
    """Everyone but these."""
    return " ".join(one for one in CAST if one not in " ".join(names).split())


def all_or_403(opens: str, of: str = "", methods: str = "GET POST") -> Access:
    """What everyone signed in may know of, and only some may do."""
    return Access(opens, refuses=others(opens), of=of, methods=methods)


SIGNED_IN = Access(EVERYONE, methods="GET")
KEEPERS = "lan quan phong"  # offices and administrators keep the structure
KEEPERS_ABOVE = "lan quan"  # … of Đồi Sim, which stands under Bắc Sơn alone
GRANTERS = "ha quan mai"
OFFICES = "lan ha phong mai"
SIDES = "lan ha nga phong mai"

# The door, and what a reader sets for themselves: open to all, signed in or not.
PUBLIC = {
    "account_login",
    "account_inactive",
    "set_language",
    "theme",
    "verify",
    "worker",
    "manifest",
}
# Of signing in and out: their tests are in accounts.
DOOR = {*PUBLIC, "account_logout", "account_change_password"}
# An address that is a key itself: whoever has it comes in. Its tests are in programmes.
KEYS = {"programmes:feed"}

ACCESS = {
    "home:overview": SIGNED_IN,
    "home:timeliness": SIGNED_IN,
    "home:my_work": SIGNED_IN,
    "home:search": SIGNED_IN,
    "home:journal": all_or_403("lan ha quan phong mai", methods="GET"),
    "home:export_journal": all_or_403("lan ha quan phong mai", methods="GET"),
    "home:choose_programme": Access(SIDES + " minh", of="programme", methods="POST"),
    #
    "notices:index": SIGNED_IN,
    "notices:notice": Access("minh", of="notice", methods="GET"),
    "notices:read": Access("minh", of="notice", methods="POST"),
    "notices:mail": SIGNED_IN,
    "notices:set_preference": Access(EVERYONE),
    "notices:set_rule": Access(OFFICES, refuses="nga minh", of="programme"),
    "notices:read_all": Access(EVERYONE, methods="POST"),
    #
    "accounts:profile": SIGNED_IN,
    "accounts:wear": Access("minh", of="mandate_of_minh", methods="POST"),
    "accounts:people": all_or_403(GRANTERS, methods="GET"),
    "accounts:create_account": all_or_403(GRANTERS, of="person"),
    "accounts:reset_password": all_or_403("ha quan", of="user"),
    "accounts:deactivate": all_or_403("ha quan", of="user"),
    "accounts:reactivate": all_or_403("ha quan", of="user"),
    "accounts:mandates": Access("lan ha nga quan", of="bac_son", methods="GET"),
    "accounts:grant_mandate": all_or_403("ha quan", of="bac_son"),
    "accounts:confirm_mandate": Access("quan", refuses="lan ha nga", of="mandate_waiting"),
    "accounts:end_mandate": Access("ha quan", refuses="lan nga", of="mandate_waiting"),
    #
    "organisations:index": SIGNED_IN,
    "organisations:gaps": SIGNED_IN,
    "organisations:detail": Access(EVERYONE, of="doi_sim", methods="GET"),
    "organisations:person": Access(EVERYONE, of="person", methods="GET"),
    "organisations:days": SIGNED_IN,
    "organisations:swap_day": all_or_403("quan"),
    "organisations:restore_day": all_or_403("quan", of="swapped"),
    "organisations:create_organisation": all_or_403(KEEPERS),
    "organisations:create_person": all_or_403(KEEPERS),
    "organisations:create_post": all_or_403(KEEPERS_ABOVE, of="body"),
    "organisations:end_body": all_or_403(KEEPERS_ABOVE, of="body"),
    "organisations:end_post": all_or_403(KEEPERS_ABOVE, of="post"),
    "organisations:correct_name": all_or_403(KEEPERS, of="person"),
    "organisations:appoint": all_or_403(KEEPERS_ABOVE, of="post"),
    "organisations:end_appointment": all_or_403(KEEPERS_ABOVE, of="appointment"),
    "organisations:rename": all_or_403(KEEPERS_ABOVE, of="doi_sim"),
    "organisations:move": all_or_403(KEEPERS_ABOVE, of="doi_sim"),
    "organisations:dissolve": all_or_403(KEEPERS_ABOVE, of="doi_sim"),
    "organisations:create_body": all_or_403(KEEPERS_ABOVE, of="doi_sim"),
    #
    "documents:index": SIGNED_IN,
    "documents:export": SIGNED_IN,
    "documents:export_workbook": SIGNED_IN,
    "documents:printed": SIGNED_IN,
    "documents:save_filter": Access(EVERYONE),
    "documents:remove_filter": Access("lan", of="saved_filter"),
    "documents:register": all_or_403("lan nga phong"),
    "documents:detail": Access("lan ha nga", of="document", methods="GET"),
    "documents:file": Access("lan ha", of="document", methods="GET"),
    "documents:edit": Access("lan", refuses="ha nga", of="document"),
    "documents:send": Access("lan", refuses="ha nga", of="document"),
    "documents:recipients": Access("lan ha", of="document", methods="GET"),
    "documents:recipients_pdf": Access("lan ha", of="document", methods="GET"),
    "documents:recipients_xlsx": Access("lan ha", of="document", methods="GET"),
    "documents:remind": Access("lan", refuses="ha", of="document"),
    "documents:incoming": SIGNED_IN,
    "documents:receive": Access("minh", of="delivery", methods="POST"),
    "documents:refuse": Access("minh", of="delivery"),
    "documents:recall": Access("lan", refuses="ha nga minh", of="delivery"),
    "documents:relate": Access("lan", refuses="ha nga", of="document"),
    "documents:correct_relation": Access("lan", refuses="ha nga", of="relation"),
    "documents:unrelate": Access("lan", refuses="ha nga", of="relation"),
    "documents:agree_relation": Access(
        "lan phong", refuses="ha nga mai", of="relation_of_both", methods="POST"
    ),
    "documents:withdraw": Access("lan", refuses="ha nga", of="document"),
    "documents:place": Access("lan", refuses="ha nga", of="unplaced", methods="POST"),
    "documents:books": all_or_403(OFFICES, methods="GET"),
    "documents:open_series": all_or_403("lan phong"),
    "documents:book": Access("lan ha", of="series", methods="GET"),
    "documents:book_pdf": Access("lan ha", of="series", methods="GET"),
    "documents:book_xlsx": Access("lan ha", of="series", methods="GET"),
    "documents:edit_series": Access("lan", refuses="ha", of="series"),
    "documents:reserve_number": Access("lan", refuses="ha", of="series"),
    "documents:explain_gap": Access("", refuses="ha", of="series"),
    "documents:import_numbers": Access("lan", refuses="ha", of="series"),
    "documents:number": Access("lan ha", of="number", methods="GET"),
    "documents:note_number": Access("lan", refuses="ha", of="number"),
    "documents:void_number": Access("lan", refuses="ha", of="number"),
    "documents:sheet": Access("lan ha", of="sheet", methods="GET"),
    "documents:enter_sheet": Access("lan", refuses="ha", of="sheet", methods="POST"),
    "documents:arrivals": all_or_403(OFFICES, methods="GET"),
    "documents:arrivals_pdf": all_or_403(OFFICES, methods="GET"),
    "documents:arrivals_xlsx": all_or_403(OFFICES, methods="GET"),
    "documents:enter_arrival": all_or_403("lan phong"),
    "documents:keep_arrivals": all_or_403("lan phong"),
    "documents:import_arrivals": all_or_403("lan phong"),
    "documents:arrival": Access("lan ha", of="arrival", methods="GET"),
    "documents:edit_arrival": Access("lan", refuses="ha", of="arrival"),
    "documents:instruct": Access("lan", refuses="ha", of="arrival"),
    "documents:settle_arrival": Access("lan", refuses="ha", of="arrival"),
    "documents:void_arrival": Access("lan", refuses="ha", of="arrival"),
    #
    "drafting:index": SIGNED_IN,
    "drafting:start_draft": all_or_403("lan nga phong"),
    "drafting:set_procedure": all_or_403("ha mai"),
    "drafting:detail": Access(SIDES, of="joint_draft", methods="GET"),
    "drafting:save_text": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:upload_text": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:edit_draft": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:recipients": Access("lan ha phong mai", of="joint_draft", methods="GET"),
    "drafting:name_signer": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:cut_version": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:withdraw_draft": Access("lan phong", refuses="ha nga mai", of="joint_draft"),
    "drafting:compare": Access("lan ha phong mai", of="compared", methods="GET"),
    "drafting:changes_pdf": Access("lan ha phong mai", of="compared", methods="GET"),
    "drafting:changes_docx": Access("lan ha phong mai", of="compared", methods="GET"),
    "drafting:reopen": Access("lan phong", refuses="ha nga mai", of="adopting"),
    "drafting:version": Access("lan ha phong mai", of="version", methods="GET"),
    "drafting:pdf": Access("lan ha phong mai", of="version", methods="GET"),
    "drafting:docx": Access("lan ha phong mai", of="version", methods="GET"),
    "drafting:remark": Access("lan ha phong mai", of="version"),
    "drafting:resolve_remark": Access("lan ha", of="remark_among_ones_own"),
    "drafting:put_for_adoption": Access("lan phong", refuses="ha mai", of="version"),
    "drafting:consult": Access("lan phong", refuses="ha mai", of="version"),
    "drafting:consultation": Access("lan ha phong mai", of="consultation", methods="GET"),
    "drafting:summary_docx": Access("lan ha phong mai", of="consultation", methods="GET"),
    "drafting:summary_xlsx": Access("lan ha phong mai", of="consultation", methods="GET"),
    "drafting:remind": Access("lan phong", refuses="ha mai", of="consultation"),
    "drafting:end_consultation": Access("lan phong", refuses="ha mai", of="consultation"),
    "drafting:make_copy": Access("lan", refuses="ha", of="document"),
    "drafting:copies": SIGNED_IN,
    "drafting:copy": Access("lan ha minh", of="copy", methods="GET"),
    "drafting:copy_pdf": Access("lan ha minh", of="copy", methods="GET"),
    "drafting:copy_docx": Access("lan ha minh", of="copy", methods="GET"),
    "drafting:copied_file": Access("lan ha minh", of="copy", methods="GET"),
    "drafting:opinions_asked": SIGNED_IN,
    "drafting:asked": Access("minh", of="asked", methods="GET"),
    "drafting:prepare_remark": Access("minh", of="asked"),
    "drafting:answer": Access("minh", of="asked"),
    "drafting:drop_remark": Access("minh", of="prepared"),
    "drafting:decide": Access("lan phong", refuses="ha mai minh", of="opinion_remark"),
    "drafting:check": Access("lan", refuses="ha nga phong mai", of="part"),
    "drafting:approve": Access("ha", refuses="lan nga phong mai", of="part"),
    "drafting:refuse": Access("ha", refuses="lan nga phong mai", of="part"),
    "drafting:begin_signing": Access("lan", refuses="ha nga phong mai", of="agreed"),
    "drafting:add_scan": Access("lan phong", refuses="ha nga mai", of="on_paper"),
    "drafting:scan": Access("lan ha phong mai", of="signed_paper", methods="GET"),
    "drafting:confirm_scan": Access("lan", refuses="ha nga phong mai", of="signature"),
    "drafting:refuse_signing": Access("ha", refuses="lan nga phong mai", of="signature"),
    "drafting:issue": Access("lan", refuses="ha nga phong mai", of="on_paper"),
    "drafting:signing_file": Access("lan ha phong mai", of="signed_digitally", methods="GET"),
    "drafting:sign_file": Access("lan ha", refuses="nga phong mai", of="digital_signature"),
    "drafting:sign_with_key": Access("lan ha", refuses="nga phong mai", of="digital_signature"),
    "drafting:seal_file": Access("lan", refuses="ha nga phong mai", of="digital_signature"),
    "drafting:seal_with_key": Access("lan", refuses="ha nga phong mai", of="digital_signature"),
    "drafting:certificates": all_or_403("lan ha quan phong mai", methods="GET"),
    "drafting:register_certificate": all_or_403("lan ha quan phong mai"),
    "drafting:confirm_certificate": Access("quan", refuses="lan ha nga", of="certificate"),
    "drafting:end_certificate": Access("lan ha quan", refuses="nga", of="certificate"),
    #
    "intake:receive": all_or_403("lan phong"),
    "intake:batch": Access("lan ha nga", of="batch", methods="GET"),
    "intake:detail": Access("lan ha", refuses="nga", of="intake", methods="GET"),
    "intake:discard": Access("lan", refuses="ha nga", of="intake"),
    "intake:start_programme": Access("lan", refuses="ha nga", of="intake"),
    "intake:choose_programme": Access("lan", refuses="ha nga", of="intake", methods="POST"),
    "intake:accept_sure": Access("lan", refuses="ha nga", of="intake", methods="POST"),
    "intake:add_direction": Access("lan", refuses="ha nga", of="intake", methods="POST"),
    "intake:accept": Access("lan", refuses="ha nga", of="proposal", methods="POST"),
    "intake:correct": Access("lan", refuses="ha nga", of="proposal", methods="POST"),
    "intake:answer": Access("lan", refuses="ha nga", of="proposal", methods="POST"),
    "intake:reject": Access("lan", refuses="ha nga", of="proposal", methods="POST"),
    "intake:reopen": Access("lan", refuses="ha nga", of="rejected", methods="POST"),
    "intake:register_scan": Access("lan", refuses="ha nga", of="scan"),
    "intake:page": Access("lan ha", refuses="nga", of="scan_page", methods="GET"),
    "intake:original": Access("lan ha", refuses="nga", of="scan", methods="GET"),
    #
    "conferences:index": SIGNED_IN,
    "conferences:detail": Access(SIDES, of="conference", methods="GET"),
    "conferences:call_conference": Access(OFFICES, refuses="nga minh", of="programme"),
    "conferences:edit_conference": Access(OFFICES, refuses="nga", of="conference"),
    "conferences:add_paper": Access(OFFICES, refuses="nga", of="conference"),
    "conferences:remove_paper": Access("lan ha", refuses="nga", of="paper"),
    "conferences:conclude": Access(OFFICES, refuses="nga", of="conference"),
    "conferences:cancel_conference": Access(OFFICES, refuses="nga", of="conference"),
    "conferences:draft_from": Access(OFFICES, refuses="nga", of="conclusion"),
    "conferences:need_a_task_again": Access(OFFICES, refuses="nga", of="conclusion"),
    "conferences:need_no_task": Access(OFFICES, refuses="nga", of="conclusion"),
    "conferences:withdraw_conclusion": Access(OFFICES, refuses="nga", of="conclusion"),
    #
    "agenda:index": SIGNED_IN,
    "agenda:week": Access(EVERYONE, of="name_of_a_week", methods="GET"),
    "agenda:pdf": Access(EVERYONE, of="name_of_a_week", methods="GET"),
    "agenda:add_entry": all_or_403("lan phong"),
    "agenda:change_entry": Access("lan", refuses="ha nga phong mai", of="joint_entry"),
    "agenda:remove_entry": Access("lan", refuses="ha nga phong mai", of="joint_entry"),
    #
    "indicators:index": SIGNED_IN,
    "indicators:export": SIGNED_IN,
    "indicators:export_workbook": SIGNED_IN,
    "indicators:catalogue": SIGNED_IN,
    "indicators:make_set": all_or_403(OFFICES),
    "indicators:detail": Access(SIDES + " minh", of="indicator_set", methods="GET"),
    "indicators:add_indicator": Access(OFFICES, refuses="nga minh", of="indicator_set"),
    "indicators:ask_units": Access(OFFICES, refuses="nga minh", of="indicator_set"),
    "indicators:enter": Access("minh", refuses=SIDES, of="indicator_set"),
    "indicators:sheets": SIGNED_IN,
    "indicators:sheet": Access(OFFICES + " minh", of="sheet_of_figures", methods="GET"),
    "indicators:verify_sheet": Access(OFFICES, refuses="minh", of="sheet_of_figures"),
    "indicators:return_sheet": Access(OFFICES, refuses="minh", of="sheet_of_figures"),
    "indicators:lock_sheet": Access(OFFICES, refuses="minh", of="sheet_of_figures"),
    "indicators:correct_figure": Access(OFFICES + " minh", of="figure"),
    "indicators:cell": Access(OFFICES + " minh", of="indicator", methods="GET"),
    "indicators:figures": Access(OFFICES + " minh", of="indicator", methods="GET"),
    "indicators:set_plan": Access(OFFICES, refuses="nga minh", of="indicator"),
    #
    "reports:review": Access(OFFICES, refuses="nga", of="conference", methods="GET"),
    "reports:figure": Access(OFFICES, refuses="nga", of="conference", methods="GET"),
    "reports:pdf": Access(OFFICES, refuses="nga", of="conference", methods="GET"),
    "reports:docx": Access(OFFICES, refuses="nga", of="conference", methods="GET"),
    #
    "exchange:index": SIGNED_IN,
    "exchange:bring_tasks": all_or_403("lan ha nga phong mai"),
    "exchange:export_tasks": all_or_403("lan ha nga phong mai", methods="GET"),
    "exchange:bring_organisations": all_or_403(KEEPERS),
    "exchange:export_organisations": all_or_403(KEEPERS, methods="GET"),
    "exchange:bring_people": all_or_403("quan"),
    "exchange:blank_people": all_or_403("quan", methods="GET"),
    "exchange:slips": Access("quan", of="staffed"),
    "exchange:print_slips": Access("quan", of="staffed", methods="GET"),
    "exchange:renew_slips": Access("quan", of="staffed"),
    "exchange:bring_tracking": all_or_403("lan ha nga phong mai"),
    "exchange:map_columns": Access("lan", of="tracked"),
    "exchange:detail": Access("lan", of="imported", methods="GET"),
    "exchange:confirm": Access("lan", of="imported", methods="POST"),
    "exchange:report": Access("lan", of="imported", methods="GET"),
    "exchange:discard": Access("lan", of="imported"),
    #
    "programmes:index": SIGNED_IN,
    "programmes:start_programme": all_or_403(OFFICES),
    "programmes:detail": Access(SIDES + " minh", of="programme", methods="GET"),
    "programmes:set_goal": Access(OFFICES, refuses="nga minh", of="programme"),
    "programmes:add_basis": Access(OFFICES, refuses="nga minh", of="programme"),
    "programmes:add_objective": Access(OFFICES, refuses="nga minh", of="programme"),
    "programmes:draft": all_or_403(SIDES, methods="GET"),
    "programmes:draft_from": Access("lan ha nga", of="document", methods="GET"),
    "programmes:task_from_clause": Access("lan ha", refuses="nga", of="document", methods="POST"),
    "programmes:changed_source": Access("lan ha", refuses="nga", of="relation"),
    "programmes:draft_task": Access(SIDES, refuses="minh", of="programme"),
    "programmes:hand_over_submissions": Access(OFFICES, refuses="nga minh", of="programme"),
    "programmes:plan": Access(SIDES, refuses="minh", of="programme", methods="GET"),
    "programmes:plan_visit": Access(SIDES, refuses="minh", of="programme"),
    "programmes:cancel_visit": Access("lan ha nga", refuses="phong mai", of="visit"),
    "programmes:matters": SIGNED_IN,
    "programmes:raise_obstacle": all_or_403("lan ha phong mai minh tuan"),
    "programmes:own_obstacle": Access(OFFICES, refuses="nga minh", of="obstacle"),
    "programmes:resolve_obstacle": Access(OFFICES, refuses="nga minh", of="obstacle"),
    "programmes:reopen_obstacle": Access(OFFICES, refuses="nga minh", of="obstacle"),
    "programmes:tell_new_way": all_or_403("lan ha phong mai minh tuan"),
    "programmes:take_up": Access(OFFICES + " minh", refuses="nga", of="new_way"),
    "programmes:tasks": SIGNED_IN,
    "programmes:board": SIGNED_IN,
    "programmes:bulk": all_or_403(SIDES),
    "programmes:timeline": SIGNED_IN,
    "programmes:calendar": SIGNED_IN,
    "programmes:export": SIGNED_IN,
    "programmes:export_workbook": SIGNED_IN,
    "programmes:export_pdf": SIGNED_IN,
    "programmes:save_filter": Access(EVERYONE),
    "programmes:remove_filter": Access("lan ha", refuses="nga quan", of="shared_filter"),
    "programmes:feeds": SIGNED_IN,
    "programmes:open_feed": Access(EVERYONE, methods="POST"),
    "programmes:revoke_feed": Access("lan", of="feed"),
    "programmes:by_unit": all_or_403(OFFICES, methods="GET"),
    "programmes:by_unit_xlsx": Access("", refuses=others(OFFICES), methods="GET"),
    "programmes:unit": Access(others("an"), methods="GET"),
    "programmes:week": Access(others("an"), methods="GET"),
    "programmes:sender": SIGNED_IN,
    "programmes:task": Access(SIDES + " minh", of="task", methods="GET"),
    "programmes:edit_task": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:assign_task": Access("lan ha", refuses="nga phong mai", of="draft"),
    "programmes:discard_draft": Access("lan ha", refuses="nga phong mai", of="draft"),
    "programmes:set_checklist": all_or_403(OFFICES),
    "programmes:tick": Access("lan ha", refuses="nga phong mai minh", of="task", methods="POST"),
    "programmes:split_task": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:merge_tasks": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:keep_part": Access("lan ha", refuses="phong mai minh", of="begun"),
    "programmes:reassign": Access("lan ha", refuses="phong mai minh", of="begun"),
    "programmes:add_dependency": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:remove_dependency": Access("lan ha", refuses="nga phong mai minh", of="dependency"),
    "programmes:change_series": Access("lan ha", refuses="nga phong mai", of="series_of_tasks"),
    "programmes:stop_series": Access("lan ha", refuses="nga phong mai", of="series_of_tasks"),
    "programmes:export_periods": Access("lan ha phong mai", of="series_of_tasks", methods="GET"),
    "programmes:assignment": Access("lan ha phong mai minh", of="begun", methods="GET"),
    "programmes:report_progress": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:confirm_completion": Access("lan ha", refuses="phong mai minh", of="claimed"),
    "programmes:return_for_rework": Access("lan ha", refuses="phong mai minh", of="claimed"),
    "programmes:decline": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:ask_for_time": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:extend": Access("lan ha", refuses="phong mai minh", of="begun"),
    "programmes:keep_due": Access("lan ha", refuses="phong mai minh", of="begun"),
    "programmes:withdraw_request": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:suspend": Access("lan ha", refuses="phong mai minh", of="begun"),
    "programmes:resume": Access("lan ha", refuses="phong mai minh", of="suspended"),
    "programmes:comment_on_task": Access("lan ha phong mai", refuses="nga minh", of="task"),
    "programmes:comment_on_part": Access("lan ha phong mai minh", of="begun"),
    "programmes:answer_comment": Access("lan ha", of="note_of_ones_own"),
    "programmes:edit_comment": Access("lan", refuses="ha", of="note_of_ones_own"),
    "programmes:withdraw_comment": Access("lan", refuses="ha", of="note_of_ones_own"),
    "programmes:set_form": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:remove_form": Access("lan ha", refuses="nga phong mai minh", of="task"),
    "programmes:answers": Access("lan ha phong mai", of="task_with_a_form", methods="GET"),
    "programmes:export_answers": Access("lan ha phong mai", of="task_with_a_form", methods="GET"),
    "programmes:answer_form": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:drop_answers": Access("minh", refuses="lan ha phong mai", of="answers"),
    "programmes:add_step": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:share_steps": Access("minh", refuses="lan ha phong mai", of="begun"),
    "programmes:edit_step": Access("minh", of="step"),
    "programmes:tick_step": Access("minh", of="step", methods="POST"),
    "programmes:untick_step": Access("minh", of="step", methods="POST"),
    "programmes:raise_step": Access("minh", of="step", methods="POST"),
    "programmes:remove_step": Access("minh", of="step"),
    "programmes:cooperation": Access("lan ha phong mai", of="cooperation", methods="GET"),
    "programmes:report_cooperation": Access("phong mai", refuses="lan ha", of="cooperation"),
    "programmes:set_cooperation": Access("lan ha", refuses="phong mai", of="cooperation"),
    "programmes:reopen_cooperation": Access("lan ha", refuses="phong mai", of="cooperation"),
    "programmes:remind_cooperation": Access("lan ha", refuses="phong mai", of="cooperation"),
    "programmes:evidence": Access("lan ha phong mai minh", of="evidence", methods="GET"),
}


def addresses(resolver=None, space="") -> dict[str, set[str]]:
    """Every URL name of the house with the parameters that its address takes."""
    found: dict[str, set[str]] = {}
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            assert one.name, f"{one.pattern} has no name"
            found[space + one.name] = set(one.pattern.converters)
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            assert not one.pattern.converters
            found |= addresses(one, inner)
    return found


def test_every_address_is_declared():
    found = addresses()
    assert set(found) == set(ACCESS) | DOOR | KEYS
    named = {name for name, parameters in found.items() if parameters}
    assert named == {name for name, access in ACCESS.items() if access.of} | KEYS


def test_the_table_names_the_cast():
    for name, access in ACCESS.items():
        opens, refuses = set(access.opens.split()), set(access.refuses.split())
        assert opens | refuses <= set(CAST), name
        assert not opens & refuses, name


@pytest.fixture
def cast(world, lan, ha, phong, mai, minh, tuan) -> dict:
    personnel = make_body(world.bac_son, "personnel", "Ban Tổ chức Đảng ủy Bắc Sơn", "BTC")
    personnel.fields.set([world.cadres])
    nga = make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, personnel)
    quan = make_user("quan", "Đặng Hồng Quân", "administrator", world.bac_son)
    an = User.objects.create_user("an", password="mot-hai-ba-4")
    an.person = Person.objects.create(name="Hoàng Văn An")
    an.save()
    return {
        **{one.user.username: one for one in (lan, ha, phong, mai, minh, tuan)},
        **{user.username: act_as(user) for user in (nga, quan, an)},
    }


class Things:
    """One object of each kind that an address names."""

    def __init__(self, world: SimpleNamespace, cast: dict) -> None:
        self.world, self.cast = world, cast
        self.lan, self.minh = cast["lan"], cast["minh"]

    def bac_son(self) -> Organisation:
        return self.world.bac_son

    def doi_sim(self) -> Organisation:
        return self.world.doi_sim

    def body(self) -> Body:
        return self.world.committee_s

    def post(self) -> Post:
        return organisations.create_post(self.body(), by=self.lan, title="Phó bí thư")

    def person(self) -> Person:
        return organisations.create_person(by=self.lan, name="Ngô Thị Hiền")

    def appointment(self):
        return organisations.appoint(
            self.person(), by=self.lan, post=self.post(), since=date(2025, 1, 1)
        )

    def user(self) -> User:
        """Works at Bắc Sơn alone."""
        return make_user("hien", "Ngô Thị Hiền", "reporter", self.world.bac_son)

    def mandate_of_minh(self) -> Mandate:
        return Mandate.objects.get(person=self.cast["minh"].person_id)

    def mandate_waiting(self) -> Mandate:
        """Granted by the leader of Bắc Sơn; waits for the second person."""
        user = self.user()
        return accounts.grant_mandate(
            user.person,
            by=self.cast["ha"],
            role="leader",
            organisation=self.world.bac_son,
            since=self.cast["ha"].today,
        )

    def document(self) -> Document:
        """Internal to Bắc Sơn, with its original."""
        return documents.register(
            by=self.lan,
            kind="Công văn",
            number="15",
            symbol="CV/VPĐU",
            date=date(2026, 3, 2),
            subject="trồng cây",
            field=self.world.environment,
            file=storage.keep(b"cong van", media_type="text/plain"),
            file_name="cong-van.txt",
        )

    def relation(self):
        """Of two documents that are internal to Bắc Sơn."""
        later = {"kind": "Công văn", "symbol": "CV/VPĐU", "date": date(2026, 4, 2)}
        amending = documents.register(by=self.lan, number="16", **later)
        return documents.relate(amending, by=self.lan, other=self.document(), kind="amends")

    def relation_of_both(self):
        """Said by Bắc Sơn of a document that is Vịnh Xanh's too."""
        given = {"by": self.lan, "kind": "Quy chế", "symbol": "QC/ĐUBS-ĐUVX", "joint": True}
        given |= {"issuers": [self.world.committee_a, self.world.committee_b]}
        given |= {"owners": [self.world.bac_son, self.world.vinh_xanh]}
        old, new = (
            documents.register(number=str(month), date=date(2026, month, 2), **given)
            for month in (3, 4)
        )
        return documents.relate(new, by=self.lan, other=old, kind="amends")

    def joint_draft(self):
        """Of both sides."""
        draft = drafting.start_draft(
            by=self.lan,
            token=new_id(),
            kind="Nghị quyết",
            subject="về trồng cây",
            issuers=[self.world.committee_a, self.world.committee_b],
            field=self.world.environment,
        )
        drafting.save_text(draft, by=self.lan, text="I. MỤC TIÊU", revision=0)
        for name, body in (("lan", self.world.committee_a), ("phong", self.world.committee_b)):
            by, signer = self.cast[name], self.person()
            post = Post.objects.get(body=body, title="Bí thư")
            Appointment.objects.create(person=signer, post=post, since=date(2025, 1, 1))
            drafting.name_signer(
                draft,
                body.organisation,
                by=by,
                signer=signer,
                post="Bí thư",
                authority="T/M BAN THƯỜNG VỤ",
            )
        draft.refresh_from_db()
        return draft

    def version(self):
        return drafting.cut_version(self.joint_draft(), by=self.lan)

    def compared(self):
        draft = self.version().draft
        drafting.save_text(draft, by=self.lan, text="I. MỤC ĐÍCH", revision=draft.revision)
        drafting.cut_version(draft, by=self.lan)
        return draft

    def remark_among_ones_own(self):
        return drafting.remark(
            self.version(), by=self.lan, token=new_id(), place=1, text="Rõ", internal=True
        )

    def copy(self):
        """Of the document's file, made for minh's unit."""
        post = Post.objects.create(body=self.world.office_a, title="Chánh Văn phòng")
        chief = self.cast["lan"].person_id
        Appointment.objects.create(post=post, person_id=chief, since=date(2025, 1, 1))
        return drafting.make_copy(
            self.document(),
            by=self.lan,
            token=new_id(),
            kind="further",
            body=self.world.office_a,
            signer=Person.objects.get(pk=chief),
            post="Chánh Văn phòng",
            place="Hà Nội",
            organisations=[self.world.suoi_nga],
        )

    def adopting(self):
        return drafting.put_for_adoption(self.version(), by=self.lan)

    def part(self):
        return self.adopting().adoptions.get(organisation=self.world.bac_son)

    def agreed(self):
        draft = self.adopting()
        for part in draft.adoptions.select_related("version"):
            own = part.organisation_id == self.world.bac_son.pk
            drafting.check(part, by=self.cast["lan" if own else "phong"])
            leader = self.cast["ha" if own else "mai"]
            drafting.approve(part, by=leader, digest=part.version.digest)
        draft.refresh_from_db()
        return draft

    def on_paper(self):
        return drafting.begin_signing(self.agreed(), by=self.lan, way="paper")

    def signed_paper(self):
        picture = SimpleUploadedFile("ban-ky.png", b"\x89PNG\r\n\x1a\n")
        return drafting.add_scan(self.on_paper(), by=self.lan, file=picture, declared=True)

    def signed_digitally(self):
        return drafting.begin_signing(self.agreed(), by=self.lan, way="digital")

    def digital_signature(self):
        Organisation.objects.update(exercise=True)  # or no key file is taken
        return self.signed_digitally().signings.get(organisation=self.world.bac_son)

    def certificate(self):
        """Of Bắc Sơn's leader, put down by its office; waits for the second person."""
        Organisation.objects.update(exercise=True)
        return drafting.register_certificate(
            Organisation.objects.get(pk=self.world.bac_son.pk),
            by=self.lan,
            person=Person.objects.get(pk=self.cast["ha"].person_id),
            data=certificate_in(made.key("Nguyễn Thu Hà"), made.PASSPHRASE),
        )

    def signature(self):
        return self.signed_paper().draft.signings.get(organisation=self.world.bac_son)

    def saved_filter(self):
        return documents.save_filter(by=self.lan, name="Liên tịch", wanted={"joint": "1"})

    def shared_filter(self):
        """Of tasks, with the people of Bắc Sơn."""
        given = {"name": "Quá hạn", "wanted": {"timeliness": "overdue"}}
        return documents.save_filter(by=self.lan, listing="tasks", shared=True, **given)

    def consultation(self):
        """Suối Ngà is asked, Đồi Sim is not."""
        return drafting.consult(
            self.version(),
            by=self.lan,
            token=new_id(),
            organisations=[self.world.suoi_nga],
            due=self.lan.today,
        )

    def asked(self):
        return self.consultation().asked.get()

    def prepared(self):
        return drafting.prepare_remark(self.asked(), by=self.minh, token=new_id(), text="Rõ hơn")

    def opinion_remark(self):
        made = self.prepared()
        drafting.answer(made.asked, by=self.minh, token=new_id(), stance="remarks")
        return made

    def series(self):
        return documents.open_series(
            self.world.committee_a, by=self.lan, kind="Nghị quyết", since=date(2026, 1, 1)
        )

    def unplaced(self):
        """It stood in the register before its book was opened, its number taken by another."""
        given = {"by": self.lan, "kind": "Nghị quyết", "issuers": [self.world.committee_a]}
        for month in (1, 2):
            made = documents.register(
                number="5", date=date(2026, month, 3), symbol=f"NQ{month}", **given
            )
        self.series()
        return made

    def number(self):
        return documents.reserve_number(self.series(), by=self.lan, key=new_id())

    def sheet(self):
        cells = {"code": "1-NQ/ĐU", "date": "1-3-2026", "subject": "về than"}
        return documents.bring_sheet(
            by=self.lan, series=self.series(), name="so.xlsx", lines=[(2, cells)], scans={}
        )

    def delivery(self):
        """Sent to Suối Ngà, and not to Đồi Sim."""
        document = self.document()
        documents.send(document, by=self.lan, organisations=[self.world.suoi_nga])
        return document.deliveries.get()

    def imported(self):
        """Brought in by lan: one row, which waits to be confirmed."""
        return running.bring(by=self.lan, kind="tasks", file=("a.csv", TASKS.encode()))

    def tracked(self):
        """Lan's own sheet, whose columns are to be named."""
        return running.bring(by=self.lan, kind="tracking", file=("a.csv", TASKS.encode()))

    def staffed(self):
        """People that the administrator of Bắc Sơn brought in."""
        return running.bring(by=self.cast["quan"], kind="people", file=("a.csv", PEOPLE.encode()))

    def arrival(self):
        return documents.enter_arrival(
            by=self.lan, arrived_on=date(2026, 3, 2), sender="Tỉnh ủy", subject="về than"
        )

    def intake(self) -> Intake:
        return bring_in(TEXT.encode(), "thong-bao.txt", by=self.lan, batch=new_id()).intake

    def batch(self) -> SimpleNamespace:
        return SimpleNamespace(pk=self.intake().batch)

    def scan(self) -> Intake:
        return scanned(self.lan)

    def scan_page(self):
        return self.scan().pages.get()

    def proposal(self) -> Proposal:
        return self.intake().proposals.get(kind="source")

    def rejected(self) -> Proposal:
        return reject(self.proposal(), by=self.lan)

    def programme(self) -> Programme:
        """Of both sides, with work for Suối Ngà."""
        return self.task().programme

    def draft(self):
        programme = programmes.start_programme(
            by=self.lan,
            name="Chương trình phối hợp",
            goal="An toàn",
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
            sides=[self.world.bac_son, self.world.vinh_xanh],
            lines=["party", "management"],
        )
        return programmes.draft_task(
            programme, by=self.lan, title="Trồng cây", field=self.world.environment
        )

    def task(self):
        return programmes.assign_task(
            self.draft(),
            by=self.lan,
            lead=self.world.committee_a,
            due=None,
            units=[self.world.suoi_nga],
        )

    def feed(self):
        return programmes.open_feed(by=self.lan, language="vi")

    def dependency(self):
        task = self.task()
        draft = programmes.draft_task(task.programme, by=self.lan, title="Chờ")
        other = programmes.assign_task(
            draft,
            by=self.lan,
            lead=self.world.committee_a,
            due=None,
            units=[self.world.suoi_nga],
        )
        return programmes.add_dependency(task, by=self.lan, waits_for=other)

    def series_of_tasks(self):
        draft = programmes.draft_task(
            self.programme(), by=self.lan, title="Báo cáo", recurs="monthly"
        )
        return programmes.assign_task(
            draft,
            by=self.lan,
            lead=self.world.committee_a,
            due=self.lan.today,
            units=[self.world.suoi_nga],
        )

    def conference(self):
        return conferences.call_conference(
            self.programme(),
            by=self.lan,
            kind="yearly",
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
        )

    def paper(self):
        return conferences.add_paper(self.conference(), by=self.lan, document=self.document())

    def conclusion(self):
        return conferences.conclude(self.conference(), by=self.lan, text="Trồng cây")

    def name_of_a_week(self):
        return SimpleNamespace(pk="2026-W25")

    def joint_entry(self):
        return agenda.add_entry(
            by=self.lan,
            day=self.lan.today,
            title="Họp hai bên",
            token=new_id(),
            programme=self.programme(),
        )

    def indicator(self):
        """Of both sides; Suối Ngà reports it, Đồi Sim does not."""
        made = indicators.make_set(
            by=self.lan,
            name="Môi trường",
            field=self.world.environment,
            owners=[self.world.bac_son, self.world.vinh_xanh],
            lines=["party", "management"],
            token=new_id(),
        )
        one = indicators.add_indicator(made, by=self.lan, name="Nước thải", measure="m³")
        since, units = date(2026, 1, 1), [self.world.suoi_nga]
        indicators.ask_units(made, by=self.lan, units=units, since=since)
        return one

    def indicator_set(self):
        return self.indicator().of

    def figure(self):
        one, last = self.indicator(), Period.begun(self.lan.today, 1).first - 1
        sheet = indicators.enter_figures(
            one.of,
            by=self.minh,
            unit=self.world.suoi_nga,
            period=Period(last, 1),
            values={one.pk: (Decimal(5), "")},
        )
        indicators.submit_sheet(sheet, by=self.minh)
        return sheet.observations.get()

    def sheet_of_figures(self):
        return self.figure().sheet

    def obstacle(self):
        return programmes.raise_obstacle(
            self.programme(), by=self.minh, text="Thiếu thiết bị", field=self.world.cadres
        )

    def new_way(self):
        return programmes.tell_new_way(
            self.programme(), by=self.lan, text="Họp trực tuyến", field=self.world.cadres
        )

    def visit(self):
        return programmes.plan_visit(
            self.programme(),
            by=self.lan,
            unit=self.world.suoi_nga,
            kind="inspection",
            since=date(2026, 4, 1),
            until=date(2026, 4, 2),
            token=new_id(),
        )

    def begun(self):
        return self.task().assignments.get()

    def note_of_ones_own(self):
        """Lan's, among the people of Bắc Sơn."""
        return programmes.comment(
            self.task(), by=self.lan, text="Nội bộ", internal=True, token=new_id()
        )

    def task_with_a_form(self):
        task = self.task()
        questions = [{"kind": "yes", "label": "Đã họp chưa?"}]
        programmes.set_form(task, by=self.lan, kind="press", questions=questions)
        return task

    def answers(self):
        part = self.task_with_a_form().assignments.get()
        values = {str(part.task.questionnaire.questions.get().pk): "yes"}
        return programmes.answer_form(part, by=self.minh, values=values, token=new_id())

    def cooperation(self):
        """Of Vịnh Xanh's committee, in a task that Bắc Sơn's leads."""
        task = programmes.assign_task(
            self.draft(),
            by=self.lan,
            lead=self.world.committee_a,
            due=None,
            units=[self.world.suoi_nga],
            cooperating=[self.world.committee_b],
        )
        return task.cooperations.get()

    def step(self):
        """Of Suối Ngà, which keeps it to itself."""
        return programmes.add_step(self.begun(), by=self.minh, title="Lập kế hoạch")

    def claimed(self):
        return self._reported().assignment

    def suspended(self):
        return programmes.suspend(self.begun(), by=self.lan, reason="Chờ thiết bị")

    def notice(self):
        """Suối Ngà's reporter is told that its part is due."""
        due = self.lan.today + timedelta(days=3)
        programmes.assign_task(
            self.draft(),
            by=self.lan,
            lead=self.world.committee_a,
            due=due,
            units=[self.world.suoi_nga],
        )
        while rounds.remind(self.lan.now):
            pass
        return Notice.objects.get()

    def swapped(self):
        """A Monday that is off."""
        return organisations.swap_day(by=self.cast["quan"], day=date(2026, 6, 15), works=False)

    def evidence(self):
        return self._reported().evidence.get()

    def _reported(self):
        picture = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n")
        return programmes.report_progress(
            self.begun(), by=self.minh, percent=100, files=[picture], token=new_id()
        )


@pytest.fixture(autouse=True)
def _refusals_are_not_news(caplog):
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    """Read in this process: the child has tests of its own, and takes its time to start."""
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    monkeypatch.setattr("lientich.exchange.reading.rows_in_child", rows)
    monkeypatch.setattr("lientich.intake.recognising.tesseract", lambda: None)


@pytest.fixture
def visitors(cast) -> dict[str, Client]:
    made = {}
    for one in CAST:
        made[one] = Client()
        made[one].force_login(cast[one].user)
    return made


def asked(access: Access) -> Iterator[tuple[str, str]]:
    """Everyone opens the page; where a form is sent as well, one of each kind sends it."""
    first, *second = access.methods.split()
    yield from ((first, one) for one in CAST)
    kinds = {access.expected(one): one for one in reversed(CAST)}
    yield from ((method, one) for method in second for one in kinds.values())


def address(name: str, key: object = None) -> str:
    return reverse(name, args=[key] if key else [])


def nowhere(name: str) -> str:
    """The address of something that is not there."""
    try:
        return address(name, uuid4())
    except NoReverseMatch:  # it counts its objects
        return address(name, 2**31 - 1)


def answer(visitor: Client, method: str, url: str) -> int:
    """The status; what was done is undone."""
    with transaction.atomic():
        response = getattr(visitor, method.lower())(url)
        list(response)  # read to its end, a file is closed; `close` would close the connection too
        transaction.set_rollback(True)
    return response.status_code


@pytest.mark.django_db
def test_signed_out_the_way_leads_to_the_door(client):
    for name in sorted({*ACCESS, *DOOR} - PUBLIC - {"account_logout"}):
        access = ACCESS.get(name, SIGNED_IN)
        for method in access.methods.split():
            response = getattr(client, method.lower())(
                nowhere(name) if access.of else address(name)
            )
            assert response.status_code == 302, name
            assert response["Location"].startswith("/accounts/login/?next="), name


@pytest.mark.django_db
def test_the_door_is_open_to_all(client):
    for name in sorted({*PUBLIC, "account_logout"}):
        for method in ("get", "post"):
            response = getattr(client, method)(address(name))
            assert response.status_code in (200, 302, 405), name
            assert "next=" not in response.get("Location", ""), name


@pytest.mark.any_database  # of a second one the walk asks for the pages, `rights` who reads what
@pytest.mark.parametrize("room", sorted({name.partition(":")[0] for name in ACCESS}))
def test_each_of_the_cast_comes_in_as_declared(room, world, cast, visitors):
    things, met, declared = Things(world, cast), {}, {}
    for name, access in ACCESS.items():
        if not name.startswith(f"{room}:"):
            continue
        with transaction.atomic():
            thing = getattr(things, access.of)() if access.of else None
            url = address(name, thing and thing.pk)
            for method, one in asked(access):
                status = answer(visitors[one], method, url)
                met[name, method, one] = 200 if status == 302 else status  # done, or leads on
                declared[name, method, one] = access.expected(one)
            transaction.set_rollback(True)
    assert met == declared


@pytest.mark.any_database
def test_an_object_that_is_not_there_is_not_found(visitors):
    met = {
        (name, method, one): answer(visitors[one], method, nowhere(name))
        for name, access in ACCESS.items()
        if access.of
        for method in access.methods.split()
        for one in ("lan", "an")
    }
    assert met == dict.fromkeys(met, 404)


def test_a_page_takes_no_post_and_a_deed_no_get(visitors):
    met = {
        (name, method): answer(
            visitors["lan"], method, nowhere(name) if access.of else address(name)
        )
        for name, access in ACCESS.items()
        for method in {"GET", "POST"} - set(access.methods.split())
    }
    assert met
    assert met == dict.fromkeys(met, 405)
