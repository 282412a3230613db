"""The forms of the service credo beside the PDF, a file each."""

from credo_builder.app.forms import docx
from credo_builder.app.forms.base import Content, Form

FORMS: tuple[Form, ...] = (docx.FORM,)
"""Every form, in the order in which it is offered."""

__all__ = ["FORMS", "Content", "Form"]
