import { createContext } from 'react';

/** Asks for a proof once more of who one is; resolves to whether it was given. */
export const ConfirmContext = createContext<() => Promise<boolean>>(() => Promise.resolve(false));
