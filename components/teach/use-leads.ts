'use client';

import { useThisClass } from './class-context';
import { useMe } from './me-context';

/** Whether who has signed in leads this class: changes its work, people and dates; an archived one is changed by nobody. */
export function useLeads(): boolean {
  const { role, isArchived } = useThisClass();
  const { isAdmin } = useMe();
  return !isArchived && (isAdmin || role === 'instructor');
}
