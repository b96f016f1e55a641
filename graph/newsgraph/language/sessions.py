"""ONNX Runtime as the packaged networks need it."""

from __future__ import annotations

import onnxruntime


def inference_session(model: bytes) -> onnxruntime.InferenceSession:
    """A session of one thread a call; several threads may call at once.

    One thread, since the sums of a matrix product that threads share depend on their number. The weights are stored as
    8-bit integers and computed with as 32-bit floats: no scale is taken from the input, so that a window's scores are
    its own, and CPU families differ by rounding only.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    # fold the stored integers into floats once, when the session is made
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
