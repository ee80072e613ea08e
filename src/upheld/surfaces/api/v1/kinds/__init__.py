"""Which refusal of an action is which problem, a module per subject; what the API refuses itself is in `refusals`."""

from upheld.surfaces.api.v1.kinds import bulk, closures, files, merging, promises, rules, shaping
from upheld.surfaces.api.v1.refusals import Kind

KINDS: dict[type[Exception], Kind] = {
    **promises.KINDS,
    **closures.KINDS,
    **shaping.KINDS,
    **merging.KINDS,
    **bulk.KINDS,
    **files.KINDS,
    **rules.KINDS,
}
