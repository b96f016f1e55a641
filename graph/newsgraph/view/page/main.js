// Search, filters and the list, tied to the picture.
const at = (id) => document.getElementById(id);
const PAGE = 60;
let limit = PAGE;

const weightOf = (row) => row.subject.statements.length + row.object.statements.length;

/** What the list shows: that of the most sources first, then what is said of the things that most is said of. */
function listed() {
  const rows = (state.node ? state.node.statements.filter((row) => lets(state.filter, row)) : shown())
    .sort((a, b) => b.sources - a.sources || weightOf(b) - weightOf(a) || a.index - b.index);
  if (state.node) return rows;
  if (state.statement && !rows.includes(state.statement)) rows.unshift(state.statement);
  return rows;
}

function showList() {
  const rows = listed();
  const chosen = state.statement && rows.indexOf(state.statement);
  // the chosen one is on the page, however far down it stands
  const visible = rows.slice(0, limit);
  if (chosen !== null && chosen >= limit) visible.unshift(state.statement);
  at("about").textContent = state.node ? `About ${state.node.label}` : "Statements";
  at("clear").hidden = !state.node;
  at("count").textContent = `${plural(rows.length, "statement")}${rows.length < statements.length ? ` of ${statements.length.toLocaleString("en")}` : ""}`;
  at("statements").replaceChildren(...visible.map(statementItem));
  at("more").hidden = rows.length <= limit;
  at("more").textContent = `Show ${Math.min(PAGE, rows.length - limit)} more`;
  if (state.statement) openItem(state.statement);
}

/** The address names what is chosen, so that it can be passed on. */
function showAddress() {
  const chosen = state.statement ?? state.node;
  history.replaceState(null, "", chosen ? `#${encodeURIComponent(chosen.id)}` : "#");
}

/** Chooses what the address names, if it does. */
function openAddress() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* it names nothing */ }
  const [node, row] = [nodes, statements].map((rows) => rows.find((one) => one.id === id));
  if (node) chooseNode(node);
  else if (row) chooseStatement(row);
}

const itemOf = (row) => at("statements").querySelector(`[data-id="${CSS.escape(row.id)}"]`);

function openItem(row) {
  const item = itemOf(row);
  if (item) showEvidence(item, row, true);
  return item;
}

/** A click on an item of the list: opens it, or closes it again. */
function toggle(row) {
  const before = state.statement;
  if (before && itemOf(before)) showEvidence(itemOf(before), before, false);
  state.statement = before === row ? null : row;
  if (state.statement) {
    openItem(row);
    look([row.subject, row.object]);
  }
  showAddress();
  paint();
}

function chooseStatement(row) {
  state.statement = row;
  if (state.node && !state.node.statements.includes(row)) state.node = null;
  showList();
  showAddress();
  paint();
  const item = itemOf(row);
  item.scrollIntoView({ block: "nearest" });
  item.querySelector(".line").focus({ preventScroll: true });
}

function chooseNode(node) {
  state.node = node;
  state.statement = null;
  limit = PAGE;
  showList();
  showAddress();
  paint();
  at("panel").scrollTop = 0;
  if (node) {
    look(around(node));
    at("about").focus({ preventScroll: true });
  }
}

function showFound() {
  const text = at("search").value;
  const rows = find(text, 12);
  at("found").hidden = !text.trim();
  at("found").replaceChildren(
    ...rows.map((node) => {
      const dot = element("span", { class: "dot", "aria-hidden": "true" });
      dot.style.background = typeColour(node.type);
      const pick = () => {
        at("found").hidden = true;
        chooseNode(node);
      };
      const facts = `${TYPE_NAMES[typeOf(node)]} · ${node.statements.length}`;
      return element("li", {}, element("button", { type: "button", onclick: pick }, dot, element("bdi", {}, node.label), element("small", {}, facts)));
    }),
    ...(rows.length ? [] : [element("li", {}, element("p", { role: "status" }, "nothing has this name"))]),
  );
}

