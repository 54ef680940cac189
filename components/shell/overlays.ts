import { createStore } from 'zustand/vanilla';

/** Which window of the shell is open; each is loaded when it first opens. */
export interface OverlayState {
  readonly open: 'palette' | 'shortcuts' | null;
}

export const overlayStore = createStore<OverlayState>(() => ({ open: null }));

/** Opens a window of the shell, or closes the one that is open. */
export function openOverlay(open: OverlayState['open']): void {
  overlayStore.setState({ open });
}
