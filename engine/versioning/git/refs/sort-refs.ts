import { peel } from '../history/revision';
import type { CommandContext } from '../program/context';
import { compareBytes } from '../text/compare';
import type { Ref } from './ref-store';

/** The pieces of a version name: runs of digits compare as numbers. */
const versionParts = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];

function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : compareBytes(x, y);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function secondsOf(context: CommandContext, ref: Ref, key: string): number {
  const { repo } = context;
  if (key === 'creatordate' && repo.objects.typeOf(ref.id) === 'tag')
    return repo.objects.tag(ref.id).tagger.seconds;
  if (key === 'taggerdate')
    return repo.objects.typeOf(ref.id) === 'tag' ? repo.objects.tag(ref.id).tagger.seconds : 0;
  const id = peel(repo, ref.id, 'commit');
  if (id === undefined) return 0;
  const commit = repo.objects.commit(id);
  return key === 'authordate' ? commit.author.seconds : commit.committer.seconds;
}

/** Sorts refs by the keys of `--sort` (`-committerdate`, `version:refname`, …); the last key is the first to count. */
export function sortRefs(context: CommandContext, refs: readonly Ref[], keys: readonly string[]): Ref[] {
  const compare = (a: Ref, b: Ref): number => {
    for (const typed of [...keys].reverse()) {
      const key = typed.replace(/^-/, '');
      const sign = typed.startsWith('-') ? -1 : 1;
      const difference = /^v(ersion)?:/.test(key)
        ? compareVersions(a.name, b.name)
        : key.endsWith('date')
          ? secondsOf(context, a, key) - secondsOf(context, b, key)
          : key === 'objectname'
            ? compareBytes(a.id, b.id)
            : compareBytes(a.name, b.name);
      if (difference !== 0) return sign * difference;
    }
    return compareBytes(a.name, b.name);
  };
  return [...refs].sort(compare);
}
