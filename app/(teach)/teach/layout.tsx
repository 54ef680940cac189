import type { ReactNode } from 'react';
import { OwnCache } from '@/components/accounts/own-cache';
import { TeachShell } from '@/components/teach/teach-shell';

export default function TeachLayout({ children }: { children: ReactNode }) {
  return (
    <OwnCache>
      <TeachShell>{children}</TeachShell>
    </OwnCache>
  );
}
