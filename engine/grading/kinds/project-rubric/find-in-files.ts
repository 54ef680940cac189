import type { Finding, FindingId } from '../../../rubric/findings';

/** Texts of a project by path: what git would hold, and nothing that tools keep. */
export type ProjectTexts = Readonly<Record<string, string>>;

/** A README with fewer words says too little to be a description. */
const LEAST_WORDS = 40;

/** What files show by themselves: the README, locks, tests, tools. */
export function findInFiles(files: ProjectTexts): Finding[] {
  const found: Finding[] = [];
  const add = (id: FindingId, path: string, line: number | null, shows: string) =>
    found.push({ id, evidence: { target: { kind: 'file', path, ...(line !== null && { line }) }, shows } });
  findReadme(files, add);
  findBestPractices(files, add);
  const lock = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'requirements.txt', 'uv.lock'].find(
    (path) => files[path] !== undefined,
  );
  if (lock) add('packages-locked', lock, null, 'the version of every package');
  const dockerfile = Object.keys(files).find((path) => /(^|\/)Dockerfile$/.test(path));
  const bases = [...(files[dockerfile ?? ''] ?? '').matchAll(/^FROM\s+(\S+)/gim)].map(([, image]) => image!);
  if (dockerfile && bases.length > 0 && bases.every((image) => /@sha256:|:\d+\.\d+/.test(image)))
    add(
      'base-image-pinned',
      dockerfile,
      lineOf(files[dockerfile]!, /^FROM/im),
      `${bases[0]}: a base image with its version`,
    );
  return found;
}

type Add = (id: FindingId, path: string, line: number | null, shows: string) => void;

function findReadme(files: ProjectTexts, add: Add): void {
  const path = Object.keys(files).find((name) => /^readme\.md$/i.test(name));
  if (path === undefined) return;
  const text = files[path]!;
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const words = prose.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
  add('readme', path, 1, `a README of ${words} words`);
  if (words >= LEAST_WORDS && /churn|leav|left|customer/i.test(prose))
    add('problem-described', path, lineOf(text, /problem|leav|churn/i), `the problem, in ${words} words`);
  if (
    words >= LEAST_WORDS &&
    /target|predict|foretell/i.test(prose) &&
    /metric|accuracy|recall|precision|error|baseline/i.test(prose)
  )
    add(
      'target-and-metric',
      path,
      lineOf(text, /metric|accuracy|recall|precision|baseline/i),
      'what is foretold, and how it is measured',
    );
  const commands = [...text.matchAll(/^(?:\$\s*)?(?:npm|make|dvc|docker|node|kubectl)\s+\S+/gm)];
  if (commands.length >= 3)
    add(
      'instructions',
      path,
      lineOf(text, /^(?:\$\s*)?(?:npm|make|dvc|docker|node|kubectl)\s/m),
      `${commands.length} commands to run it by`,
    );
}

const REQUESTS = /new Request\(|\.fetch\(|\bfetch\(|\blisten\(/;

function findBestPractices(files: ProjectTexts, add: Add): void {
  const tests = Object.keys(files)
    .filter((path) => /(^|[./_-])test\.[cm]?[jt]s$/.test(path))
    .sort();
  const isWhole = (path: string) => REQUESTS.test(files[path]!);
  for (const path of tests) {
    const count = (files[path]!.match(/^\s*(?:test|it)\(/gm) ?? []).length;
    if (count === 0 || !/assert|expect/.test(files[path]!)) continue;
    if (isWhole(path))
      add('integration-test', path, lineOf(files[path]!, REQUESTS), 'the service is asked as a whole');
    else
      add(
        'unit-tests',
        path,
        lineOf(files[path]!, /^\s*(?:test|it)\(/m),
        `${count} test${count === 1 ? '' : 's'}`,
      );
  }
  const pack = files['package.json'] ?? '';
  const scripts = scriptsOf(pack);
  const linter = [
    'biome.json',
    'eslint.config.js',
    'eslint.config.mjs',
    '.prettierrc',
    '.eslintrc.json',
    'deno.json',
  ].find((path) => files[path] !== undefined);
  if (scripts.lint || scripts.format)
    add(
      'linter',
      'package.json',
      lineOf(pack, /"(?:lint|format)"/),
      `npm run ${scripts.lint ? 'lint' : 'format'}`,
    );
  else if (linter) add('linter', linter, 1, 'how code is checked and formatted');
  const makefile = Object.keys(files).find((path) => /^(?:Makefile|justfile|Taskfile\.ya?ml)$/.test(path));
  if (makefile) add('scripts', makefile, 1, 'the commands of the project');
  else if (Object.keys(scripts).length >= 5)
    add('scripts', 'package.json', lineOf(pack, /"scripts"/), `${Object.keys(scripts).length} scripts`);
  const hooks = Object.keys(files).find((path) =>
    /^(?:\.githooks|\.husky)\/pre-commit$|^\.pre-commit-config\.yaml$|^lefthook\.ya?ml$/.test(path),
  );
  if (hooks && files[hooks]!.split('\n').some((line) => /^\s*[^#\s]/.test(line)))
    add('hooks', hooks, 1, 'what looks at each commit');
}

function scriptsOf(text: string): Readonly<Record<string, string>> {
  try {
    return (JSON.parse(text) as { scripts?: Record<string, string> }).scripts ?? {};
  } catch {
    // A package.json that is broken has no scripts.
    return {};
  }
}

/** From 1; null: nowhere. */
export function lineOf(text: string, pattern: RegExp): number | null {
  const at = text.search(pattern);
  return at < 0 ? null : text.slice(0, at).split('\n').length + (/^\n/.test(text.slice(at)) ? 1 : 0);
}
