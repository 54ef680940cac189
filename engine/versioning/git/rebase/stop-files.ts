import { contentReader } from '../diff/file-change';
import { formatPatch } from '../diff/patch';
import { detectRenames } from '../diff/renames';
import { diffTrees } from '../diff/tree-diff';
import type { Commit } from '../objects/commit';
import type { Signature } from '../objects/signature';
import type { CommandContext } from '../program/context';
import type { RebaseState } from './rebase-state';

const shellQuote = (text: string): string => `'${text.replace(/['!]/g, (char) => `'\\${char}'`)}'`;

/** The text of `author-script`, which keeps the author of a commit for `git rebase --continue`. */
export const authorScript = ({ name, email, seconds, zone }: Signature): string =>
  `GIT_AUTHOR_NAME=${shellQuote(name)}\nGIT_AUTHOR_EMAIL=${shellQuote(email)}\nGIT_AUTHOR_DATE='@${seconds} ${zone}'\n`;

/** Takes the quotes of a shell off: `'O'\''Brien'` is O'Brien. */
function unquote(text: string): string {
  let plain = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === "'") quoted = !quoted;
    else if (char === '\\' && !quoted) plain += text[++i] ?? '';
    else plain += char;
  }
  return plain;
}

/** The variables that an `author-script` sets. */
export function readAuthorScript(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^(GIT_AUTHOR_(?:NAME|EMAIL|DATE))=(.*)$/.exec(line);
    if (match === null) continue;
    variables[match[1]!] = unquote(match[2]!);
  }
  return variables;
}

/** Writes what a stop at a commit leaves for the user: its patch, its message, REBASE_HEAD. */
export function writeStopFiles(context: CommandContext, state: RebaseState, commit: Commit): void {
  const { objects, refs } = context.repo;
  state.write('stopped-sha', `${commit.id}\n`);
  refs.writePseudo('REBASE_HEAD', commit.id);
  const parent = commit.parents[0];
  const before = parent === undefined ? undefined : objects.commit(parent).tree;
  const read = contentReader(objects);
  const changes = detectRenames(diffTrees(objects, before, commit.tree), read);
  state.write(
    'patch',
    changes
      .map((change) => formatPatch(change, read, { abbreviate: (id) => objects.abbreviate(id) }))
      .join(''),
  );
  if (!state.has('message')) state.write('message', `${commit.message.replace(/^\n+/, '')}\n`);
}
