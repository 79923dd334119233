"""How the induction goes at a place: counts for many, names for few, and the parts it adds."""

from leadwell.training.pages.induction_place.charts import induction_chart
from leadwell.training.pages.induction_place.parts import InductionPartsPage, induction_parts_page
from leadwell.training.pages.induction_place.people import (
    InductionPeoplePage,
    induction_people_page,
)
from leadwell.training.pages.induction_place.place import PlaceInductionPage, place_induction_page
from leadwell.training.pages.induction_place.sheet import induction_sheet

__all__ = [
    "InductionPartsPage",
    "InductionPeoplePage",
    "PlaceInductionPage",
    "induction_chart",
    "induction_parts_page",
    "induction_people_page",
    "induction_sheet",
    "place_induction_page",
]
