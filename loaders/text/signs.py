"""Signs that carry structure through the cleaning: noncharacters of Unicode, which no text may hold.

Markup is replaced by them, the line analysis reads them, and none is left in the cleaned text.
"""

from __future__ import annotations

import re

HEADING_1 = "\ufdd0"
HEADING_2 = "\ufdd1"
HEADING_3 = "\ufdd2"
DOCUMENT_TITLE = "\ufdd3"
TABLE = "\ufdd4"
TABLE_END = "\ufdd5"
HEADER_CELL = "\ufdd6"
LINK = "\ufdd7"
LINK_END = "\ufdd8"
ITEM = "\ufdd9"
BOLD = "\ufdda"
BOLD_END = "\ufddb"
RECORD = "\ufddc"
CAPTION = "\ufddd"
EMOJI = "\ufdde"
FURNITURE = "\ufddf"
TITLE = "\ufde0"
SOURCE = "\ufde1"
AUTHOR = "\ufde2"
MOMENT = "\ufde3"
OTHER = "\ufde4"
TEXT = "\ufde6"
RUN_IN = "\ufde5"
"""A heading that stood at the head of its paragraph."""
RUN_ON = "\ufde7"
"""A line that such a heading cut short: what stands below goes on with it."""

ALL = re.compile("[\ufdd0-\ufdef]")
COLUMNS = TITLE + SOURCE + AUTHOR + MOMENT + OTHER + TEXT
HEADINGS = HEADING_1 + HEADING_2 + HEADING_3
