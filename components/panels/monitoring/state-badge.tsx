import { BellRing, CircleCheck, CircleDot, Hourglass } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { AlertCourse } from '@/engine/monitoring/service/report';

const STATES = {
  firing: { tone: 'failed', word: 'firing', Sign: BellRing },
  pending: { tone: 'adhoc', word: 'pending', Sign: Hourglass },
  resolved: { tone: 'passed', word: 'resolved', Sign: CircleCheck },
  inactive: { tone: 'neutral', word: 'inactive', Sign: CircleDot },
} as const;

/** How an alert stands: by a sign and a word. */
export function StateBadge({ state }: { readonly state: AlertCourse['state'] }) {
  const { tone, word, Sign } = STATES[state];
  return (
    <Badge tone={tone} icon={<Sign aria-hidden size={12} />}>
      {word}
    </Badge>
  );
}
