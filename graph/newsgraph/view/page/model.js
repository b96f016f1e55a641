// The graph as the page holds it, and which of its statements the filters let through.
const DATA = JSON.parse(document.getElementById("data").textContent);
const { nodes, statements, articles, relations } = DATA;
const typeOf = (node) => (node.value ? "VALUE" : node.type);

nodes.forEach((node, index) => {
  node.index = index;
  node.statements = [];
  node.names = [node.label, ...node.aliases].map((name) => name.toLowerCase());
});
statements.forEach((row, index) => {
  row.index = index;
  row.subject = nodes[row.ends[0]];
  row.object = nodes[row.ends[1]];
  row.subject.statements.push(row);
  if (row.object !== row.subject) row.object.statements.push(row);
  row.voices = new Set(row.saidBy.map((name) => `name:${name}`));
  for (const claim of row.claims) {
    if (claim.who.length === 0) row.voices.add("own");
    for (const said of claim.who) row.voices.add(`kind:${said.kind}`);
  }
});

/** How often each value occurs, the most frequent first. */
function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
}

const NO_FILTER = () => ({
  hiddenStandings: new Set(), hiddenTypes: new Set(), relation: "", outlet: "", certainty: "", voice: "", from: "", to: "",
});
const state = { filter: NO_FILTER(), node: null, statement: null };

function lets(filter, row) {
  return !(
    filter.hiddenStandings.has(row.standing) ||
    filter.hiddenTypes.has(typeOf(row.subject)) || filter.hiddenTypes.has(typeOf(row.object)) ||
    (filter.relation && row.relation !== filter.relation) ||
    (filter.outlet && !row.outlets.includes(filter.outlet)) ||
    (filter.certainty && !row.certainties.includes(filter.certainty)) ||
    (filter.voice && !row.voices.has(filter.voice)) ||
    // what has no date is neither before nor after
    (filter.from && !(row.last && row.last >= filter.from)) ||
    (filter.to && !(row.first && row.first <= filter.to))
  );
}

const shown = () => statements.filter((row) => lets(state.filter, row));
const activeFilters = ({ hiddenStandings, hiddenTypes, ...rest }) =>
  hiddenStandings.size + hiddenTypes.size + Object.values(rest).filter(Boolean).length;

/** The nodes whose names have the text: names that start with it first, then those with more statements. */
function find(text, most) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  return nodes
    .filter((node) => node.names.some((name) => name.includes(wanted)))
    .map((node) => ({ node, first: node.names.some((name) => name.startsWith(wanted)) ? 0 : 1 }))
    .sort((left, right) => left.first - right.first || right.node.statements.length - left.node.statements.length)
    .slice(0, most)
    .map((row) => row.node);
}
