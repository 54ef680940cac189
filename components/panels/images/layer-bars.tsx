import { Badge } from '@/components/ui/badge';
import type { BuildView, StepView } from '@/engine/delivery/views/overview';
import { bytesText, secondsText } from './images-words';

const FIRST_TIME = 'this step has not been built before';

/** Whether a step was built only because one above it was. */
const isFollowing = (reason: string) => reason.startsWith('the step at');

const OUTCOMES = {
  hit: { tone: 'practice', word: 'cached' },
  miss: { tone: 'adhoc', word: 'built' },
  failed: { tone: 'failed', word: 'failed' },
} as const;

/** The steps of a build that make files, with a bar for the bytes of each, and why it was built anew. */
export function LayerBars({ build }: { readonly build: BuildView }) {
  const steps = build.steps.filter(
    ({ label, reason }) => label !== null || (reason !== null && !isFollowing(reason)),
  );
  const largest = Math.max(1, ...steps.map(({ bytes }) => bytes));
  const { hits, misses } = build;
  // Of a first build each line would say the same.
  const isFirst =
    hits === 0 && steps.every(({ reason }) => !reason || reason === FIRST_TIME || isFollowing(reason));
  return (
    <section aria-label="Layers of the last build">
      <h3 className="font-medium text-ink text-sm">
        {build.outcome === 'failed'
          ? 'The build failed'
          : `${bytesText(build.bytes)} in ${secondsText(build.seconds)}`}
        <span className="ms-2 font-normal text-ink-muted text-xs">
          {hits} from the cache, {misses} built
        </span>
      </h3>
      {isFirst && misses > 0 ? (
        <p className="mt-1 text-ink-muted text-xs leading-5">
          A first build: nothing of it was in the cache.
        </p>
      ) : null}
      <ol className="mt-2 space-y-2.5">
        {steps.map((step) => (
          <LayerBar
            key={`${step.stage}:${step.line}`}
            step={isFirst ? { ...step, reason: null } : step}
            share={step.bytes / largest}
          />
        ))}
      </ol>
    </section>
  );
}

function LayerBar({ step, share }: { readonly step: StepView; readonly share: number }) {
  const { tone, word } = OUTCOMES[step.outcome];
  return (
    <li>
      <div className="flex items-start gap-2 text-xs leading-5">
        <Badge tone={tone} className="shrink-0">
          {word}
        </Badge>
        <code className="min-w-0 flex-1 break-words font-mono text-ink">
          {step.stage === '' ? '' : <span className="text-ink-muted">{step.stage}: </span>}
          {step.instruction.split('\n')[0]}
        </code>
        <span className="shrink-0 whitespace-nowrap text-ink tabular-nums">{bytesText(step.bytes)}</span>
        <span className="w-14 shrink-0 whitespace-nowrap text-end text-ink-muted tabular-nums">
          {step.outcome === 'hit' ? '' : secondsText(step.seconds)}
        </span>
      </div>
      <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-sm bg-sunken">
        <div
          className={`h-full rounded-sm ${step.outcome === 'hit' ? 'solid-practice' : 'hatch-adhoc'}`}
          style={{ width: step.bytes === 0 ? 0 : `max(2px, ${share * 100}%)` }}
        />
      </div>
      {step.reason === null ? null : (
        <p className="mt-1 break-words text-ink-muted text-xs leading-5">Built because {step.reason}.</p>
      )}
    </li>
  );
}
