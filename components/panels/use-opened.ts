import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** A store of a session that is loaded with its panel. */
export type Opened<State> = StoreApi<State> | 'opening' | 'failed';

/**
 * Opens a store when its panel is first shown, e.g. `useOpened(session.sql)`. `open` must stay the same from one
 * rendering to the next, as the methods of a session do.
 */
export function useOpened<State>(open: () => Promise<StoreApi<State>>): Opened<State> {
  const [opened, setOpened] = useState<Opened<State>>('opening');
  useEffect(() => {
    let isGone = false;
    open().then(
      (store) => isGone || setOpened(store),
      () => isGone || setOpened('failed'),
    );
    return () => {
      isGone = true;
    };
  }, [open]);
  return opened;
}
