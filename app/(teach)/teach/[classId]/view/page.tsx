import type { Metadata } from 'next';
import { ViewAsPage } from '@/components/teach/view-as/view-as-page';

export const metadata: Metadata = { title: 'As a learner sees it' };

interface ViewProps {
  readonly searchParams: Promise<{ as?: string | string[] }>;
}

export default async function ClassViewPage({ searchParams }: ViewProps) {
  const { as } = await searchParams;
  return <ViewAsPage member={typeof as === 'string' ? as : null} />;
}
