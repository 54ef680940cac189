import { atLine, distinct, type Finding, type ReviewRule } from '../finding';
import type { ChangedFile } from '../review-input';

const NPM_RANGE = /^\s*"(?<name>[^"]+)":\s*"(?<range>(?:[\^~<>*]|latest|x\b|next)[^"]*)"/;
const NPM_SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const REQUIREMENTS = /(?:^|\/)requirements[\w-]*\.(?:txt|in)$/;

function npmDependencies(lines: readonly string[]): ReadonlyMap<string, unknown> {
  try {
    const manifest: unknown = JSON.parse(lines.join('\n'));
    if (typeof manifest !== 'object' || manifest === null) return new Map();
    return new Map(
      NPM_SECTIONS.flatMap((section) =>
        Object.entries((manifest as Readonly<Record<string, object | undefined>>)[section] ?? {}),
      ),
    );
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return new Map();
    throw thrown;
  }
}

function inManifest({ path, lines, added }: ChangedFile): Finding[] {
  const known = npmDependencies(lines);
  return added.flatMap((line) => {
    const groups = NPM_RANGE.exec(line.text)?.groups;
    if (groups === undefined || known.get(groups.name!) !== groups.range) return [];
    const text = `${groups.name} is not pinned (${groups.range}): the next install may bring another version. Write the exact one.`;
    return [atLine(path, line, text)];
  });
}

function inRequirements({ path, added }: ChangedFile): Finding[] {
  return added.flatMap((line) => {
    const wanted = line.text.replace(/#.*$/, '').trim();
    if (wanted === '' || wanted.startsWith('-') || /===?|@\s*\S/.test(wanted)) return [];
    return [atLine(path, line, `${wanted} is not pinned: write the exact version (==).`)];
  });
}

/** Dependencies whose version is left open. */
export const UNPINNED_DEPENDENCY: ReviewRule = {
  id: 'unpinned-dependency',
  blocking: true,
  focus: ['platform'],
  find: ({ files }) =>
    distinct(
      files.flatMap((file) => {
        if (/(?:^|\/)package\.json$/.test(file.path)) return inManifest(file);
        return REQUIREMENTS.test(file.path) ? inRequirements(file) : [];
      }),
    ),
};
