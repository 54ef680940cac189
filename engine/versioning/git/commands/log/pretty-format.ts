import { type Commit, subjectOf } from '../../objects/commit';
import type { Signature } from '../../objects/signature';
import { formatSignature } from '../../objects/signature';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { formatDate } from '../../text/git-date';
import { expandTabs } from './expand-tabs';
import { fillPlaceholders } from './placeholders';
import type { PrettyFormat, PrettyOptions } from './pretty-options';

const NAMED = ['oneline', 'short', 'medium', 'full', 'fuller', 'raw', 'reference'] as const;

/** Reads `--pretty=` and `--format=`. @throws GitFailure `invalid --pretty format: …`. */
export function readPrettyFormat(context: CommandContext, text: string): PrettyFormat {
  if (text.startsWith('format:')) return { kind: 'user', format: text.slice(7), terminator: false };
  if (text.startsWith('tformat:')) return { kind: 'user', format: text.slice(8), terminator: true };
  const named = NAMED.find((name) => text !== '' && name.startsWith(text));
  if (named !== undefined) return { kind: named };
  const alias = context.config.get(`pretty.${text}`);
  if (alias !== undefined) return readPrettyFormat(context, alias);
  if (text.includes('%')) return { kind: 'user', format: text, terminator: true };
  if (text === '') return { kind: 'user', format: '', terminator: true };
  if (text === 'email' || text === 'mboxrd') die(`the format '${text}' is not available in the lab`, 129);
  return die(`invalid --pretty format: ${text}`);
}

/** Whether commits are ended by a line end each, and not parted by one. */
export const usesTerminator = (format: PrettyFormat): boolean =>
  format.kind === 'oneline' || format.kind === 'reference' || (format.kind === 'user' && format.terminator);

/** Whether nothing at all is printed of a commit. */
export const isEmptyFormat = (format: PrettyFormat): boolean =>
  format.kind === 'user' && format.format === '';

const person = ({ name, email }: Signature): string => `${name} <${email}>`;

/** The message, each line four columns in; no empty lines before or after it. */
function indented(message: string, tabs: boolean): string {
  const lines = message.replace(/^(\s*\n)+/, '').trimEnd();
  if (lines === '') return '';
  return lines
    .split('\n')
    .map((line) => {
      const text = line.trimEnd();
      return `    ${tabs ? expandTabs(text) : text}`;
    })
    .join('\n');
}

function headLines(context: CommandContext, commit: Commit, options: PrettyOptions): string[] {
  const { format } = options;
  const { author, committer } = commit;
  const date = (who: Signature) => formatDate(who, options.date, context.now);
  const merge =
    commit.parents.length > 1
      ? [`Merge: ${commit.parents.map((id) => context.repo.objects.abbreviate(id)).join(' ')}`]
      : [];
  switch (format.kind) {
    case 'short':
      return [...merge, `Author: ${person(author)}`];
    case 'full':
      return [...merge, `Author: ${person(author)}`, `Commit: ${person(committer)}`];
    case 'fuller':
      return [
        ...merge,
        `Author:     ${person(author)}`,
        `AuthorDate: ${date(author)}`,
        `Commit:     ${person(committer)}`,
        `CommitDate: ${date(committer)}`,
      ];
    case 'raw':
      return [
        `tree ${commit.tree}`,
        ...commit.parents.map((id) => `parent ${id}`),
        `author ${formatSignature(author)}`,
        `committer ${formatSignature(committer)}`,
      ];
    default:
      return [...merge, `Author: ${person(author)}`, `Date:   ${date(author)}`];
  }
}

/** The id of a commit as heads show it, with what follows it on the line. */
function idText(context: CommandContext, commit: Commit, options: PrettyOptions): string {
  const { objects } = context.repo;
  const name = (id: string) => (options.abbreviate ? objects.abbreviate(id) : id);
  const parents = options.parents ? commit.parents.map((id) => ` ${name(id)}`).join('') : '';
  const mark = options.mark === undefined ? '' : `${options.mark} `;
  const from = options.from === undefined ? '' : ` (from ${name(options.from)})`;
  return mark + name(commit.id) + parents + from + options.decorations.suffix(commit.id);
}

/** The text of one commit, its last line without an end. */
export function formatCommitText(context: CommandContext, commit: Commit, options: PrettyOptions): string {
  const { format } = options;
  if (format.kind === 'user') return fillPlaceholders(context, commit, format.format, options);
  if (format.kind === 'oneline') return `${idText(context, commit, options)} ${subjectOf(commit.message)}`;
  if (format.kind === 'reference')
    return fillPlaceholders(context, commit, '%h (%s, %ad)', { ...options, date: 'short' });
  const head = headLines(context, commit, options);
  const message =
    format.kind === 'short'
      ? indented(
          commit.message
            .replace(/^\n+/, '')
            .split(/\n\s*\n/)[0]!
            .split('\n')
            .map((line) => line.trimEnd())
            .join(' '),
          false,
        )
      : indented(commit.message, format.kind !== 'raw');
  const body = message === '' ? '' : `\n\n${message}`;
  return `commit ${idText(context, commit, options)}\n${head.join('\n')}${body}`;
}
