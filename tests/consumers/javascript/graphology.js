// Reads a GraphML or GEXF file as graphology does and prints nodes and edges.
const fs = require('fs');
const Graph = require('graphology');
const [file, form] = process.argv.slice(2);
const {parse} = require(`graphology-${form}`);
const graph = parse(Graph, fs.readFileSync(file, 'utf8'));
console.log(JSON.stringify({multi: graph.multi, type: graph.type, ...graph.export()}));
