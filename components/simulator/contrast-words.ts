import type { FigureDefinition } from '@/engine/simulator/figures';
import type { Contrast } from '@/engine/simulator/spread';

const PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** The share of the years in which the practice lane was better, in per cent. */
export function shareBetter({ better, seeds }: Contrast): number {
  return seeds === 0 ? 0 : (better / seeds) * 100;
}

/** "Practice beats ad hoc in 97.5 % of 200 seeds on time to restore; in 2 it is the same, in 3 it is worse." */
export function contrastWords({ label }: FigureDefinition, contrast: Contrast): string {
  const { seeds, same, worse } = contrast;
  const rest = [
    same > 0 ? `in ${same} it is the same` : '',
    worse > 0 ? `in ${worse} it is worse` : '',
  ].filter(Boolean);
  const share = `Practice beats ad hoc in ${PERCENT.format(shareBetter(contrast))} % of ${seeds} seeds on ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return `${share}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`;
}
