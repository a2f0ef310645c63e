"""What kinds of documents there are, and whom they are for."""

from __future__ import annotations

from sightline.kit.labelled import Labelled


class ResourceKind(Labelled):
    """What a document is."""

    POLICY = "policy", "Policy"
    PROTOCOL = "protocol", "Protocol"
    TOOLKIT = "toolkit", "Toolkit"
    FLOW_CHART = "flow_chart", "Flow chart"
    GUIDANCE = "guidance", "Guidance"
    LEAFLET = "leaflet", "Leaflet"


class ReadBy(Labelled):
    """Whom a document is written for."""

    PROFESSIONALS = "professionals", "Professionals"
    SCHOOLS = "schools", "Schools and colleges"
    FAMILIES = "families", "Parents and carers"
    CHILDREN = "children", "Children and young people"
    EVERYBODY = "everybody", "Everybody"
