import type { LineageNode } from '@/engine/tracking/lineage/types';
import { cellText, shortId, startText } from '../experiments/run-words';

/** The kinds of things on a trail, in the order in which they come of each other. */
export const KINDS: readonly {
  readonly kind: LineageNode['kind'];
  readonly title: string;
  /** Said where there is none, with what would make one. */
  readonly empty: string;
}[] = [
  { kind: 'data', title: 'Data', empty: 'None: no run names a version that DVC tracks.' },
  { kind: 'commit', title: 'Commits', empty: 'None: the code was in no repository.' },
  { kind: 'run', title: 'Runs', empty: 'None.' },
  { kind: 'model-version', title: 'Model versions', empty: 'None is registered.' },
  {
    kind: 'prediction',
    title: 'Predictions',
    empty: 'None: a predictions.jsonl names model, version and answer, one prediction a line.',
  },
];

/** What a thing on a trail is called, and a few words more. */
export function nodeWords(node: LineageNode): { readonly title: string; readonly about: string } {
  switch (node.kind) {
    case 'data':
      return { title: node.paths.join(', ') || 'data', about: `md5 ${shortId(node.md5)}` };
    case 'commit':
      return {
        title: shortId(node.commit),
        about: node.facts ? `${node.facts.subject} · ${node.facts.author}` : 'in no history any more',
      };
    case 'run':
      return { title: node.name, about: startText(node.startMs) };
    case 'model-version':
      return {
        title: `${node.model} ${node.version}`,
        about: node.aliases.map((alias) => `@${alias}`).join(' '),
      };
    case 'prediction': {
      const { id, value, timeMs } = node.prediction;
      return { title: id, about: `${cellText(value)} · ${startText(timeMs)}` };
    }
  }
}
