import type { VersionDiff } from '@/engine/versioning/dvc/views/version-diff';
import { bytesText } from './versions-words';

const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** What changed from one version to the next, in a line: "30 rows added, 71 changed; column Pool removed". */
export function changeText(diff: VersionDiff): string {
  switch (diff.kind) {
    case 'table': {
      const { counts, columns } = diff.diff;
      const parts = (['added', 'removed', 'changed'] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind, at) => (at === 0 ? `${count(counts[kind], 'row')} ${kind}` : `${counts[kind]} ${kind}`));
      const named = (change: 'added' | 'removed') => {
        const names = columns.filter((column) => column.change === change).map(({ name }) => name);
        if (names.length === 0) return [];
        return [`${names.length === 1 ? `column ${names[0]}` : `${names.length} columns`} ${change}`];
      };
      const text = [parts.join(', '), ...named('added'), ...named('removed')].filter(Boolean).join('; ');
      return text === '' ? 'The rows are the same.' : text;
    }
    case 'directory': {
      const of = (kind: 'added' | 'removed' | 'changed') =>
        diff.files.filter((file) => file.kind === kind).length;
      const parts = (['added', 'removed', 'changed'] as const)
        .filter((kind) => of(kind) > 0)
        .map((kind, at) => (at === 0 ? `${count(of(kind), 'file')} ${kind}` : `${of(kind)} ${kind}`));
      return parts.length === 0 ? 'The files are the same.' : parts.join(', ');
    }
    case 'bytes': {
      if (diff.isSame) return 'The content is the same.';
      const by = diff.after - diff.before;
      return by === 0
        ? 'Other content of the same size'
        : `${bytesText(Math.abs(by))} ${by > 0 ? 'more' : 'less'}`;
    }
  }
}
