import type { Metadata } from 'next';
import { PeoplePage } from '@/components/teach/people/people-page';

export const metadata: Metadata = { title: 'People of the class' };

export default function ClassPeoplePage() {
  return <PeoplePage />;
}
