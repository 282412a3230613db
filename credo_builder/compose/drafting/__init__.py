"""Words a credo could have: drafted from what is decided, in four voices, each with its roots.

The same project gives the same drafts, on any day and any computer. Where little is decided,
little is drafted; nothing is made up. A draft holds the user's words with their placeholders
still in them.
"""

from __future__ import annotations

from credo_builder.compose.drafting.draft import Draft, Drafts
from credo_builder.compose.drafting.whole import MOST_LINES, draft_of, drafts, unsaid, voice_of

__all__ = ["MOST_LINES", "Draft", "Drafts", "draft_of", "drafts", "unsaid", "voice_of"]
