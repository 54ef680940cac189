import { createStore } from 'zustand/vanilla';

/** How often the terminal was asked to take the focus; it may have to be loaded first. */
export const terminalFocus = createStore<{ readonly asked: number }>(() => ({ asked: 0 }));

/** Asks the terminal to take the focus as soon as it is shown. */
export const focusTerminal = () => terminalFocus.setState(({ asked }) => ({ asked: asked + 1 }));
