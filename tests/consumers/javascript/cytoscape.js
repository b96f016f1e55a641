// Loads Cytoscape JSON into cytoscape.js and prints nodes and edges.
const fs = require('fs');
const cytoscape = require('cytoscape');
const {elements} = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const graph = cytoscape({headless: true, elements});
console.log(JSON.stringify({nodes: graph.nodes().map(row => row.data()), edges: graph.edges().map(row => row.data())}));
