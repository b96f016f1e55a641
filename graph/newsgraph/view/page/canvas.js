// The picture: graphology holds what is drawn, sigma draws it.
const stage = document.getElementById("stage");
let renderer = null;
let drawn = null;
// past this, bent edges cost more time than they are worth
const MANY = 8000;

function drawPicture() {
  if (!document.createElement("canvas").getContext("webgl2")) {
    document.getElementById("no-picture").hidden = false;
    document.getElementById("zoom").hidden = true;
    return;
  }
  drawn = new graphology.MultiDirectedGraph();
  for (const node of nodes) drawn.addNode(node.index, { x: node.x, y: node.y, size: nodeSize(node), label: short(node.label) });
  for (const row of statements) {
    drawn.addDirectedEdgeWithKey(row.index, row.subject.index, row.object.index, {
      code: STANDING.get(row.standing).code, label: short(row.label), width: row.standing === "denied" ? 7 : 1.4 + Math.min(row.sources, 4) * 0.3,
    });
  }
  paint(false);
  const many = nodes.length + statements.length > MANY;
  const { pathLine, pathCurved, pathLoop, extremityArrow } = Sigma.rendering;
  renderer = new Sigma(drawn, stage, {
    primitives: {
      edges: {
        paths: many ? [pathLine()] : [pathLine(), pathCurved(), pathLoop()],
        extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3.5 })],
        variables: { code: { type: "number", default: 0 }, other: { type: "color", default: "#000000" } },
        layers: [STANDING_LAYER],
        label: { margin: 3 },
      },
    },
    styles: {
      nodes: {
        x: { attribute: "x" }, y: { attribute: "y" }, size: { attribute: "size" }, color: { attribute: "color" },
        label: { attribute: "label" }, labelColor: { attribute: "ink" }, labelSize: 13,
        visibility: (node) => (node.gone ? "hidden" : "visible"),
        labelVisibility: (node, { isHovered }) => (node.near || isHovered ? "visible" : node.faint ? "hidden" : "auto"),
        zIndex: (node) => (node.near ? 1 : 0), cursor: "pointer",
      },
      edges: {
        size: { attribute: "width" }, color: { attribute: "color" }, code: { attribute: "code" }, other: { attribute: "other" },
        head: (edge) => (edge.code === 4 ? "none" : "arrow"), path: "straight", parallelPath: many ? "straight" : "curved", selfLoopPath: many ? "straight" : "loop",
        visibility: (edge) => (edge.gone ? "hidden" : "visible"), label: { attribute: "label" }, labelColor: { attribute: "color" },
        labelSize: 11, labelPosition: "above",
        labelVisibility: (edge, { isHovered }) => (edge.near || isHovered ? "visible" : "hidden"),
        zIndex: (edge) => (edge.near ? 1 : 0), cursor: "pointer",
      },
    },
    settings: {
      enableEdgeEvents: true, renderEdgeLabels: true, itemSizesReference: "screen", zoomToSizeRatioFunction: (ratio) => ratio ** 0.3, edgeLabelAnchors: "allNodes",
      labelRenderedSizeThreshold: 5, labelDensity: 0.7, hideLabelsOnMove: many, minEdgeThickness: 1,
      enableCameraRotation: false, enableCameraMouseRotation: false, minCameraRatio: 0.005, maxCameraRatio: 4,
    },
  });
  renderer.on("clickNode", ({ node }) => chooseNode(nodes[node]));
  renderer.on("clickEdge", ({ edge }) => chooseStatement(statements[edge]));
  renderer.on("clickStage", () => (state.node || state.statement) && chooseNode(null));
}

const short = (text) => (text.length > 40 ? `${text.slice(0, 39).toWellFormed?.() ?? text.slice(0, 39)}…` : text);
const nodeSize = (node) => (node.value ? 2.5 : Math.min(3 + 1.5 * Math.sqrt(node.statements.length), 18));

/** Gives every node and edge its look for the filters and the choice of the moment. */
function paint(redraw = true) {
  if (!drawn) return;
  const visible = new Set(shown());
  const chosen = state.statement ? [state.statement] : state.node ? state.node.statements.filter((row) => visible.has(row)) : null;
  const nearEdges = new Set(chosen);
  const nearNodes = new Set(chosen?.flatMap((row) => [row.subject, row.object]));
  if (state.node) nearNodes.add(state.node);
  const here = new Set();
  for (const row of visible) here.add(row.subject).add(row.object);
  const dark = scheme() === "dark";
  const [ink, faintNode, faintEdge] = [themed("--ink"), dark ? "#2c333f" : "#dfe3ea", dark ? "#232933" : "#eceef2"];
  const tones = new Map(STANDINGS.map((row) => [row.id, themed(row.tone)]));
  const other = themed("--other");
  drawn.updateEachNodeAttributes((key, old) => {
    const node = nodes[key];
    const near = nearNodes.has(node);
    const faint = chosen !== null && !near;
    return { ...old, ink, near, faint, gone: !here.has(node) && !near, color: faint ? faintNode : typeColour(node.type) };
  });
  drawn.updateEachEdgeAttributes((key, old) => {
    const row = statements[key];
    const near = nearEdges.has(row);
    const faint = chosen !== null && !near;
    return {
      ...old, near: near && nearEdges.size <= 40, gone: !visible.has(row) && !near,
      color: faint ? faintEdge : tones.get(row.standing), other: faint ? faintEdge : other,
    };
  });
  if (redraw) renderer?.refresh();
}

/** Moves the picture so that the nodes are in its middle. */
function look(at) {
  if (!renderer || at.length === 0) return;
  const places = at.map((node) => renderer.graphToFramedGraph({ x: node.x, y: node.y }));
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const ratio = Math.min(Math.max(Math.max(right - left, high - low) * 1.5, 0.08), 1.1);
  glide({ x: (left + right) / 2, y: (low + high) / 2, ratio });
}

function glide(to) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) renderer.getCamera().setState(to);
  else renderer.getCamera().animate(to, { duration: 350 });
}

function zoom(how) {
  if (!renderer) return;
  const camera = renderer.getCamera();
  if (how === "all") glide({ x: 0.5, y: 0.5, ratio: 1 });
  else glide({ ratio: camera.getBoundedRatio(camera.ratio * (how === "in" ? 0.6 : 1 / 0.6)) });
}

function steer(event) {
  if (!renderer) return;
  const camera = renderer.getCamera();
  const step = camera.ratio * 0.15;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
  const zooms = { "+": "in", "=": "in", "-": "out", 0: "all" };
  if (moves[event.key]) camera.setState({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] });
  else if (zooms[event.key]) zoom(zooms[event.key]);
  else return;
  event.preventDefault();
}
