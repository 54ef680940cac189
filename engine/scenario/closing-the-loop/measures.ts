import type { MeasureDefinition } from '../types';

/** What `closing-the-loop` measures. */
export const CLOSING_THE_LOOP_MEASURES: readonly MeasureDefinition[] = [
  { id: 'turns', label: 'Turns of the market answered by a better model', unit: 'of 3', better: 'higher' },
  {
    id: 'hours',
    label: 'From an alert until a better model served, on average',
    unit: 'hours',
    better: 'lower',
  },
  { id: 'days', label: 'Days on which the wrong customers were called', unit: 'days', better: 'lower' },
  { id: 'cost', label: 'Leavers who were missed, and calls', unit: 'thousand $', better: 'lower' },
  { id: 'harmful', label: 'Models that went live and were worse', unit: 'models', better: 'lower' },
  { id: 'keystrokes', label: 'Keystrokes', unit: 'keys', better: 'lower' },
  {
    id: 'told',
    label: 'Times that people were told something',
    unit: 'times',
    better: 'lower',
    isPrice: true,
  },
];
