import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

// The rule of a build cache in forty lines: each line of a Dockerfile has a key, and a line whose key is known is not run again.

const AS_IT_IS = ['FROM node', 'COPY . /app', 'WORKDIR /app', 'RUN npm install', 'EXPOSE 3000', 'CMD npm start'];

const PACKAGES_FIRST = [
  'FROM node',
  'WORKDIR /app',
  'COPY package.json package-lock.json ./',
  'RUN npm install',
  'COPY . .',
  'CMD npm start',
];

type Files = Readonly<Record<string, string>>;

const files: Files = Object.fromEntries(
  readdirSync('house-price').map((name) => [name, readFileSync(`house-price/${name}`, 'utf8')]),
);
const withTypoMended: Files = { ...files, 'README.md': `${files['README.md']}Mended.\n` };

/** A key for each line: a hash of the key before it, the line, and the files that it copies. */
function keysOf(lines: readonly string[], context: Files): string[] {
  let key = '';
  return lines.map((line) => {
    const [instruction, ...words] = line.split(' ');
    const sources = instruction === 'COPY' ? words.slice(0, -1) : [];
    const copied = sources[0] === '.' ? Object.keys(context) : sources;
    const contents = copied.map((name) => `${name} ${context[name]}`);
    key = createHash('sha256').update(JSON.stringify([key, line, contents])).digest('hex');
    return key;
  });
}

function compare(title: string, lines: readonly string[]) {
  const [before, after] = [keysOf(lines, files), keysOf(lines, withTypoMended)];
  console.log(`\n${title}, after a typo in README.md is mended:`);
  for (const [at, line] of lines.entries())
    console.log(`  ${before[at] === after[at] ? 'cached' : 'again '}  ${after[at]!.slice(0, 8)}  ${line}`);
  const again = lines.filter((_line, at) => before[at] !== after[at]);
  return { again: again.length, installs: again.some((line) => line.startsWith('RUN')) };
}

const asItIs = compare('As it is', AS_IT_IS);
const packagesFirst = compare('Packages first', PACKAGES_FIRST);

mkdirSync('out', { recursive: true });
writeFileSync('out/keys.json', `${JSON.stringify({ lines: AS_IT_IS.length, asItIs, packagesFirst }, null, 2)}\n`);
