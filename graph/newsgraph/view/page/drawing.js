// Draws the picture, a little at a time, so that a large graph never stops the page.
const BATCH = 250;
// more edges than this are drawn as hairlines, which a processor draws ten times as fast
const MANY = 4000;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const EDGE_FONT = `12px ${FONT}`;

const short = (text) => (text.length > 40 ? `${text.slice(0, 39).toWellFormed?.() ?? text.slice(0, 39)}…` : text);

function themeColours() {
  const dark = scheme() === "dark";
  return {
    ground: themed("--ground"), ink: themed("--ink"), other: themed("--other"), soft: themed("--soft"),
    faintNode: dark ? "#2c333f" : "#dfe3ea", faintEdge: dark ? "#232933" : "#eceef2",
    tone: Object.fromEntries(STANDINGS.map((row) => [row.id, themed(row.tone)])),
  };
}

/** Draws what can be seen from a view, `margin` pixels around the stage too; yields after each batch. */
function* drawing(context, from, margin) {
  const colours = themeColours();
  const [right, bottom] = [box.width + margin, box.height + margin];
  context.fillStyle = colours.ground;
  context.fillRect(-margin, -margin, right + margin, bottom + margin);
  const edges = statements.filter((row) => !row.gone && crosses(row, -margin, -margin, right, bottom, from, 0));
  yield;
  const thin = edges.length > MANY;
  const looks = Map.groupBy(edges, (row) => `${row === state.statement ? 3 : row.near ? 2 : row.faint ? 0 : 1}${STANDING.get(row.standing).code}`);
  for (const look of [...looks.keys()].sort()) {
    for (const rows of batches(looks.get(look))) {
      drawEdges(context, rows, from, colours, thin);
      yield;
    }
  }
  const inside = nodes.filter((node) => {
    const { x, y } = onScreen(node, from);
    return !node.gone && x > -margin - 20 && x < right + 20 && y > -margin - 20 && y < bottom + 20;
  });
  const kinds = Map.groupBy(inside, (node) => (node.near ? "2" : node.faint ? "0" : "1") + node.type);
  for (const kind of [...kinds.keys()].sort()) {
    for (const rows of batches(kinds.get(kind))) {
      drawNodes(context, rows, from, colours);
      yield;
    }
  }
  drawLabels(context, inside, edges, from, colours);
  yield;
}

function* batches(rows) {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}

/** Edges of one standing. */
function drawEdges(context, rows, from, colours, thin) {
  const { standing, faint } = rows[0];
  const [lines, heads, crossed] = [new Path2D(), new Path2D(), new Path2D()];
  for (const row of rows) {
    const points = lineOf(row, from);
    if (!points) continue;
    const length = lengthOf(points);
    if (length < 1.5) continue;
    // a head needs its room; the line ends where it begins
    const head = length > 14 ? (row.near ? 9 : 7) : 0;
    points.forEach((point, at) => {
      const end = head && at === points.length - 1 ? spot(points, length - head + 1) : point;
      if (at) lines.lineTo(end.x, end.y);
      else lines.moveTo(end.x, end.y);
    });
    if (head) arrow(heads, points[points.length - 1], spot(points, length).angle, head);
    if (standing === "denied" && length > 9) strike(crossed, points, length - head);
  }
  const tone = faint ? colours.faintEdge : colours.tone[standing];
  context.strokeStyle = tone;
  context.lineWidth = rows[0] === state.statement ? 3.2 : rows[0].near ? 1.8 : thin ? 1 : 1.4;
  context.setLineDash(DASHES[standing] ?? []);
  context.stroke(lines);
  if (standing === "disputed" && !faint) {
    context.strokeStyle = colours.other;
    context.setLineDash([6, 6]);
    context.stroke(lines);
    context.strokeStyle = tone;
  }
  context.setLineDash([]);
  context.stroke(crossed);
  context.fillStyle = tone;
  context.fill(heads);
}

function arrow(path, tip, angle, size) {
  const [x, y] = [Math.cos(angle) * size, Math.sin(angle) * size];
  path.moveTo(tip.x, tip.y);
  path.lineTo(tip.x - x - y * 0.42, tip.y - y + x * 0.42);
  path.lineTo(tip.x - x + y * 0.42, tip.y - y - x * 0.42);
  path.closePath();
}

/** Crosses on the line of what is denied. */
function strike(path, points, length) {
  const count = Math.max(1, Math.round(length / 90));
  const arm = between(length * 0.25, 2.5, 4.5);
  for (let at = 0; at < count; at += 1) {
    const { x, y, angle } = spot(points, length * (at + 0.5) / count);
    for (const turn of [Math.PI / 4, -Math.PI / 4]) {
      const [dx, dy] = [Math.cos(angle + turn) * arm, Math.sin(angle + turn) * arm];
      path.moveTo(x - dx, y - dy);
      path.lineTo(x + dx, y + dy);
    }
  }
}

