import { peel } from '../history/revision';
import { bodyOf, subjectOf } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { trackingNote, trackingOf } from '../status/tracking';
import { type DateStyle, formatDate } from '../text/git-date';
import { shortRefName } from './ref-name';
import type { Ref } from './ref-store';

/** Fills in a `--format` of `git branch` and `git tag`: `%(refname:short)`, `%(objectname)`, `%(subject)`, … */
export function formatRef(context: CommandContext, ref: Ref, format: string): string {
  return format
    .replace(/%\(([^)]*)\)/g, (_, field: string) => fieldOf(context, ref, field))
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%%/g, '%');
}

function fieldOf(context: CommandContext, ref: Ref, field: string): string {
  const { repo } = context;
  const [name = '', modifier] = field.split(':', 2) as [string, string | undefined];
  const rest = field.slice(name.length + 1);
  const commitId = peel(repo, ref.id, 'commit');
  const commit = commitId === undefined ? undefined : repo.objects.commit(commitId);
  const tag = repo.objects.typeOf(ref.id) === 'tag' ? repo.objects.tag(ref.id) : undefined;
  const message = tag?.message ?? commit?.message ?? '';
  const date = (who: { seconds: number; zone: string } | undefined) =>
    who === undefined ? '' : formatDate(who, (rest === '' ? 'default' : rest) as DateStyle, context.now);
  switch (name) {
    case 'refname':
      return modifier === 'short' ? shortRefName(ref.name) : ref.name;
    case 'objectname':
      return modifier === 'short' ? repo.objects.abbreviate(ref.id) : ref.id;
    case 'objecttype':
      return repo.objects.typeOf(ref.id) ?? '';
    case 'HEAD':
      return repo.refs.head().ref === ref.name ? '*' : ' ';
    case 'subject':
    case 'contents':
      return name === 'contents' && modifier !== 'subject' ? message : subjectOf(message);
    case 'body':
      return bodyOf(message);
    case 'authorname':
      return commit?.author.name ?? '';
    case 'authoremail':
      return commit === undefined ? '' : `<${commit.author.email}>`;
    case 'authordate':
      return date(commit?.author);
    case 'committername':
      return commit?.committer.name ?? '';
    case 'committerdate':
      return date(commit?.committer);
    case 'taggerdate':
      return date(tag?.tagger);
    case 'creatordate':
      return date(tag?.tagger ?? commit?.committer);
    case 'upstream': {
      const tracking = ref.name.startsWith('refs/heads/') ? trackingOf(repo, ref.name.slice(11)) : undefined;
      if (tracking === undefined) return '';
      const note = trackingNote(tracking);
      if (modifier === 'track') return note === '' ? '' : `[${note}]`;
      return modifier === 'short' ? tracking.upstream : `refs/remotes/${tracking.upstream}`;
    }
    default:
      return die(`unknown field name: ${field}`);
  }
}
