'use client';

import { useEffect } from 'react';
import { registerCommands } from '@/components/shell/commands';
import type { SimulatorState } from '@/stores/simulator/state';
import { SPREAD_SEEDS } from './spread-section';

/** What the palette can do on this page. */
export function SimulatorCommands({ state }: { readonly state: SimulatorState }) {
  const { setAll, runSpread } = state;
  useEffect(
    () =>
      registerCommands([
        {
          id: 'simulator.all-on',
          title: 'Switch all practices on',
          group: 'Simulator',
          run: () => setAll('reference'),
        },
        {
          id: 'simulator.all-off',
          title: 'Switch all practices off',
          group: 'Simulator',
          run: () => setAll('off'),
        },
        {
          id: 'simulator.spread',
          title: `Run ${SPREAD_SEEDS} seeds`,
          group: 'Simulator',
          keywords: ['spread', 'distribution', 'luck'],
          run: () => runSpread(SPREAD_SEEDS),
        },
      ]),
    [setAll, runSpread],
  );
  return null;
}
