import { applyCommit } from '../seeded-team/apply-commit';
import type { PromiseChange, TeamChange } from './changes';
import type { ChangeFiles, Proposed } from './desk';

/** The line that makes the export anew. */
const MAKE = 'npm run -s export';

/** A change of the export, as a member of the data team proposes it: with the export made anew. */
export const dataChange = (
  repository: string,
  { by, says, edits }: TeamChange,
  support: Readonly<Record<string, string>>,
): Proposed => ({
  repository,
  by,
  says,
  change: (checkout) => applyCommit({ edits }, checkout, support),
  line: MAKE,
});

const isContract = (path: string) =>
  /\.odcs\.ya?ml$/.test(path) ||
  /(?:^|\/)(?:data)?contracts?\/.+\.ya?ml$|(?:^|\/)datacontract\.ya?ml$/.test(path);

/** The contracts among the files of a repository. */
export const contractsIn = (paths: readonly string[]): string[] => paths.filter(isContract).sort();

/** A column gets another name in the export and, word for word, in every contract: no check of either can see it. */
export const promiseChange = (
  repository: string,
  by: string,
  { column, to, says }: PromiseChange,
): Proposed => ({
  repository,
  by,
  says,
  change: renamedEverywhere(column, to),
  line: MAKE,
});

const renamedEverywhere =
  (column: string, to: string): ChangeFiles =>
  ({ files, read, write }) => {
    const whole = new RegExp(`\\b${column}\\b`, 'g');
    const quoted = `'${column}'`;
    const code = 'export/columns.ts';
    const before = read(code);
    if (before === null || !before.includes(quoted)) return `\`${code}\` has no column ${column}`;
    write(code, before.replace(quoted, `'${to}'`));
    for (const path of contractsIn(files())) {
      const text = read(path);
      if (text !== null) write(path, text.replace(whole, to));
    }
    return null;
  };
