from django.urls import path

from .views import arrivals, books, deliveries, listing, numbers, sheets
from .views import entries as views

app_name = "documents"
urlpatterns = [
    path("", listing.index, name="index"),
    path("export/", listing.export, name="export"),
    path("workbook/", listing.export_workbook, name="export_workbook"),
    path("print/", listing.printed, name="printed"),
    path("filters/save/", listing.save_filter, name="save_filter"),
    path("filters/<uuid:pk>/remove/", listing.remove_filter, name="remove_filter"),
    path("register/", views.register, name="register"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/send/", deliveries.send, name="send"),
    path("<uuid:pk>/recipients/", deliveries.recipients, name="recipients"),
    path("<uuid:pk>/recipients/pdf/", deliveries.recipients_pdf, name="recipients_pdf"),
    path("<uuid:pk>/recipients/xlsx/", deliveries.recipients_xlsx, name="recipients_xlsx"),
    path("<uuid:pk>/remind/", deliveries.remind, name="remind"),
    path("<uuid:pk>/relate/", views.relate, name="relate"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/place/", books.place, name="place"),
    path("<uuid:pk>/file/", views.file, name="file"),
    #
    path("incoming/", deliveries.incoming, name="incoming"),
    path("deliveries/<uuid:pk>/receive/", deliveries.receive, name="receive"),
    path("deliveries/<uuid:pk>/refuse/", deliveries.refuse, name="refuse"),
    path("deliveries/<uuid:pk>/recall/", deliveries.recall, name="recall"),
    #
    path("books/", books.books, name="books"),
    path("books/open/", books.open_series, name="open_series"),
    path("books/<uuid:pk>/", books.book, name="book"),
    path("books/<uuid:pk>/edit/", books.edit_series, name="edit_series"),
    path("books/<uuid:pk>/pdf/", books.book_pdf, name="book_pdf"),
    path("books/<uuid:pk>/xlsx/", books.book_xlsx, name="book_xlsx"),
    path("books/<uuid:pk>/reserve/", numbers.reserve_number, name="reserve_number"),
    path("books/<uuid:pk>/explain/", numbers.explain_gap, name="explain_gap"),
    path("books/<uuid:pk>/import/", sheets.import_numbers, name="import_numbers"),
    path("sheets/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<uuid:pk>/enter/", sheets.enter_sheet, name="enter_sheet"),
    path("numbers/<uuid:pk>/", numbers.number, name="number"),
    path("numbers/<uuid:pk>/note/", numbers.note_number, name="note_number"),
    path("numbers/<uuid:pk>/void/", numbers.void_number, name="void_number"),
    #
    path("arrivals/", arrivals.arrivals, name="arrivals"),
    path("arrivals/pdf/", arrivals.arrivals_pdf, name="arrivals_pdf"),
    path("arrivals/xlsx/", arrivals.arrivals_xlsx, name="arrivals_xlsx"),
    path("arrivals/enter/", arrivals.enter_arrival, name="enter_arrival"),
    path("arrivals/import/", sheets.import_arrivals, name="import_arrivals"),
    path("arrivals/keep/", arrivals.keep_arrivals, name="keep_arrivals"),
    path("arrivals/<uuid:pk>/", arrivals.arrival, name="arrival"),
    path("arrivals/<uuid:pk>/edit/", arrivals.edit_arrival, name="edit_arrival"),
    path("arrivals/<uuid:pk>/instruct/", arrivals.instruct, name="instruct"),
    path("arrivals/<uuid:pk>/settle/", arrivals.settle_arrival, name="settle_arrival"),
    path("arrivals/<uuid:pk>/void/", arrivals.void_arrival, name="void_arrival"),
]
