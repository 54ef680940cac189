import { atLeast, type DriftTest } from '../drift-test';
import { histogram, sturgesEdges } from '../histogram';
import { countsOf } from '../sample';

/**
 * √(1 − Σ√(p·q)). Numbers are put in Sturges bins over the distinct values of both samples (not over all values, unlike
 * the other distances: so does Evidently).
 */
export const hellinger: DriftTest = {
  name: 'hellinger',
  displayName: 'Hellinger distance',
  kinds: ['num', 'cat'],
  measure: 'distance',
  defaultThreshold: 0.1,
  isDrift: atLeast,
  compare: (reference, current) => {
    const counts = countsOf(reference, current);
    let p = counts.reference;
    let q = counts.current;
    if (reference.kind === 'num' && current.kind === 'num') {
      const edges = sturgesEdges(counts.keys as readonly number[]);
      p = histogram(reference.values, edges);
      q = histogram(current.values, edges);
    }
    let overlap = 0;
    for (let i = 0; i < p.length; i++) {
      overlap += Math.sqrt((p[i]! / reference.values.length) * (q[i]! / current.values.length));
    }
    return { score: Math.sqrt(1 - Math.min(1, Math.max(0, overlap))) };
  },
};
