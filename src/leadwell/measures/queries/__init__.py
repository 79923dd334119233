"""Every read of published figures."""

from leadwell.measures.queries.areas import Beneath, Pool, is_area
from leadwell.measures.queries.combining import combine, why_not_combine
from leadwell.measures.queries.control import Usual
from leadwell.measures.queries.definitions import by_question, definitions, measure
from leadwell.measures.queries.listing import (
    Listed,
    WantedFigures,
    key_of_figure,
    page_of_figures,
)
from leadwell.measures.queries.manager_numbers import ManagerNumbers
from leadwell.measures.queries.manager_releases import (
    ManagersShown,
    managers_exactly,
    managers_in_public,
    places_to_release,
)
from leadwell.measures.queries.named_places import areas_by_name, employers_by_name, plain_name
from leadwell.measures.queries.one_measure import OneMeasure, one_measure
from leadwell.measures.queries.own import figures_of
from leadwell.measures.queries.peers import Peers
from leadwell.measures.queries.picture import LeadershipPicture, picture, ratings_of
from leadwell.measures.queries.rated_places import RatedPlace
from leadwell.measures.queries.reconciling import Published
from leadwell.measures.queries.shown import OPEN_GOVERNMENT, Shown
from leadwell.measures.queries.side_by_side import SideBySide, side_by_side
from leadwell.measures.queries.to_draw import charts_since, newest_source

__all__ = [
    "OPEN_GOVERNMENT",
    "Beneath",
    "LeadershipPicture",
    "Listed",
    "ManagerNumbers",
    "ManagersShown",
    "OneMeasure",
    "Peers",
    "Pool",
    "Published",
    "RatedPlace",
    "Shown",
    "SideBySide",
    "Usual",
    "WantedFigures",
    "areas_by_name",
    "by_question",
    "charts_since",
    "combine",
    "definitions",
    "employers_by_name",
    "figures_of",
    "is_area",
    "key_of_figure",
    "managers_exactly",
    "managers_in_public",
    "measure",
    "newest_source",
    "one_measure",
    "page_of_figures",
    "picture",
    "places_to_release",
    "plain_name",
    "ratings_of",
    "side_by_side",
    "why_not_combine",
]
