"""The forms of the service credo beside the PDF, a file each."""

from credo_builder.app.forms import docx, plain_text, spreadsheets, web_page
from credo_builder.app.forms.base import Content, Form

FORMS: tuple[Form, ...] = (docx.FORM, web_page.FORM, plain_text.FORM, spreadsheets.FORM)
"""Every form, in the order in which it is offered."""

__all__ = ["FORMS", "Content", "Form"]
