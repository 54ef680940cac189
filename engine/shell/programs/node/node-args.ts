/** What `node` was asked for. */
export type NodeCall =
  | { readonly kind: 'file'; readonly path: string; readonly argv: readonly string[] }
  | { readonly kind: 'tests'; readonly patterns: readonly string[]; readonly only?: RegExp }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly prints: boolean;
      readonly argv: readonly string[];
    }
  | { readonly kind: 'stdin'; readonly argv: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'refused'; readonly message: string };

/** Options with a value in the next word that change nothing in the lab: TypeScript and ES modules always work. */
const WITH_VALUE = new Set([
  '--import',
  '-r',
  '--require',
  '--loader',
  '--experimental-loader',
  '--test-reporter',
  '--env-file',
]);

/** Reads the words after `node` or `tsx`. */
export function parseNodeArgs(words: readonly string[]): NodeCall {
  let isTest = false;
  let only: RegExp | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const rest = words.slice(at + 1);
    if (word === '-') return { kind: 'stdin', argv: rest };
    if (word === '--') return fileCall(rest, isTest, only);
    if (!word.startsWith('-')) return fileCall(words.slice(at), isTest, only);
    const [name, attached] = splitOption(word);
    if (name === '-v' || name === '--version') return { kind: 'version' };
    if (name === '--test') isTest = true;
    else if (name === '--test-name-pattern') only = new RegExp(attached ?? rest[0] ?? '');
    else if (name === '-e' || name === '--eval' || name === '-p' || name === '--print' || name === '-pe') {
      const code = attached ?? rest[0];
      if (code === undefined) return { kind: 'refused', message: `node: ${name} requires an argument` };
      const argv = attached === undefined ? rest.slice(1) : rest;
      return { kind: 'code', code, prints: name !== '-e' && name !== '--eval', argv };
    }
    if ((WITH_VALUE.has(name) || name === '--test-name-pattern') && attached === undefined) at++;
  }
  return isTest ? { kind: 'tests', patterns: [], only } : { kind: 'stdin', argv: [] };
}

function fileCall(words: readonly string[], isTest: boolean, only: RegExp | undefined): NodeCall {
  if (isTest) return { kind: 'tests', patterns: words, only };
  const [path, ...argv] = words;
  return path === undefined ? { kind: 'stdin', argv: [] } : { kind: 'file', path, argv };
}

function splitOption(word: string): [name: string, attached: string | undefined] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}
