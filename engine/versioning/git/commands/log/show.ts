import { splitRevisionsAndPaths } from '../../history/arguments';
import { resolveRevision } from '../../history/revision';
import { MODE } from '../../objects/tree';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { parseArguments } from '../../program/options';
import { toText } from '../../text/bytes';
import { formatDate } from '../../text/git-date';
import { Pathspecs } from '../../worktree/pathspec';
import { asksForOutput, readDiffFormat } from '../diff/diff-options';
import { diffsOfCommit } from './commit-diff';
import { isRange, readPretty, runLog } from './log';
import { LOG_LACKING, LOG_SPECS, readMergeDiff } from './log-options';
import { LogPrinter } from './log-printer';

const GRAMMAR = {
  command: 'show',
  usage: 'show [<options>] <object>...',
  specs: LOG_SPECS,
  lacking: LOG_LACKING,
  digits: 'maxCount',
};

/** `git show`: commits with their changes, tags, trees, files. */
export const showCommand: GitCommand = {
  name: 'show',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo } = context;
    const names = (text: string) =>
      resolveRevision(repo, text, context.revisions) !== undefined || isRange(context, text);
    const split = splitRevisionsAndPaths(context, operands, paths, names);
    const walks = split.revisions.some(
      (text) => /\.\./.test(text) || text.startsWith('^') || /\^[!@]$/.test(text),
    );
    const withPatch =
      asksForOutput(options) || options.noPatch === true ? options : { ...options, patch: true };
    if (walks) return runLog(context, withPatch, split.revisions, split.paths, 'dense');
    const head = repo.refs.head();
    if (split.revisions.length === 0 && head.id === undefined && head.ref !== undefined)
      die(`your current branch '${head.ref.replace('refs/heads/', '')}' does not have any commits yet`);
    const format = readDiffFormat(withPatch, 'nothing', context.config.get('diff.renames') !== 'false');
    const pretty = readPretty(context, options);
    const printer = new LogPrinter(context, undefined, { stat: format.stat, patch: format.patch });
    const specs = Pathspecs.parse(split.paths, context.prefix, repo.worktree?.root ?? '/');
    const merges = readMergeDiff(
      options.mergeDiff,
      options.diffMerges,
      options.firstParent === true ? 'first-parent' : 'dense',
    );
    const showObject = (id: string, name: string): void => {
      const type = repo.objects.typeOf(id);
      if (type === undefined) die(`bad object ${name}`);
      if (type === 'commit') {
        const commit = repo.objects.commit(id);
        printer.print(
          commit,
          pretty,
          diffsOfCommit(context, commit, { format, merges, paths: specs, indent: 0 }),
        );
      } else if (type === 'tag') {
        showTag(context, id, printer);
        const tag = repo.objects.tag(id);
        showObject(tag.target, tag.target);
      } else if (type === 'tree') showTree(context, id, name, printer);
      else context.write(toText(repo.objects.blob(id)));
    };
    const wanted = split.revisions.length === 0 ? ['HEAD'] : split.revisions;
    for (const name of wanted) showObject(resolveRevision(repo, name, context.revisions)!, name);
    return 0;
  },
};

function showTag(context: CommandContext, id: string, printer: LogPrinter): void {
  const tag = context.repo.objects.tag(id);
  if (printer.hasShown) context.write('\n');
  const { name, email } = tag.tagger;
  context.line(`tag ${tag.name}`);
  context.line(`Tagger: ${name} <${email}>`);
  context.line(`Date:   ${formatDate(tag.tagger, 'default')}`);
  context.write(`\n${tag.message}`);
  printer.noteShown();
}

function showTree(context: CommandContext, id: string, name: string, printer: LogPrinter): void {
  if (printer.hasShown) context.write('\n');
  context.line(`tree ${name}\n`);
  for (const entry of context.repo.objects.tree(id))
    context.line(entry.mode === MODE.folder ? `${entry.name}/` : entry.name);
  printer.noteShown();
}
