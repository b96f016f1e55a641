// The picture on the page: drawn out of sight in small steps; meanwhile what was drawn last moves with the view.
const MARGIN = 160;
const STEP_MS = 10;
const FIRST_STEP_MS = 100;
// while the view moves, what was drawn last is good enough up to so many pixels, and times this size
const MOST_OFF = 0.6 * MARGIN;
const MOST_SCALED = 1.5;
const REST_MS = 120;
const [shownCanvas, hiddenCanvas] = [document.getElementById("drawn"), document.createElement("canvas")];
const tip = document.getElementById("tip");
// what the canvas shows was drawn from `seen`; `job` draws the next
const picture = { seen: null, job: null, from: null, stale: true, waiting: false, begun: false, moved: -Infinity };
let hidden = null;

function drawPicture() {
  // read back often: the steps take the time that they take, and are not put off to the last of them
  hidden = hiddenCanvas.getContext("2d", { alpha: false, willReadFrequently: true });
  new ResizeObserver(fitStage).observe(stage);
  listenForGestures(
    (point, reach) => {
      const thing = thingAt(point, reach);
      if (thing?.node) chooseNode(thing.node);
      else if (thing) chooseStatement(thing.row);
      else if (state.node || state.statement) chooseNode(null);
    },
    (point) => {
      const asked = picture.hover !== undefined;
      picture.hover = point;
      if (!asked) requestAnimationFrame(hover);
    },
  );
}

/** Says beside the pointer what is under it. */
function hover() {
  const point = picture.hover;
  picture.hover = undefined;
  const thing = point && thingAt(point, 6);
  tip.hidden = !thing;
  stage.style.cursor = thing ? "pointer" : "";
  if (!thing) return;
  tip.textContent = thing.node ? thing.node.label : `${sentence(thing.row)} (${thing.row.standing})`;
  tip.style.left = `${between(point.x + 14, 0, Math.max(box.width - tip.offsetWidth, 0))}px`;
  tip.style.top = `${point.y + 18 + tip.offsetHeight > box.height ? point.y - tip.offsetHeight - 8 : point.y + 18}px`;
}

function fitStage() {
  const { clientWidth: width, clientHeight: height } = stage;
  if (!width || !height) return;
  Object.assign(box, { width, height });
  const sharp = Math.min(devicePixelRatio, 2);
  for (const canvas of [shownCanvas, hiddenCanvas]) {
    Object.assign(canvas, { width: Math.round((width + 2 * MARGIN) * sharp), height: Math.round((height + 2 * MARGIN) * sharp) });
  }
  Object.assign(shownCanvas.style, { width: `${width + 2 * MARGIN}px`, height: `${height + 2 * MARGIN}px` });
  hidden.setTransform(sharp, 0, 0, sharp, MARGIN * sharp, MARGIN * sharp);
  const all = viewOf(nodes);
  Object.assign(limits, { least: all.scale / 3, most: Math.max(120, all.scale * 2) });
  if (!picture.begun) {
    picture.begun = true;
    Object.assign(view, all);
    look(state.statement ? [state.statement.subject, state.statement.object] : state.node ? around(state.node) : []);
  }
  paint();
}

/** Gives every node and edge its look for the filters and the choice of the moment. */
function paint() {
  const visible = new Set(shown());
  const chosen = state.node || state.statement ? (state.node?.statements.filter((row) => visible.has(row)) ?? []) : null;
  if (state.statement) chosen.push(state.statement);
  const nearEdges = new Set(chosen);
  const nearNodes = new Set(chosen?.flatMap((row) => [row.subject, row.object]));
  if (state.node) nearNodes.add(state.node);
  const here = new Set();
  for (const row of visible) here.add(row.subject).add(row.object);
  for (const node of nodes) {
    node.near = nearNodes.has(node);
    node.faint = chosen !== null && !node.near;
    node.gone = !here.has(node) && !node.near;
  }
  for (const row of statements) {
    row.near = nearEdges.has(row);
    row.faint = chosen !== null && !row.near;
    row.gone = !visible.has(row) && !row.near;
  }
  Object.assign(picture, { job: null, stale: true, moved: -Infinity });
  wake();
}

function viewChanged() {
  Object.assign(picture, { stale: true, moved: performance.now() });
  tip.hidden = true;
  wake();
}

function wake() {
  if (!picture.waiting && hidden && box.width) {
    picture.waiting = true;
    requestAnimationFrame(frame);
  }
}

function frame() {
  picture.waiting = false;
  if (glideTo) {
    glideOn();
    Object.assign(picture, { stale: true, moved: glideTo ? performance.now() : -Infinity });
  }
  if (!picture.job && picture.stale && (performance.now() - picture.moved > REST_MS || farOff())) {
    Object.assign(picture, { from: { ...view }, stale: false });
    picture.job = drawing(hidden, picture.from, MARGIN);
  }
  const began = performance.now();
  // before the first picture there is nothing to move
  const most = picture.seen ? STEP_MS : FIRST_STEP_MS;
  while (picture.job && performance.now() - began < most) {
    const { done } = picture.job.next();
    hidden.getImageData(0, 0, 1, 1);
    if (done) present();
  }
  place();
  if (picture.job || picture.stale || glideTo) wake();
}

/** Whether the view has left what was drawn last so far that its edge may show. */
function farOff() {
  if (!picture.seen) return true;
  const { x, y, scale } = picture.seen;
  const off = Math.max(Math.abs(x - view.x), Math.abs(y - view.y)) * view.scale;
  return off > MOST_OFF || Math.abs(Math.log(view.scale / scale)) > Math.log(MOST_SCALED);
}

function present() {
  shownCanvas.getContext("2d", { alpha: false }).drawImage(hiddenCanvas, 0, 0);
  Object.assign(picture, { seen: picture.from, job: null });
}

/** Moves and scales what was drawn last to where it is in the view of now. */
function place() {
  if (!picture.seen) return;
  const { x, y, scale } = picture.seen;
  shownCanvas.style.transform =
    `translate(${(x - view.x) * view.scale}px, ${(y - view.y) * view.scale}px) scale(${view.scale / scale})`;
}

/** Moves the picture so that the nodes are in its middle. */
function look(at) {
  if (at.length && box.width) glide(viewOf(at, Math.max(70, viewOf(nodes).scale)));
}

const around = (node) => [node, ...node.statements.flatMap((row) => [row.subject, row.object])];
