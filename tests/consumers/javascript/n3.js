// Parses Turtle, TriG, N-Triples or N-Quads with N3.js and prints the quads as N-Quads.
const fs = require('fs');
const {Parser, Writer} = require('n3');
const [file, format] = process.argv.slice(2);
const writer = new Writer({format: 'N-Quads'});
writer.addQuads(new Parser({format}).parse(fs.readFileSync(file, 'utf8')));
writer.end((error, result) => {
  if (error) throw error;
  console.log(JSON.stringify(result));
});
