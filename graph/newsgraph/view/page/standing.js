// How each standing looks, in the picture and in words; one look each, told apart without colour, too.
const SVG = "http://www.w3.org/2000/svg";
const STANDINGS = [
  { id: "asserted", code: 0, tone: "--asserted", meaning: "an article says so in its own voice" },
  { id: "reported", code: 1, tone: "--reported", meaning: "attributed to someone, or still to come" },
  { id: "open", code: 2, tone: "--open", meaning: "possible, requested or conditional" },
  { id: "disputed", code: 3, tone: "--disputed", meaning: "evidence on both sides" },
  { id: "denied", code: 4, tone: "--denied", meaning: "evidence against it only" },
];
// in the picture and in the legend: pixels of line and gap
const DASHES = { reported: [6, 4], open: [2, 4] };
const STANDING = new Map(STANDINGS.map((row) => [row.id, row]));
const standingClass = (id) => (id === "open" ? "open-question" : id);

const TYPE_COLOURS = {
  light: {
    PERSON: "#d1495b", ORG: "#2a78b5", GPE: "#2e8b57", LOC: "#7aa52c", FAC: "#8c6d46", EVENT: "#c9711d", PRODUCT: "#7d5ba6",
    LAW: "#4b5d9b", WORK: "#b0579a", NORP: "#1f9c9c", GROUP: "#b8912b", THING: "#7b8594",
  },
  dark: {
    PERSON: "#ff8593", ORG: "#6db8f2", GPE: "#6fd39a", LOC: "#b5db6a", FAC: "#cfab7e", EVENT: "#ffa95c", PRODUCT: "#bd9aea",
    LAW: "#93a6ef", WORK: "#eb94d5", NORP: "#5fd6d6", GROUP: "#e8c65c", THING: "#a8b2c1",
  },
};
const VALUE_COLOUR = { light: "#b3bac6", dark: "#5c6675" };
const TYPE_NAMES = {
  PERSON: "person", ORG: "organisation", GPE: "country, city, state", LOC: "place", FAC: "building, road", EVENT: "event",
  PRODUCT: "product", LAW: "law", WORK: "work", NORP: "nationality, party, religion", GROUP: "group", THING: "thing",
  VALUE: "value (money, date, count …)",
};

const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const scheme = () => (darkScheme.matches ? "dark" : "light");
const themed = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const typeColour = (type) => TYPE_COLOURS[scheme()][type] ?? VALUE_COLOUR[scheme()];

function svg(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A short line that looks as edges of the standing do. */
function swatch(id) {
  const picture = svg("svg", { class: "swatch", viewBox: "0 0 44 14", "aria-hidden": "true" });
  const colour = `var(${STANDING.get(id).tone})`;
  const line = (attributes) => picture.append(svg("path", { fill: "none", stroke: colour, "stroke-width": 2, ...attributes }));
  line({ d: "M1 7H37", ...(DASHES[id] ? { "stroke-dasharray": DASHES[id].join(" ") } : {}) });
  if (id === "disputed") line({ d: "M1 7H37", stroke: "var(--other)", "stroke-dasharray": "6 6" });
  if (id === "denied") line({ d: "M15 3l8 8m0-8l-8 8" });
  picture.append(svg("path", { d: "M36 3l7 4-7 4z", fill: colour }));
  return picture;
}
