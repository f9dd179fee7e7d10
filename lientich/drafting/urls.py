from django.conf import settings
from django.urls import path

from .views import (
    adoption,
    answering,
    certificates,
    consultation,
    digital,
    drafts,
    recipients,
    signing,
    verifying,
    versions,
    word,
    writing,
)

app_name = "drafting"
urlpatterns = [
    path("", drafts.index, name="index"),
    path("start/", drafts.start_draft, name="start_draft"),
    path("procedure/", adoption.set_procedure, name="set_procedure"),
    path("<uuid:pk>/", drafts.detail, name="detail"),
    path("<uuid:pk>/text/", writing.save_text, name="save_text"),
    path("<uuid:pk>/word/", word.upload_text, name="upload_text"),
    path("<uuid:pk>/edit/", drafts.edit_draft, name="edit_draft"),
    path("<uuid:pk>/recipients/", recipients.recipients, name="recipients"),
    path("<uuid:pk>/signer/", drafts.name_signer, name="name_signer"),
    path("<uuid:pk>/version/", versions.cut_version, name="cut_version"),
    path("<uuid:pk>/compare/", versions.compare, name="compare"),
    path("<uuid:pk>/compare/pdf/", versions.changes_pdf, name="changes_pdf"),
    path("<uuid:pk>/compare/docx/", versions.changes_docx, name="changes_docx"),
    path("<uuid:pk>/reopen/", adoption.reopen, name="reopen"),
    path("<uuid:pk>/withdraw/", drafts.withdraw_draft, name="withdraw_draft"),
    path("<uuid:pk>/sign/", signing.begin_signing, name="begin_signing"),
    path("<uuid:pk>/scan/", signing.add_scan, name="add_scan"),
    path("<uuid:pk>/issue/", signing.issue, name="issue"),
    path("scans/<uuid:pk>/", signing.scan, name="scan"),
    path("<uuid:pk>/signing-file/", digital.signing_file, name="signing_file"),
    path("signings/<uuid:pk>/sign/", digital.sign_file, name="sign_file"),
    path("signings/<uuid:pk>/sign-with-key/", digital.sign_with_key, name="sign_with_key"),
    path("signings/<uuid:pk>/seal/", digital.seal_file, name="seal_file"),
    path("signings/<uuid:pk>/seal-with-key/", digital.seal_with_key, name="seal_with_key"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/register/", certificates.register_certificate, name="register_certificate"),
    path(
        "certificates/<uuid:pk>/confirm/",
        certificates.confirm_certificate,
        name="confirm_certificate",
    ),
    path("certificates/<uuid:pk>/end/", certificates.end_certificate, name="end_certificate"),
    path("signings/<uuid:pk>/confirm/", signing.confirm_scan, name="confirm_scan"),
    path("signings/<uuid:pk>/refuse/", signing.refuse_signing, name="refuse_signing"),
    path("versions/<uuid:pk>/", versions.version, name="version"),
    path("versions/<uuid:pk>/pdf/", versions.pdf, name="pdf"),
    path("versions/<uuid:pk>/docx/", versions.docx, name="docx"),
    path("versions/<uuid:pk>/remark/", versions.remark, name="remark"),
    path("versions/<uuid:pk>/put/", adoption.put_for_adoption, name="put_for_adoption"),
    path("versions/<uuid:pk>/consult/", consultation.consult, name="consult"),
    path("consultations/<uuid:pk>/", consultation.consultation, name="consultation"),
    path("consultations/<uuid:pk>/remind/", consultation.remind, name="remind"),
    path("consultations/<uuid:pk>/end/", consultation.end_consultation, name="end_consultation"),
    path("consultations/<uuid:pk>/docx/", consultation.summary_docx, name="summary_docx"),
    path("consultations/<uuid:pk>/xlsx/", consultation.summary_xlsx, name="summary_xlsx"),
    path("asked/", answering.opinions_asked, name="opinions_asked"),
    path("asked/<uuid:pk>/", answering.asked, name="asked"),
    path("asked/<uuid:pk>/remark/", answering.prepare_remark, name="prepare_remark"),
    path("asked/<uuid:pk>/answer/", answering.answer, name="answer"),
    path("opinions/<uuid:pk>/drop/", answering.drop_remark, name="drop_remark"),
    path("opinions/<uuid:pk>/decide/", consultation.decide, name="decide"),
    path("remarks/<uuid:pk>/resolve/", versions.resolve_remark, name="resolve_remark"),
    path("adoptions/<uuid:pk>/check/", adoption.check, name="check"),
    path("adoptions/<uuid:pk>/approve/", adoption.approve, name="approve"),
    path("adoptions/<uuid:pk>/refuse/", adoption.refuse, name="refuse"),
]

if settings.DEMONSTRATION:
    urlpatterns += [
        path("key/", digital.own_key, name="own_key"),
        path("seal-key/", digital.seal_key, name="seal_key"),
    ]

# Open to anyone who has a document in hand, signed in or not.
verification = [path("", verifying.verify, name="verify")]
