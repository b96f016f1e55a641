// The shapes of nodes and edges in pixels, and which of them is at a point.
for (const rows of Map.groupBy(statements, ({ ends: [a, b] }) => Math.min(a, b) * nodes.length + Math.max(a, b)).values()) {
  // parallel edges bend apart, seen from the same end whichever way they lead
  rows.forEach((row, at) => (row.lane = (at - (rows.length - 1) / 2) * (row.ends[0] > row.ends[1] ? -1 : 1)));
  if (rows[0].subject === rows[0].object) rows.forEach((row, at) => (row.lane = at));
}
for (const node of nodes) node.weight = Math.sqrt(node.statements.length);

/** In pixels: room for all from afar, a readable dot from near. */
function radius(node, scale) {
  if (node.value) return between(scale * 0.15, 1, 4);
  return between(scale * (0.18 + 0.09 * node.weight), 1.1, Math.min(3.5 + 1.5 * node.weight, 18));
}

/** The points of an edge's line from border to border; null where its nodes leave no room for it. */
function lineOf(row, from) {
  const [start, end] = [onScreen(row.subject, from), onScreen(row.object, from)];
  const [free, ahead] = [radius(row.subject, from.scale) + 1, radius(row.object, from.scale) + 2];
  if (row.subject === row.object) return loopAt(start, free, row.lane);
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  if (length < free + ahead + 1) return null;
  if (row.lane === 0 || length < 12) {
    return [along(start, dx, dy, free / length), along(end, dx, dy, -ahead / length)];
  }
  const bow = 2 * row.lane * between(length * 0.16, 5, 24) / length;
  const bend = { x: (start.x + end.x) / 2 - dy * bow, y: (start.y + end.y) / 2 + dx * bow };
  const points = [towards(start, bend, free)];
  for (let part = 0.125; part < 1; part += 0.125) {
    const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    const point = { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y };
    if (apart(point, start) > free && apart(point, end) > ahead) points.push(point);
  }
  return [...points, towards(end, bend, ahead)];
}

const along = (point, dx, dy, part) => ({ x: point.x + dx * part, y: point.y + dy * part });
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
const towards = (point, other, far) => along(point, other.x - point.x, other.y - point.y, far / apart(point, other));

function loopAt(centre, free, lane) {
  const wide = 9 + 6 * lane;
  const points = [];
  for (let angle = 0.2; angle <= 0.81; angle += 0.05) {
    const turn = angle * 2 * Math.PI + Math.PI / 2;
    points.push({ x: centre.x - wide * Math.cos(turn), y: centre.y - free - wide * 0.8 + wide * Math.sin(turn) });
  }
  return points;
}

function lengthOf(points) {
  let length = 0;
  for (let at = 1; at < points.length; at += 1) length += apart(points[at - 1], points[at]);
  return length;
}

/** The point so far along the line, and the line's direction there. */
function spot(points, far) {
  let left = far;
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1], points[at]];
    const length = apart(a, b) || 1;
    if (left <= length || at === points.length - 1) {
      return { ...along(a, b.x - a.x, b.y - a.y, left / length), angle: Math.atan2(b.y - a.y, b.x - a.x) };
    }
    left -= length;
  }
  return { ...points[0], angle: 0 };
}

function distance(point, points) {
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1], points[at]];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const part = between(((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    least = Math.min(least, apart(point, along(a, dx, dy, part)));
  }
  return least;
}

/** What is drawn at a point of the stage: {node} or {row} or null; `reach` in pixels. */
function thingAt(point, reach) {
  let [best, least] = [null, reach];
  for (const node of nodes) {
    if (node.gone) continue;
    const far = apart(onScreen(node), point) - radius(node, view.scale);
    if (far < least && far < reach / 2) [best, least] = [{ node }, far];
  }
  if (best) return best;
  for (const row of statements) {
    if (row.gone || !crosses(row, point.x, point.y, point.x, point.y, view, reach)) continue;
    const points = lineOf(row, view);
    const far = points ? distance(point, points) : Infinity;
    if (far < least) [best, least] = [{ row }, far];
  }
  return best;
}

/** Whether an edge may have a part in a box of the stage, `more` pixels wider on each side. */
function crosses(row, left, top, right, bottom, from, more) {
  const [a, b] = [onScreen(row.subject, from), onScreen(row.object, from)];
  const wide = more + (row.lane ? 30 * Math.abs(row.lane) + 30 : 0) + (a.x === b.x ? 50 : 0);
  return (
    Math.max(a.x, b.x) > left - wide && Math.min(a.x, b.x) < right + wide &&
    Math.max(a.y, b.y) > top - wide && Math.min(a.y, b.y) < bottom + wide
  );
}
