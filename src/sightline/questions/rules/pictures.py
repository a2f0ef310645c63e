"""Pictures that stand beside an option's words, for children and for who reads little: their names."""

from __future__ import annotations

# Name of the picture, as stored, and what somebody who builds a questionnaire is told it shows.
PICTURES = {
    "very_sad": "A very sad face",
    "sad": "A sad face",
    "so_so": "A face neither sad nor happy",
    "happy": "A happy face",
    "very_happy": "A very happy face",
    "thumb_up": "A thumb up",
    "thumb_down": "A thumb down",
    "question": "A question mark",
}
