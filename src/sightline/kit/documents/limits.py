"""How large a document may be. Beyond a limit it is refused with a sentence that names the limit."""

from typing import Final

MB: Final = 1024 * 1024

MAX_FILE: Final = 25 * MB  # the file as it comes
MAX_PARTS: Final = 2_000  # files inside an Office file; a plan with fifty pictures has about eighty
MAX_PART: Final = 48 * MB  # one part unpacked
MAX_UNPACKED: Final = 160 * MB  # all parts unpacked
MAX_RATIO: Final = 250  # a part unpacked to packed, from 1 MB on; Office's own XML stays below 100
MAX_PAGES: Final = 60  # of a PDF
MAX_ROWS: Final = 5_000  # of a table or sheet, empty ones at its end not counted
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 100_000  # positions of a table or sheet
MAX_SHEETS: Final = 100
MAX_CELL: Final = 40_000  # characters in a cell or a line; Excel itself allows 32,767
MAX_LINES: Final = 50_000  # of a text file, and paragraphs of a Word document
MAX_TEXT: Final = 3_000_000  # characters in all, some five hundred pages
MAX_NESTING: Final = 12  # tables or text boxes inside each other
SECONDS: Final = 8.0  # processor time of the whole reading; with the start of the program ten are not passed
MEMORY: Final = 512 * MB  # address space of the process that reads
MAX_PAGE_CHARACTERS: Final = 30_000  # on one page of a PDF; a dense one has 8,000
MAX_PAGE_SHAPES: Final = 8_000  # lines and areas drawn on one page of a PDF
