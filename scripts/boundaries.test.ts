import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(__dirname, '..');
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
const planted = mkdtempSync(join(tmpdir(), 'boundaries-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** For each rule the files that break it; the last one is the offender. */
const VIOLATIONS: Record<string, Record<string, string>> = {
  'no-circular': {
    'engine/core/a.ts': "import { b } from './b';\nexport const a = () => b;",
    'engine/core/b.ts': "import { a } from './a';\nexport const b = () => a;",
  },
  'core-imports-nothing': {
    'engine/grading/x.ts': 'export const x = 1;',
    'engine/core/c.ts': "import { x } from '../grading/x';\nexport const c = x;",
  },
  'engine-is-pure': {
    'runtime/storage/db.ts': 'export const db = 1;',
    'engine/grading/impure.ts': "import { db } from '../../runtime/storage/db';\nexport const y = db;",
  },
  'engine-no-node': {
    'engine/grading/fs.ts': "import { readFileSync } from 'node:fs';\nexport const z = readFileSync;",
  },
  'runtime-without-react': {
    'components/ui/b.ts': 'export const b = 1;',
    'runtime/guest/r.ts': "import { b } from '../../components/ui/b';\nexport const r = b;",
  },
  'stores-without-components': {
    'components/ui/c.ts': 'export const c = 1;',
    'stores/s.ts': "import { c } from '../components/ui/c';\nexport const s = c;",
  },
  'components-do-not-reach-behind-the-stores': {
    'runtime/storage/q.ts': 'export const q = 1;',
    'components/lesson/l.ts': "import { q } from '../../runtime/storage/q';\nexport const l = q;",
  },
  'lessons-are-data': {
    'lessons/01/a/start/n.ts': 'export const n = 1;',
    'content/n.ts': "import { n } from '../lessons/01/a/start/n';\nexport const m = n;",
  },
  'contracts-are-schemas': {
    'stores/t.ts': 'export const t = 1;',
    'contracts/k.ts': "import { t } from '../stores/t';\nexport const k = t;",
  },
  'server-is-reached-by-its-handlers-alone': {
    'server/w.ts': 'export const w = 1;',
    'app/learn/w.ts': "import { w } from '../../server/w';\nexport const x = w;",
  },
  'server-without-the-page': {
    'stores/p.ts': 'export const p = 1;',
    'server/p.ts': "import { p } from '../stores/p';\nexport const q = p;",
  },
  'grader-is-a-process-of-its-own': {
    'grader/g.ts': 'export const g = 1;',
    'server/g.ts': "import { g } from '../grader/g';\nexport const h = g;",
  },
  'grader-without-the-page': {
    'server/v.ts': 'export const v = 1;',
    'grader/v.ts': "import { v } from '../server/v';\nexport const w = v;",
  },
  'not-to-unresolvable': { 'app/u.ts': "import { u } from './nowhere';\nexport const v = u;" },
};

/** A value that one domain of the engine takes from another, and a type. */
const DOMAINS = {
  'engine/scenario/value.ts': 'export const value = 1;\nexport type T = number;',
  'engine/grading/d.ts': "import { value } from '../scenario/value';\nexport const d = value;",
  'engine/grading/typed.ts': "import type { T } from '../scenario/value';\nexport const e: T = 1;",
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What the rules say of all planted files at once: starting the check costs more than the check. */
function violations(): readonly Violation[] {
  const files = Object.assign({}, ...Object.values(VIOLATIONS), DOMAINS) as Record<string, string>;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
  writeFileSync(
    join(planted, 'tsconfig.json'),
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler"}}',
  );
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))].filter(
    (f) => f !== 'lessons',
  );
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/depcruise'), args, {
    cwd: planted,
    encoding: 'utf8',
  });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

let found: readonly Violation[] = [];
beforeAll(() => {
  found = violations();
}, 60_000);
const rulesBrokenBy = (path: string) =>
  found.filter(({ from }) => from === path).map(({ rule }) => rule.name);

test.each(Object.entries(VIOLATIONS))('a planted violation of %s is caught', (name, files) => {
  const broken = Object.keys(files).flatMap(rulesBrokenBy);
  expect(broken).toContain(name);
});

test('a value imported from another domain of the engine is caught, a type is not', () => {
  expect(rulesBrokenBy('engine/grading/d.ts')).toContain('domain-grading-stands-alone');
  expect(rulesBrokenBy('engine/grading/typed.ts')).toEqual([]);
});

test('every rule has a planted violation', () => {
  const rules = config.forbidden.map((rule) => rule.name).filter((name) => !name.startsWith('domain-'));
  expect(Object.keys(VIOLATIONS).sort()).toEqual(rules.sort());
});
