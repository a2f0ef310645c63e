"""Every component once: what it is for, what it takes, and examples; the gallery page and its tests read this list.

A component is one template in `templates/ui/components`, takes plain values and asks nothing of the database. To
add one: write its template, add an entry here, look at it in the gallery at 1280 and at 320 pixels.
"""

from sightline.ui.components.component import Component
from sightline.ui.components.facts import FACTS
from sightline.ui.components.pictures import PICTURES
from sightline.ui.components.versions import VERSIONS
from sightline.ui.components.ways import WAYS

COMPONENTS: tuple[Component, ...] = WAYS + FACTS + PICTURES + VERSIONS

__all__ = ["COMPONENTS", "Component"]
