"""The shape of what is written about drafts: what a paper says of itself (`drafts`), its text and
versions (`texts`), what the sides say of them (`adoption`), what organisations are asked and answer
(`consultation`), who signs and what is issued (`signing`, `digital`), and copies (`copies`)."""

from lientich.core.forms import ActionForm

from .adoption import ApproveForm, RefuseForm, RemarkForm, ReopenForm, ResolveForm
from .consultation import OTHERS, AnswerForm, ConsultForm, DecideForm, PrepareForm
from .copies import CopyForm
from .digital import CertificateForm, KeyForm, SignedFileForm, VerifyForm
from .drafts import EditForm, FilterForm, ProcedureForm, StartForm
from .signing import ConfirmScanForm, IssueForm, ScanForm, SignerForm, SigningForm
from .texts import CompareForm, TextForm, UploadForm, VersionForm

__all__ = [
    "ActionForm",
    "AnswerForm",
    "ApproveForm",
    "CertificateForm",
    "CompareForm",
    "ConfirmScanForm",
    "ConsultForm",
    "CopyForm",
    "DecideForm",
    "EditForm",
    "FilterForm",
    "IssueForm",
    "KeyForm",
    "OTHERS",
    "PrepareForm",
    "ProcedureForm",
    "RefuseForm",
    "RemarkForm",
    "ReopenForm",
    "ResolveForm",
    "ScanForm",
    "SignedFileForm",
    "SignerForm",
    "SigningForm",
    "StartForm",
    "TextForm",
    "UploadForm",
    "VerifyForm",
    "VersionForm",
]
