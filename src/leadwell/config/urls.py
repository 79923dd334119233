"""Every address of the house. Each app's addresses are its own; here they are joined."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from leadwell.appointments.actions import gate_for
from leadwell.config.settings import ENVIRONMENT

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("leadwell.home.urls")),
    # whoever keeps staff by hand passes through the gate, of which their own floor knows nothing
    path("", include("leadwell.organisations.urls"), {"gate": gate_for}),
    path("", include("leadwell.measures.urls")),
    path("", include("leadwell.access.urls")),
    path("", include("leadwell.intake.urls")),
    path("", include("leadwell.history.urls")),
    path("", include("leadwell.keeping.urls")),
    path("", include("leadwell.equality.urls")),
    path("", include("leadwell.standards.urls")),
    path("", include("leadwell.training.urls")),
    path("", include("leadwell.appointments.urls")),
    path("", include("leadwell.fairness.urls")),
    path("", include("leadwell.config.interface")),
]
if ENVIRONMENT.open_to_look_inside:
    urlpatterns.append(path("design/", include("leadwell.design.urls")))

handler400 = "leadwell.design.errors.bad_request"
handler403 = "leadwell.design.errors.forbidden"
handler404 = "leadwell.design.errors.not_found"
handler429 = "leadwell.access.views.too_many_tries"  # the sign-in library looks for it here
handler500 = "leadwell.design.errors.server_error"
