import type { Lane, ReplayEvent } from '@/engine/scenario/types';
import { OutcomeIcon } from './outcome-mark';
import { outcomeWords } from './outcomes';
import { shortAnswer } from './short-answer';

function LaneDetail({ lane, label, event }: { lane: Lane; label: string; event: ReplayEvent | undefined }) {
  if (!event) return null;
  const words = outcomeWords(event.outcome);
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="flex items-center gap-1.5">
        <span className={lane === 'ad-hoc' ? 'font-medium text-adhoc' : 'font-medium text-practice'}>
          {label}
        </span>
        <OutcomeIcon outcome={event.outcome} lane={lane} />
        <span className="text-ink">{words.label}</span>
      </p>
      <p className="truncate font-mono text-ink-muted text-xs leading-5">{answer(event) || words.meaning}</p>
    </div>
  );
}

/** What was answered, then what is known about it; of an answer with parts, what is known alone. */
function answer({ seen, detail }: ReplayEvent): string {
  if (seen === undefined || seen === null) return detail ?? '';
  if (detail === undefined) return shortAnswer(seen);
  return typeof seen === 'object' ? detail : `${shortAnswer(seen)}: ${detail}`;
}

export interface EventDetailProps {
  readonly adHoc?: ReplayEvent;
  readonly practice?: ReplayEvent;
  readonly adHocLabel: string;
  readonly practiceLabel: string;
}

/** What happened to the event at the playhead, in both lanes. Its height does not change while it plays. */
export function EventDetail({ adHoc, practice, adHocLabel, practiceLabel }: EventDetailProps) {
  const event = adHoc ?? practice;
  return (
    <div className="min-h-30 rounded-lg border border-line bg-surface px-4 py-3 text-sm sm:min-h-24">
      {event ? (
        <>
          <p className="mb-2 text-ink">
            <span className="font-medium">{event.label}</span>
            <span className="text-ink-muted">: {event.trouble ?? 'nothing special'}</span>
          </p>
          <div className="flex flex-wrap gap-x-8 gap-y-2">
            <LaneDetail lane="ad-hoc" label={adHocLabel} event={adHoc} />
            <LaneDetail lane="practice" label={practiceLabel} event={practice} />
          </div>
        </>
      ) : (
        <p className="text-ink-muted">Nothing has come in yet.</p>
      )}
    </div>
  );
}
