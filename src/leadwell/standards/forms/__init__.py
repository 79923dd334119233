"""What is typed about the standards."""

from leadwell.standards.forms.drafting import Answer as Answer
from leadwell.standards.forms.drafting import Comment as Comment
from leadwell.standards.forms.drafting import Describe as Describe
from leadwell.standards.forms.drafting import KeepItem as KeepItem
from leadwell.standards.forms.drafting import KeepRequirement as KeepRequirement
from leadwell.standards.forms.drafting import Nothing as Nothing
from leadwell.standards.forms.drafting import Publish as Publish
from leadwell.standards.forms.drafting import Retire as Retire
from leadwell.standards.forms.drafting import SendBack as SendBack
from leadwell.standards.forms.drafting import Start as Start
from leadwell.standards.forms.drafting import described as described
from leadwell.standards.forms.drafting import in_boxes as in_boxes
from leadwell.standards.forms.reading import Compare as Compare
from leadwell.standards.forms.reading import asked_to_compare as asked_to_compare
