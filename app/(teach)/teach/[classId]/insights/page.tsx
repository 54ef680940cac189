import type { Metadata } from 'next';
import { InsightsPage } from '@/components/teach/insights/insights-page';

export const metadata: Metadata = { title: 'Insights of the class' };

export default function ClassInsightsPage() {
  return <InsightsPage />;
}