/** Nodes of one type: discs, values as squares. */
function drawNodes(context, rows, from, colours) {
  const path = new Path2D();
  for (const node of rows) {
    const { x, y } = onScreen(node, from);
    const size = radius(node, from.scale);
    if (node.value) path.rect(x - size, y - size, 2 * size, 2 * size);
    else {
      path.moveTo(x + size, y);
      path.arc(x, y, size, 0, 2 * Math.PI);
    }
  }
  context.fillStyle = rows[0].faint ? colours.faintNode : typeColour(rows[0].type);
  context.fill(path);
  if (from.scale > 8) {
    context.strokeStyle = colours.ground;
    context.lineWidth = 1;
    context.stroke(path);
  }
}

/** An edge's label, and the box that it takes, as [left, top, right, bottom]; null where the edge has no line. */
function edgeLabel(context, row, from) {
  const points = lineOf(row, from);
  if (!points) return null;
  const [text, length] = [short(row.label), lengthOf(points)];
  const width = context.measureText(text).width;
  const { x, y, angle } = spot(points, length / 2);
  const across = Math.abs(Math.cos(angle)) * width + 14;
  const tall = Math.abs(Math.sin(angle)) * width + 14;
  const border = [x - across / 2, y - tall / 2, x + across / 2, y + tall / 2];
  return { text, length, width, x, y, angle, border, standing: row.standing };
}

/** Whether most of a node's lines leave it to the right, where they would run through its name. */
function leansRight(node) {
  let lean = 0;
  for (const row of node.statements) {
    if (!row.gone && !row.faint) lean += Math.sign((row.subject === node ? row.object : row.subject).x - node.x);
  }
  return lean > 0;
}

/** Names, the most linked first, and edges' labels where there is room: none on top of another. */
function drawLabels(context, inside, edges, from, colours) {
  const taken = [];
  const free = (left, top, width, height) =>
    taken.every((row) => left > row[2] || left + width < row[0] || top > row[3] || top + height < row[1]);
  const write = (text, x, y, colour) => {
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  };
  Object.assign(context, { strokeStyle: colours.ground, lineWidth: 3.5, lineJoin: "round", textBaseline: "middle" });
  // the chosen edge's label is there whatever else is: names keep out of its way
  context.font = EDGE_FONT;
  const chosen = state.statement && !state.statement.gone ? edgeLabel(context, state.statement, from) : null;
  if (chosen) taken.push(chosen.border);
  let left = Math.round((box.width * box.height) / 13000);
  const ranked = inside.filter((node) => !node.faint).sort((a, b) => b.near - a.near || b.weight - a.weight || a.index - b.index);
  const named = new Set();
  for (const node of ranked.slice(0, 6 * left + 40)) {
    const bold = node === state.node ? "600 " : "";
    context.font = `${bold}13px ${FONT}`;
    const [text, { x, y }] = [short(node.label), onScreen(node, from)];
    const [width, size] = [context.measureText(text).width, radius(node, from.scale) + 4];
    const sides = leansRight(node) ? [x - size - width, x + size] : [x + size, x - size - width];
    // what is seen now and not only when the picture is moved shall be read to its end
    const whole = (edge) => x < 0 || x > box.width || (edge >= 0 && edge + width <= box.width);
    const places = [...sides.map((edge) => [edge, y]), [x - width / 2, y + size + 7], [x - width / 2, y - size - 7]];
    const place = places.find(([edge, line]) => whole(edge) && free(edge - 2, line - 9, width + 4, 18));
    if (!place || left === 0) continue;
    write(text, ...place, colours.ink);
    taken.push([place[0] - 2, place[1] - 9, place[0] + width + 2, place[1] + 9]);
    named.add(node);
    left -= 1;
  }
  context.font = EDGE_FONT;
  context.textAlign = "center";
  const near = edges.filter((row) => row.near);
  const told = near.length && near.length <= 60 ? near : from.scale > 30 ? edges.filter((edge) => !edge.faint).slice(0, 300) : [];
  const labels = told.filter((row) => row !== state.statement).map((row) => edgeLabel(context, row, from));
  for (const label of chosen ? [chosen, ...labels] : labels) {
    if (!label) continue;
    const [left, top, right, bottom] = label.border;
    if (label !== chosen && (label.length < label.width + 6 || !free(left, top, right - left, bottom - top))) continue;
    taken.push(label.border);
    context.save();
    context.translate(label.x, label.y);
    // upright, and above its line
    context.rotate(Math.cos(label.angle) < 0 ? label.angle + Math.PI : label.angle);
    write(label.text, 0, -9, colours.tone[label.standing]);
    context.restore();
  }
  context.textAlign = "start";
}
