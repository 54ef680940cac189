import { Callout } from '@/components/ui/callout';
import type { Refused } from './use-act';

/** What went wrong and what to try; nothing when nothing did. */
export function Failed({ failure }: { failure: Refused | null }) {
  if (failure === null) return null;
  return (
    <Callout role="alert" tone="failed" title="That did not work">
      {failure.message}
    </Callout>
  );
}
