import { createContext, useContext } from 'react';
import type { Me } from '@/contracts/api/accounts';

/** Who has signed in. Read it inside of the pages of those who teach alone. */
export const MeContext = createContext<Me | null>(null);

/** Who has signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('Nobody has signed in: this stands outside of SignedIn.');
  return me;
}
