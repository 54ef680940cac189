import type { MeasureDefinition } from '../types';

/** What `three-weeks` measures. */
export const THREE_WEEKS_MEASURES: readonly MeasureDefinition[] = [
  {
    id: 'before',
    label: 'Breaking changes noticed in their pull request, of eight',
    unit: 'changes',
    better: 'higher',
  },
  { id: 'customer', label: 'Noticed by the call centre', unit: 'changes', better: 'lower' },
  { id: 'hours', label: 'From the change until it was noticed', unit: 'h', better: 'lower' },
  { id: 'wrong', label: 'Calls to the wrong people', unit: 'calls', better: 'lower' },
  { id: 'nights', label: 'Mornings without a list', unit: 'mornings', better: 'lower' },
  {
    id: 'blocked',
    label: 'Harmless changes held up, of six',
    unit: 'changes',
    better: 'lower',
    isPrice: true,
  },
];
