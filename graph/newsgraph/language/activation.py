"""The networks' activation, for the layers that are computed outside of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def gelu(x: Floats) -> Floats:
    """GELU in its tanh form (Hendrycks & Gimpel 2016), as in training."""
    return np.asarray(0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)
