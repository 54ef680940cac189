import { createContext } from 'react';

/** Asks for the password once more; resolves to whether it was given. */
export const ConfirmContext = createContext<() => Promise<boolean>>(() => Promise.resolve(false));
