import { type Commit, firstLineOf, subjectOf } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { type CleanupMode, cleanMessage } from '../text/clean-message';
import type { PickOptions } from './pick-options';

/** What a commit is called in conflict markers: `abc1234 (subject)`. */
export const commitLabel = (context: CommandContext, commit: Commit): string =>
  `${context.repo.objects.abbreviate(commit.id)} (${firstLineOf(commit.message)})`;

const FOOTER_LINE = /^(?:[A-Za-z0-9-]+:|\(cherry picked from commit )/;

/** Whether a message ends with a paragraph of trailers. */
function hasFooter(message: string): boolean {
  const paragraphs = message.trimEnd().split(/\n\s*\n/);
  const last = paragraphs.length > 1 ? paragraphs.at(-1)! : '';
  return last !== '' && last.split('\n').every((line) => FOOTER_LINE.test(line) || /^\s/.test(line));
}

/** The message with a `Signed-off-by` line at its end, unless that is there. */
export function withSignoff(context: CommandContext, message: string): string {
  const { name, email } = context.identity('committer');
  const line = `Signed-off-by: ${name} <${email}>`;
  const text = message.endsWith('\n') || message === '' ? message : `${message}\n`;
  if (text.trimEnd().split('\n').at(-1) === line) return text;
  return `${text}${hasFooter(text) ? '' : '\n'}${line}\n`;
}

/** The message of a commit that is picked or reverted, before conflicts are noted in it. */
export function pickMessage(
  context: CommandContext,
  commit: Commit,
  parent: Commit | undefined,
  options: PickOptions,
): string {
  let message: string;
  if (options.action === 'revert') {
    const reversing = commit.parents.length > 1 ? `, reversing\nchanges made to ${parent!.id}` : '';
    message = `Revert "${firstLineOf(commit.message)}"\n\nThis reverts commit ${commit.id}${reversing}.\n`;
  } else {
    message = commit.message.replace(/^\n+/, '');
    if (options.recordOrigin) {
      if (message !== '' && !message.endsWith('\n')) message += '\n';
      message += `${hasFooter(message) ? '' : '\n'}(cherry picked from commit ${commit.id})\n`;
    }
  }
  return options.signoff ? withSignoff(context, message) : message;
}

/** How the message is tidied when nobody edits it. */
export function tidyPickMessage(message: string, options: PickOptions): string {
  const asked = options.cleanup;
  if (asked !== undefined && asked !== 'default')
    return cleanMessage(message, (asked === 'scissors' ? 'whitespace' : asked) as CleanupMode);
  return options.signoff || options.recordOrigin ? cleanMessage(message, 'whitespace') : message;
}

/** The note about conflicts at the end of a message that is still to be edited. */
export const conflictNote = (paths: readonly string[]): string =>
  `\n# Conflicts:\n${paths.map((path) => `#\t${path}\n`).join('')}`;

/** The subject as reflogs and todo lists name it. */
export const pickSubject = (commit: Commit): string => subjectOf(commit.message);
