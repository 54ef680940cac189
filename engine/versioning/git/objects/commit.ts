import { toBytes, toText } from '../text/bytes';
import type { ObjectId } from './object-id';
import { formatSignature, parseSignature, type Signature } from './signature';

/** A commit without its id. */
export interface CommitData {
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Signature;
  readonly committer: Signature;
  /** Normally ends with a line end. */
  readonly message: string;
}

/** A commit as it is read from the store. */
export interface Commit extends CommitData {
  readonly id: ObjectId;
}

/** Reads the body of a commit object. */
export function parseCommit(id: ObjectId, body: Uint8Array): Commit {
  const text = toText(body);
  const split = text.indexOf('\n\n');
  const parents: ObjectId[] = [];
  let tree = '';
  let author = '';
  let committer = '';
  for (const line of (split === -1 ? text : text.slice(0, split)).split('\n')) {
    if (line.startsWith('parent ')) parents.push(line.slice(7));
    else if (line.startsWith('tree ')) tree = line.slice(5);
    else if (line.startsWith('author ')) author = line.slice(7);
    else if (line.startsWith('committer ')) committer = line.slice(10);
  }
  return {
    id,
    tree,
    parents,
    author: parseSignature(author),
    committer: parseSignature(committer),
    message: split === -1 ? '' : text.slice(split + 2),
  };
}

/** The body of a commit object. */
export function formatCommit(commit: CommitData): Uint8Array {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ];
  return toBytes(`${lines.join('\n')}\n\n${commit.message}`);
}

/** The first paragraph of a message on one line, as `%s` and `--oneline` print it. */
export function subjectOf(message: string): string {
  const lines = message.replace(/^\n+/, '').split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  return (end === -1 ? lines : lines.slice(0, end)).map((line) => line.trimEnd()).join(' ');
}

/** The first line of a message that says something, as reflogs and `Revert "…"` name it. */
export const firstLineOf = (message: string): string => message.replace(/^\n+/, '').split('\n')[0] ?? '';

/** What follows the subject and the empty lines after it, as `%b` prints it. */
export function bodyOf(message: string): string {
  const lines = message.replace(/^\n+/, '').split('\n');
  let at = lines.findIndex((line) => line.trim() === '');
  if (at === -1) return '';
  while (at < lines.length && lines[at]!.trim() === '') at++;
  return lines.slice(at).join('\n');
}
