"""What the pages about published figures say."""

from leadwell.measures.pages.charts import chart_of, dots, ratings, years_of
from leadwell.measures.pages.compare import MEASURES as COMPARED
from leadwell.measures.pages.compare import MOST as MOST_COMPARED
from leadwell.measures.pages.compare import ComparePage, compare_page
from leadwell.measures.pages.enough_managers import ManagersPage, managers_page
from leadwell.measures.pages.full_measure import MeasurePage, measure_page
from leadwell.measures.pages.library import (
    DefinitionPage,
    LibraryPage,
    definition_page,
    library_page,
)
from leadwell.measures.pages.manager_charts import chart_of as managers_chart
from leadwell.measures.pages.manager_sheets import managers_sheet
from leadwell.measures.pages.picture import PicturePage, picture_page
from leadwell.measures.pages.sheets import measure_sheet, picture_sheet

__all__ = [
    "COMPARED",
    "MOST_COMPARED",
    "ComparePage",
    "DefinitionPage",
    "LibraryPage",
    "ManagersPage",
    "MeasurePage",
    "PicturePage",
    "chart_of",
    "compare_page",
    "definition_page",
    "dots",
    "library_page",
    "managers_chart",
    "managers_page",
    "managers_sheet",
    "measure_page",
    "measure_sheet",
    "picture_page",
    "picture_sheet",
    "ratings",
    "years_of",
]
