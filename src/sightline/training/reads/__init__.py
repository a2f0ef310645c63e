"""What the pages of the room, and rooms above, are given."""

from sightline.training.reads.outside import CourseOutside, SessionOutside, course_outside, upcoming_sessions

__all__ = ["CourseOutside", "SessionOutside", "course_outside", "upcoming_sessions"]
