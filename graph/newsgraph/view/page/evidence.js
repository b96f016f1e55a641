// Statements as a list, and what proves each. All text goes in as text, never as markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const plural = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
const sentence = (row) => `${row.subject.label} ${row.core} ${row.object.label}${row.tail}`;

function statementItem(row) {
  const published = row.first === row.last ? row.first : `${row.first} to ${row.last}`;
  const line = element(
    "button", { type: "button", class: "line", "aria-expanded": "false", onclick: () => toggle(row) },
    element("bdi", {}, row.subject.label), " ", element("span", { class: "core" }, row.core), " ",
    element("bdi", {}, row.object.label), row.tail,
    element(
      "span", { class: "facts" }, swatch(row.standing),
      element("span", { class: "standing-name" }, row.standing),
      row.day ? element("span", {}, `on ${row.day}`) : null,
      row.first ? element("span", {}, `published ${published}`) : null,
      element("span", {}, plural(row.sources, "source")),
      row.reviewed ? element("span", {}, `${row.reviewed} of ${plural(row.claims.length, "claim")} reviewed`) : null,
    ),
  );
  return element("li", { class: `statement ${standingClass(row.standing)}`, "data-id": row.id }, line);
}

/** Opens or closes a statement's item in the list. */
function showEvidence(item, row, open) {
  item.classList.toggle("open", open);
  item.querySelector(".line").setAttribute("aria-expanded", String(open));
  item.querySelector(".evidence")?.remove();
  if (open) item.append(evidence(row));
}

function evidence(row) {
  const about = (node) =>
    element("button", { type: "button", onclick: () => chooseNode(node) }, `All about ${node.label}`);
  const content = row.content === null ? null : statements[row.content];
  return element(
    "div", { class: "evidence" },
    ...(row.claims.length ? row.claims.map(claimFigure) : [element("p", {}, "This page was made without evidence.")]),
    element(
      "div", { class: "links" },
      content && element("button", { type: "button", onclick: () => chooseStatement(content) }, `What: ${sentence(content)}`),
      about(row.subject), row.object.value ? null : about(row.object),
    ),
  );
}

function claimFigure(claim) {
  const article = articles[claim.article];
  const quote = element(
    "blockquote", {},
    ...claim.parts.map(([role, text]) => (role ? element("mark", { class: role, title: role }, text) : text)),
  );
  const notes = [
    claim.negative ? "negated" : null,
    claim.certainty === "fact" ? null : claim.certainty,
    claim.modality,
    claim.time && `time: ${claim.time}`,
    claim.place && `place: ${claim.place}`,
    claim.reviewedBy && `accepted by ${claim.reviewedBy}`,
  ].filter(Boolean);
  const origin = [article.outlet, article.date ?? "undated"].filter(Boolean).join(", ");
  return element(
    "figure", {}, quote,
    element(
      "figcaption", {}, element("span", { class: "who" }, whoSays(claim.who)), " · ", origin, " · ", titleOf(article),
      notes.length ? ` · ${notes.join(", ")}` : null,
    ),
  );
}

function whoSays(chain) {
  if (chain.length === 0) return "the article itself says so";
  return chain
    .map((said, depth) => {
      const name = said.name ? `${said.name} (${said.kind})` : "no source is named";
      return `${depth ? "as told by" : "said by"} ${name}${said.direct ? ", word for word" : ""}`;
    })
    .join(", ")
    .replace("said by no source is named", "hearsay, no source is named");
}

function titleOf(article) {
  const title = article.title ?? "untitled article";
  // an address in the data may be anything: only the web's own are followed, and only on a click
  if (!/^https?:\/\//i.test(article.url ?? "")) return element("cite", {}, title);
  return element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title);
}
