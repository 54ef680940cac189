import { resolvePath } from '@/engine/core/file-system';
import { type Commit, subjectOf } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { editFile } from '../../program/editor';
import { die, GitFailure } from '../../program/failure';
import { type Operations, readGitFile } from '../../status/operation';
import { type CleanupMode, cleanMessage, SCISSORS } from '../../text/clean-message';

/** Where a commit's message comes from and what is done to it. */
export interface MessageRequest {
  readonly messages: readonly string[];
  readonly file: string | undefined;
  /** The commit named by `-C` or `-c`. */
  readonly commit: Commit | undefined;
  /** The commit of `--fixup`, of `--squash`: its subject begins the message. */
  readonly fixup: Commit | undefined;
  readonly squash: Commit | undefined;
  readonly amended: Commit | undefined;
  /** `--edit`, `--no-edit`; undefined: as the source of the message says. */
  readonly edit: boolean | undefined;
  readonly reedit: boolean;
  readonly signoff: boolean;
  readonly cleanup: string | undefined;
  readonly allowEmpty: boolean;
  /** The status text that goes into the editor as comments. */
  readonly status: string;
  /** What `--verbose` shows in the editor, below a line that cuts it off. */
  readonly patches: string;
  readonly operations: Operations;
}

interface Draft {
  readonly text: string;
  /** Whether the editor opens unless told otherwise. */
  readonly edit: boolean;
}

/** The message as it is before anybody edits it. */
function draftMessage(context: CommandContext, request: MessageRequest): Draft {
  const { fixup, squash, messages } = request;
  if (fixup !== undefined) {
    const subject = `fixup! ${subjectOf(fixup.message)}\n\n`;
    return { text: messages.length === 0 ? subject : `${subject}${messages.join('\n\n')}\n`, edit: false };
  }
  const draft = ownDraft(context, request);
  if (squash === undefined) return draft;
  // The model of `-C` brings its own subject along.
  const subject = request.commit?.id === squash.id ? 'squash! ' : `squash! ${subjectOf(squash.message)}\n\n`;
  return { ...draft, text: subject + draft.text };
}

function ownDraft(context: CommandContext, request: MessageRequest): Draft {
  const { repo } = context;
  if (request.messages.length > 0 && request.file !== undefined)
    die("options '-m' and '-F' cannot be used together");
  if (request.messages.length > 0) return { text: `${request.messages.join('\n\n')}\n`, edit: false };
  if (request.file === '-') return { text: context.io.stdin, edit: false };
  if (request.file !== undefined) {
    const path = resolvePath(context.cwd, request.file);
    if (!context.io.fs.isFile(path))
      die(`could not read log file '${request.file}': No such file or directory`);
    return { text: context.io.fs.readText(path), edit: false };
  }
  if (request.commit !== undefined) return { text: request.commit.message, edit: request.reedit };
  if (request.amended !== undefined) return { text: request.amended.message, edit: true };
  const squash = readGitFile(repo, 'SQUASH_MSG');
  const merge = readGitFile(repo, 'MERGE_MSG');
  const found = [squash, merge].filter((text) => text !== undefined);
  return { text: found.length === 0 ? '' : `${found.join('\n')}\n`, edit: true };
}

function withSignoff(context: CommandContext, text: string): string {
  const { name, email } = context.identity('committer');
  const line = `Signed-off-by: ${name} <${email}>`;
  const body = text.replace(/\n+$/, '');
  const last = body.split('\n').at(-1) ?? '';
  if (last === line) return `${body}\n`;
  return `${body}${/^[A-Za-z-]+: /.test(last) && body.includes('\n\n') ? '\n' : '\n\n'}${line}\n`;
}

const CUT_NOTE = '# Do not modify or remove the line above.\n# Everything below it will be ignored.\n';

/** What stands above the line with the scissors. */
function beforeCut(text: string): string {
  const at = `\n${text}`.indexOf(`\n${SCISSORS}\n`);
  return at === -1 ? text : text.slice(0, at);
}

const comment = (line: string): string =>
  line === '' ? '#' : line.startsWith('\t') ? `#${line}` : `# ${line}`;

function templateOf(text: string, request: MessageRequest, mode: CleanupMode): string {
  const intro =
    mode === 'strip'
      ? "Please enter the commit message for your changes. Lines starting\nwith '#' will be ignored, and an empty message aborts the commit.\n"
      : "Please enter the commit message for your changes. Lines starting\nwith '#' will be kept; you may remove them yourself if you want to.\nAn empty message aborts the commit.\n";
  const doing = request.operations.merge
    ? 'It looks like you may be committing a merge.\nIf this is not correct, please run\n\tgit update-ref -d MERGE_HEAD\nand try again.\n\n'
    : '';
  if (request.status === '') return text;
  const comments = `${doing}${intro}\n${request.status}`.replace(/\n$/, '').split('\n').map(comment);
  return `${text}\n${comments.join('\n')}\n`;
}

function cleanupMode(request: MessageRequest, edited: boolean): CleanupMode {
  switch (request.cleanup) {
    case undefined:
    case 'default':
      return edited ? 'strip' : 'whitespace';
    case 'strip':
    case 'whitespace':
    case 'verbatim':
      return request.cleanup;
    case 'scissors':
      return edited ? 'scissors' : 'whitespace';
    default:
      return die(`Invalid cleanup mode ${request.cleanup}`);
  }
}

/**
 * The message of a new commit: from the command line, a file, another commit or a merge; edited when that is wanted;
 * tidied.
 * @throws GitFailure when it is empty.
 */
export async function obtainMessage(context: CommandContext, request: MessageRequest): Promise<string> {
  const { fs } = context.io;
  const draft = draftMessage(context, request);
  const edit = request.edit ?? draft.edit;
  const mode = cleanupMode(request, edit);
  let { text } = draft;
  if (request.signoff) text = withSignoff(context, text);
  const path = `${context.repo.gitDir}/COMMIT_EDITMSG`;
  if (edit) {
    const shown = mode === 'scissors' ? `${text}\n${SCISSORS}\n` : text;
    const cut = request.patches === '' ? '' : `${SCISSORS}\n${CUT_NOTE}${request.patches}`;
    fs.write(path, templateOf(shown, request, mode) + cut);
    await editFile(context, path);
    text = fs.readText(path);
    if (cut !== '') text = beforeCut(text);
  } else fs.write(path, cleanMessage(text, mode));
  const message = cleanMessage(text, mode);
  if (message === '' && !request.allowEmpty)
    throw new GitFailure('Aborting commit due to empty commit message.', 1);
  return message;
}
