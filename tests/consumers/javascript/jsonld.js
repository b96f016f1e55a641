// Expands JSON-LD with jsonld.js, without any network, and prints the quads as N-Quads.
const fs = require('fs');
const jsonld = require('jsonld');
const documentLoader = address => { throw new Error(`asked for ${address}`); };
jsonld.toRDF(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')), {format: 'application/n-quads', documentLoader})
  .then(result => console.log(JSON.stringify(result)));
