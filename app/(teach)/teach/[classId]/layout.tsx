import type { ReactNode } from 'react';
import { ClassFrame } from '@/components/teach/class-frame';

interface ClassLayoutProps {
  readonly params: Promise<{ classId: string }>;
  readonly children: ReactNode;
}

export default async function ClassLayout({ params, children }: ClassLayoutProps) {
  const { classId } = await params;
  return <ClassFrame classId={classId}>{children}</ClassFrame>;
}
