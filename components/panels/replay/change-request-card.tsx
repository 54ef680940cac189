import { InlineProse } from '@/components/lesson/inline-prose';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

export interface ChangeRequestCardProps {
  readonly request: { readonly title: string; readonly asks: string };
  readonly accepted: boolean;
  /** A workspace that is still the ad hoc project has nothing of its own to measure. */
  readonly canAccept: boolean;
  /** What the change touched, once it is made and measured. */
  readonly files: number | null;
  readonly lines: number | null;
  readonly onAccept: () => void;
}

/** A change that somebody wants: accept it, make it, run the replay, and see what it touched. */
export function ChangeRequestCard({
  request,
  accepted,
  canAccept,
  files,
  lines,
  onAccept,
}: ChangeRequestCardProps) {
  const measured = accepted && files !== null && lines !== null;
  return (
    <Callout title={`Change request: ${request.title}`} tone={measured ? 'practice' : 'neutral'}>
      <InlineProse text={request.asks} />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {accepted ? null : (
          <Button size="sm" isDisabled={!canAccept} onPress={onAccept}>
            Accept the change request
          </Button>
        )}
        <p className="text-ink-muted" aria-live="polite">
          {words(accepted, canAccept, measured, files, lines)}
        </p>
      </div>
    </Callout>
  );
}

function words(
  accepted: boolean,
  canAccept: boolean,
  measured: boolean,
  files: number | null,
  lines: number | null,
) {
  if (measured)
    return `Done. It touched ${files} ${files === 1 ? 'file' : 'files'} and ${lines} ${lines === 1 ? 'line' : 'lines'} of your code; tests are not counted.`;
  if (accepted) return 'Accepted. Make the change, then run the replay: it counts what you touched since.';
  return canAccept
    ? 'Your files as they are now are what the change is measured against.'
    : 'Refactor first. It is measured on your own work.';
}
