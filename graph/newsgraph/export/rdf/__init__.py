"""RDF: the triples of a graph (``terms``), its vocabulary (``vocabulary``, ``shapes``), and a writer per syntax."""
