'use client';

import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { readSettings, settingsQuery } from '@/engine/simulator/share-link';
import type { SimulatorState } from '@/stores/simulator/state';

/**
 * The simulator of this page; null until it is loaded. It takes its settings from the address and writes them there, so
 * that the address is the link to share and the browser's own keys go back and forth.
 */
export function useSimulator(): StoreApi<SimulatorState> | null {
  const [store, setStore] = useState<StoreApi<SimulatorState> | null>(null);
  useEffect(() => {
    let left = false;
    let end = () => {};
    const begin = async () => {
      const { openSimulator } = await import('@/stores/simulator/open-simulator');
      if (left) return;
      const simulator = openSimulator();
      const takeAddress = () => {
        const { settings, problems } = readSettings(window.location.search);
        simulator.store.getState().take(settings, problems);
      };
      takeAddress();
      const unsubscribe = simulator.store.subscribe(({ settings }, before) => {
        if (settings === before.settings) return;
        const query = settingsQuery(settings);
        if (query !== settingsQuery(readSettings(window.location.search).settings))
          window.history.pushState(null, '', `${window.location.pathname}?${query}`);
      });
      window.addEventListener('popstate', takeAddress);
      end = () => {
        window.removeEventListener('popstate', takeAddress);
        unsubscribe();
        simulator.dispose();
      };
      setStore(simulator.store);
    };
    void begin();
    return () => {
      left = true;
      end();
    };
  }, []);
  return store;
}
