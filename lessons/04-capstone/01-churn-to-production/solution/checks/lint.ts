// Every file of the project: brackets that close, JSON that can be read, nothing left over from looking for a fault, no keys.
import { readFileSync } from 'node:fs';
import { filesBelow, report } from '../lib/files.ts';

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const KEYS: Readonly<Record<string, RegExp>> = {
  'an access key of AWS': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{30,}\b/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a password in an address': /\b[a-z]+:\/\/[\w.-]+:[^\s@/'"]{8,}@/,
};
const LEFT_OVER = [
  { pattern: /\bdebugger\b/, says: 'a debugger statement' },
  { pattern: /[^=!]==[^=]|!=[^=]/, says: '== compares what is not equal; take ===' },
  { pattern: /^\s*var\s/, says: 'var; take const or let' },
];

/** What is no code: comments, texts, patterns. The first that begins is taken whole. */
const NO_CODE =
  /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:?!&|]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** Code without them: as many lines as before. */
const bare = (code: string) => code.replace(NO_CODE, (text) => text.replace(/[^\n]/g, ''));

function ofCode(file: string, code: string) {
  const open: { readonly bracket: string; readonly line: number }[] = [];
  for (const [i, text] of bare(code).split('\n').entries()) {
    const line = i + 1;
    const found = LEFT_OVER.find(({ pattern }) => pattern.test(text));
    if (found) return [{ file, line, says: found.says }];
    for (const bracket of text.match(/[()[\]{}]/g) ?? []) {
      if (!PAIRS[bracket]) open.push({ bracket, line });
      else if (open.pop()?.bracket !== PAIRS[bracket]) return [{ file, line, says: `${bracket} closes nothing` }];
    }
  }
  const last = open.at(-1);
  return last ? [{ file, line: last.line, says: `${last.bracket} is never closed` }] : [];
}

function ofJson(file: string, text: string) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [{ file, line: 1, says: (error as Error).message }];
  }
}

function keysIn(file: string, text: string) {
  return text.split('\n').flatMap((line, i) => {
    const found = Object.entries(KEYS).filter(([, pattern]) => pattern.test(line));
    return found.map(([what]) => ({ file, line: i + 1, says: `${what}: revoke it, then take it out` }));
  });
}

const files = filesBelow('').filter((file) => !file.endsWith('.csv'));
report(
  files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const ofKind = file.endsWith('.ts') ? ofCode(file, text) : file.endsWith('.json') ? ofJson(file, text) : [];
    return [...ofKind, ...keysIn(file, text)];
  }),
);
console.log(`lint: ${files.length} files`);
