"""Where a line of Thai may end: at places that surely part two syllables.

Thai puts no space between words, and finding them takes a dictionary larger than this program.
Without one, lines end where the letters themselves tell: before a vowel that is written ahead
of its consonant, after a vowel or sign that closes a syllable, and before frequent words.
"""

from __future__ import annotations

import re

_STARTERS = (
    "ที่", "ของ", "การ", "ความ", "กับ", "จาก", "หรือ", "ก่อน", "หลัง", "ด้วย", "ถึง", "ตาม",
    "ทุก", "นี้", "นั้น", "หนึ่ง", "สอง", "สาม", "ลูกค้า", "คุณ", "พนักงาน", "ร้าน", "ต้อง",
    "อย่าง", "กว่า", "ผู้", "หน้า", "บอก", "ภายใน", "อาหาร", "กลับ", "คน", "บ้าน", "จะ", "ส่ง",
    "สิ่ง", "ฟัง", "ทำ", "คำ", "ยัง", "นาที", "พูด", "ครั้ง", "ช่วย", "ดูแล", "งาน", "(?<![กขส])ว่า",
    "(?<!ห)มี",
)  # fmt: skip
"""Frequent words that begin with a syllable of their own wherever these letters stand."""

_SAFE = (
    "(?<![เแโใไ])(?=[เแโใไ])"
    "|(?<=[ะำๆ])(?![\u0e30-\u0e3a\u0e45-\u0e4e])"
    "|(?<=ฯ)(?!ลฯ|[\u0e30-\u0e3a\u0e45-\u0e4e])"
    f"|(?={'|'.join(_STARTERS)})"
)


def parts(text: str) -> list[str]:
    """Return the Thai letters of *text* in pieces that a line carries over whole."""
    return [piece for piece in re.split(_SAFE, text) if piece]