function choice(box, key, hidden, count, look, ...words) {
  const input = element("input", { type: "checkbox", checked: "", value: key });
  input.addEventListener("change", () => {
    hidden()[input.checked ? "delete" : "add"](key);
    changed();
  });
  box.append(element("label", { class: "choice" }, input, look, element("span", {}, ...words, " ", element("small", {}, count.toLocaleString("en")))));
}

function options(select, rows, words = (value) => value) {
  for (const [value, count] of rows) select.append(element("option", { value }, `${words(value)} (${count.toLocaleString("en")})`));
}

function fillFilters() {
  const standings = new Map(counted(statements.map((row) => row.standing)));
  for (const row of STANDINGS) {
    if (standings.has(row.id)) {
      choice(at("standings"), row.id, () => state.filter.hiddenStandings, standings.get(row.id), swatch(row.id),
        element("b", {}, row.id), ` ${row.meaning}`);
      at("legend").append(element("li", {}, swatch(row.id), row.id));
    }
  }
  for (const [type, count] of counted(nodes.map(typeOf))) {
    const dot = () => element("span", { class: "dot", "data-type": type, "aria-hidden": "true" });
    choice(at("types"), type, () => state.filter.hiddenTypes, count, dot(), TYPE_NAMES[type]);
    at("legend").append(element("li", {}, dot(), TYPE_NAMES[type].replace(/ \(.*/, "")));
  }
  colourDots();
  options(at("relation"), counted(statements.map((row) => row.relation)), (key) => relations[key]);
  options(at("outlet"), counted(statements.flatMap((row) => row.outlets)));
  options(at("certainty"), counted(statements.flatMap((row) => row.certainties)));
  const voices = counted(statements.flatMap((row) => [...row.voices]));
  const groups = { own: "The article", kind: "Kinds of source", name: "Sources" };
  for (const [prefix, label] of Object.entries(groups)) {
    const rows = voices.filter(([key]) => key.split(":", 1)[0] === prefix);
    const group = element("optgroup", { label });
    options(group, rows.slice(0, 500), (key) => (key === "own" ? "in its own voice" : key.slice(prefix.length + 1)));
    if (rows.length) at("voice").append(group);
  }
  for (const id of ["relation", "outlet", "certainty", "voice", "from", "to"]) {
    at(id).addEventListener("change", () => {
      state.filter[id] = at(id).value;
      changed();
    });
  }
  at("form").addEventListener("reset", () => {
    state.filter = NO_FILTER();
    changed();
  });
  at("form").addEventListener("submit", (event) => event.preventDefault());
}

function colourDots() {
  for (const dot of document.querySelectorAll("[data-type]")) dot.style.background = typeColour(dot.dataset.type);
}

function changed() {
  const active = activeFilters(state.filter);
  at("active").textContent = active ? `· ${active} in use` : "";
  state.statement = null;
  limit = PAGE;
  showList();
  paint();
}

fillFilters();
at("filters").open = innerWidth > 1100 && innerHeight > 900;
at("total").textContent = `${plural(nodes.length, "node")}, ${plural(statements.length, "statement")}, ${plural(articles.length, "article")}`;
showList();
addEventListener("hashchange", openAddress);
at("search").addEventListener("input", showFound);
at("search").addEventListener("focus", showFound);
at("finder").addEventListener("keydown", (event) => {
  const buttons = [...at("found").querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
  if (event.key === "Escape") at("found").hidden = true;
  else if (event.key === "Enter" && here < 0) buttons[0]?.click();
  else if (next !== undefined) (buttons[next] ?? at("search")).focus();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (!at("finder").contains(event.target)) at("found").hidden = true;
});
at("clear").addEventListener("click", () => chooseNode(null));
at("more").addEventListener("click", () => {
  const first = limit;
  limit += PAGE;
  showList();
  at("statements").children[first]?.querySelector(".line").focus();
});
for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(button.dataset.zoom));
darkScheme.addEventListener("change", () => {
  colourDots();
  paint();
});
// the list is there before the picture, which takes longer
requestAnimationFrame(() => setTimeout(() => {
  openAddress();
  drawPicture();
}));
