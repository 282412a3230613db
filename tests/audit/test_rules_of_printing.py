"""Rules about what the program can print."""

from audit_samples import FULL, PROMISE, VALUE, but, content, found

from credo_builder.domain.settings import DocumentSettings, Revision


def test_qua_03_fires_once_for_each_field_with_boxes():
    """Each answer with characters that no font has is told with its field; notes are not."""
    project = content(
        but(VALUE, behaviours_do=("Say 안녕", "안녕 again"), notes="안녕"),
        but(PROMISE, text="한국", where_seen="한국"),
    )

    assert [
        ("minor", "V1", "behaviours_do"),
        ("minor", "P1", "text"),
        ("minor", "P1", "where_seen"),
    ] == found("QUA-03", project)


def test_qua_03_fires_for_the_words_of_the_document():
    """Title and history of the document itself are looked at, its name on screen is not."""
    document = DocumentSettings(title="서비스", section_titles={"credo": "서비스"})
    history = (Revision(edition="1.0", summary="한국"),)
    settings = but(FULL, name="서비스", document=document, history=history)

    assert [
        ("minor", "", "history[0].summary"),
        ("minor", "", "document.title"),
        ("minor", "", "document.section_titles"),
    ] == found("QUA-03", content(settings=settings))


def test_qua_03_is_silent_for_every_script_that_ships():
    """Letters of the scripts with fonts, and signs that only choose a look, print."""
    written = "Καλώς नमस्ते สวัสดี 日本 שלום مرحبا می\u200cخواهم ❤\ufe0f 😀"

    assert [] == found("QUA-03", content(but(VALUE, belief=written)))
