import { createContext, useContext } from 'react';
import type { ClassInfo } from '@/contracts/api/teach';

/** The class whose pages are shown. */
export const ClassContext = createContext<ClassInfo | null>(null);

/** The class whose pages are shown. */
export function useThisClass(): ClassInfo {
  const shown = useContext(ClassContext);
  if (shown === null) throw new Error('There is no class here: this stands outside of ClassFrame.');
  return shown;
}
