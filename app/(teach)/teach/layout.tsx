import type { ReactNode } from 'react';
import { TeachShell } from '@/components/teach/teach-shell';

export default function TeachLayout({ children }: { children: ReactNode }) {
  return <TeachShell>{children}</TeachShell>;
}
