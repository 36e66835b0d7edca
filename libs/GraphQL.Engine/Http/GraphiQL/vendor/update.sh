#!/usr/bin/env bash
# Takes GraphiQL and React from npm at the versions below and writes their files and licences here. Run it to change a version; commit the result.
set -euo pipefail
graphiql=3.9.0 react=18.3.1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund "graphiql@$graphiql" "react@$react" "react-dom@$react" >/dev/null
cp node_modules/graphiql/graphiql.min.js node_modules/graphiql/graphiql.min.css "$here"
cp node_modules/react/umd/react.production.min.js node_modules/react-dom/umd/react-dom.production.min.js "$here"
# The bundle ends with a reference to a source map that is not served.
sed -i '/^\/\/# sourceMappingURL=/d' "$here/graphiql.min.js"
node - "$here/LICENSES.txt" <<'JS'
const { readdirSync, readFileSync, existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const names = readdirSync('node_modules').flatMap(n => n.startsWith('@') ? readdirSync(join('node_modules', n)).map(m => `${n}/${m}`) : [n])
  .filter(n => !n.startsWith('.') && !n.startsWith('@types/') && existsSync(join('node_modules', n, 'package.json')));
const texts = names.map(n => {
  const dir = join('node_modules', n), pkg = JSON.parse(readFileSync(join(dir, 'package.json')));
  const file = readdirSync(dir).find(f => /^licen[cs]e/i.test(f));
  const text = file ? readFileSync(join(dir, file), 'utf8').trim() : '(no licence file in the package)';
  return `${n} ${pkg.version}: ${pkg.license}\n\n${text.replace(/[ \t]+$/gm, '').replace(/\r/g, '')}\n`;
});
writeFileSync(process.argv[2], 'The files beside this one are built from these npm packages. The style sheet also holds the fonts Roboto (Apache License 2.0)\n' +
  'and Fira Code (SIL Open Font License 1.1).\n\n' + texts.join('\n' + '-'.repeat(80) + '\n\n'));
JS
(cd "$here" && sha256sum ./*.js ./*.css > SHA256SUMS)
