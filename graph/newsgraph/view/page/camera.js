// Where the picture is looked at from, and the gestures that move it.
const stage = document.getElementById("stage");
// the point of the graph in the middle of the stage, and pixels per unit of the layout, in which nodes lie about 1 apart
const view = { x: 0, y: 0, scale: 1 };
const box = { width: 0, height: 0 };
const limits = { least: 0.1, most: 120 };
let glideTo = null;

const onScreen = (point, from = view) => ({
  x: (point.x - from.x) * from.scale + box.width / 2, y: (point.y - from.y) * from.scale + box.height / 2,
});
const inGraph = (point) => ({
  x: (point.x - box.width / 2) / view.scale + view.x, y: (point.y - box.height / 2) / view.scale + view.y,
});
const between = (value, least, most) => Math.min(Math.max(value, least), most);

/** The view that has all the points in it, as near as `most` allows. */
function viewOf(points, most = limits.most) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return { ...view };
  const scale = Math.min((box.width - 40) / (right - left + 1.5), (box.height - 40) / (bottom - top + 1.5));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(Math.min(scale, most), 0.01) };
}

function moveTo(to) {
  glideTo = null;
  Object.assign(view, to);
  viewChanged();
}

/** Moves there in a third of a second, or at once for whoever wants no motion. */
function glide(to) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) moveTo(to);
  else {
    glideTo = { from: { ...view }, to: { ...view, ...to }, began: performance.now() };
    viewChanged();
  }
}

/** One step of the motion under way, if there is one. */
function glideOn() {
  if (!glideTo) return;
  const { from, to, began } = glideTo;
  const passed = Math.min((performance.now() - began) / 350, 1);
  const part = passed * (2 - passed);
  for (const key of ["x", "y"]) view[key] = from[key] + (to[key] - from[key]) * part;
  view.scale = from.scale * (to.scale / from.scale) ** part;
  if (passed === 1) glideTo = null;
}

/** The view nearer by a factor, the point of the stage staying where it is. */
function nearer(factor, point = { x: box.width / 2, y: box.height / 2 }) {
  const fixed = inGraph(point);
  const scale = between(view.scale * factor, limits.least, limits.most);
  return { x: fixed.x - (point.x - box.width / 2) / scale, y: fixed.y - (point.y - box.height / 2) / scale, scale };
}

function zoom(how) {
  glide(how === "all" ? viewOf(nodes.filter((node) => !node.gone)) : nearer(how === "in" ? 1.6 : 1 / 1.6));
}

function steer(event) {
  const step = Math.min(box.width, box.height) * 0.15 / view.scale;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  const zooms = { "+": "in", "=": "in", "-": "out", 0: "all" };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (moves[event.key]) moveTo({ x: view.x + moves[event.key][0], y: view.y + moves[event.key][1] });
  else if (zooms[event.key]) zoom(zooms[event.key]);
  else return;
  event.preventDefault();
}

/** Pan with one pointer, pinch with two, zoom with the wheel; `click` and `hover` get points of the stage. */
function listenForGestures(click, hover) {
  const down = new Map();
  let travelled = 0;
  const place = (event) => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, place(event));
    hover(null);
  });
  stage.addEventListener("pointermove", (event) => {
    const [before, now] = [down.get(event.pointerId), place(event)];
    if (!before) {
      if (event.pointerType === "mouse") hover(now);
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    // a finger or a hand trembles: that is a click yet
    if (travelled < 5) return;
    stage.classList.add("moving");
    if (other) {
      const apart = (point) => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
      moveTo(nearer(apart(now) / apart(before), other));
    } else moveTo({ x: view.x - (now.x - before.x) / view.scale, y: view.y - (now.y - before.y) / view.scale });
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    if (down.size === 0) stage.classList.remove("moving");
  };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
  // not as the pointer goes up: what is chosen may scroll the page, and the click would fall on what is there then
  stage.addEventListener("click", (event) => {
    if (travelled < 5) click(place(event), event.pointerType === "mouse" ? 6 : 16);
  });
  stage.addEventListener("pointerleave", () => hover(null));
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
    moveTo(nearer(Math.exp(-between(event.deltaY * lines, -300, 300) * 0.002), place(event)));
    hover(null);
  }, { passive: false });
  stage.addEventListener("keydown", steer);
}
