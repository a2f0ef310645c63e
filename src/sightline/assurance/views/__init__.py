"""The room's pages: binding, judging, settling terms, frameworks. A measure's own page is drawn by the desk."""
