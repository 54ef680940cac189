import type { WorkspaceFiles } from '../../../../core/files';
import type { CommitKind } from '../../../../world/team/commit-kinds';
import { PLATFORM, textIn } from './project';

/** A change that somebody proposes, made on any project: it knows the service's module and the table alone. */
export interface GateChange {
  readonly id:
    | 'syntax'
    | 'schema'
    | 'units'
    | 'slice'
    | 'secret'
    | 'new-category'
    | 'docs'
    | 'comment'
    | 'refresh';
  /** The kind of commit that it stands for; null: a change of another team's. */
  readonly kind: CommitKind | null;
  readonly isBad: boolean;
  readonly says: string;
  readonly files: WorkspaceFiles;
}

/** A key that is nobody's: the form is that of AWS. */
const KEY = ['AKIA', 'Q7X2M9R4T1V8W3Z6'].join('');

/** The changes that a gate is held to. */
export function changesOf(files: WorkspaceFiles, module: string): GateChange[] {
  const code = textIn(files, module) ?? '';
  const [head = '', ...lines] = (textIn(files, PLATFORM.data) ?? '').trim().split('\n');
  const columns = head.split(',');
  const table = (name: string, change: (cell: string, at: number) => string) => {
    const place = columns.indexOf(name);
    const changed = lines.map((line, at) => {
      const cells = line.split(',');
      if (place >= 0) cells[place] = change(cells[place] ?? '', at);
      return cells.join(',');
    });
    return { [PLATFORM.data]: `${[head, ...changed].join('\n')}\n` };
  };
  const contract = columns.indexOf('contract');
  const isBound = (at: number) => lines[at]!.split(',')[contract] !== 'Month-to-month';
  const bad = (
    id: GateChange['id'],
    kind: CommitKind | null,
    says: string,
    changed: WorkspaceFiles,
  ): GateChange => ({ id, kind, isBad: true, says, files: changed });
  const good = (
    id: GateChange['id'],
    kind: CommitKind,
    says: string,
    changed: WorkspaceFiles,
  ): GateChange => ({ id, kind, isBad: false, says, files: changed });
  const readme = Object.keys(files).find((path) => /^readme\.md$/i.test(path)) ?? 'README.md';
  // Rows of known customers under new ids: more of the same.
  const more = lines.slice(0, 40).map((line, at) => line.replace(/^[^,]*/, String(80_000 + at)));
  return [
    bad('syntax', 'syntax', 'The service does not parse any more', {
      [module]: `${code}\nexport const broken = ;\n`,
    }),
    bad('schema', 'schema', 'The table has monthly in place of monthly_charges', {
      [PLATFORM.data]: `${[head.replace('monthly_charges', 'monthly'), ...lines].join('\n')}\n`,
    }),
    bad(
      'units',
      'units',
      'Charges come in cents',
      table('monthly_charges', (cell) => String(Math.round(Number(cell) * 100))),
    ),
    bad(
      'slice',
      'slice',
      'Every second customer with a contract is said to have left',
      table('churn', (cell, at) => (at % 2 === 0 && isBound(at) ? 'Yes' : cell)),
    ),
    bad('secret', 'secret', 'A key of AWS lies in the code', {
      [folderOf(module, 'keys.ts')]: `export const key = '${KEY}';\n`,
    }),
    bad(
      'new-category',
      null,
      'A contract that nobody has seen',
      table('contract', (cell, at) => (at % 10 === 0 ? 'Weekly' : cell)),
    ),
    good('docs', 'docs', 'A sentence for the README', {
      [readme]: `${textIn(files, readme) ?? ''}\nAsk the call centre before you change the threshold.\n`,
    }),
    good('comment', 'refactor', 'A comment in the service', {
      [module]: `${code}\n// The gateway sends one customer at a time.\n`,
    }),
    good('refresh', 'refresh', '40 customers more', {
      [PLATFORM.data]: `${[head, ...lines, ...more].join('\n')}\n`,
    }),
  ];
}

const folderOf = (module: string, file: string): string =>
  module.includes('/') ? `${module.slice(0, module.lastIndexOf('/'))}/${file}` : file;
