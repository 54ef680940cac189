import type { RunView } from '@/stores/contracts';
import type { FitSeries, speedOf } from './fit-series';
import { formatDuration, formatValue, type Measure } from './measures';

const ENDED: Readonly<Record<RunView['outcome'], string>> = {
  running: 'training',
  completed: 'finished',
  failed: 'ended by an error',
  stopped: 'stopped',
  deadline: 'ended: it took too long',
  memory: 'ended: too much memory',
  crashed: 'ended by a fault of the lab',
};

/** One line about where a training stands: epochs, errors, speed, time left, backend. */
export function TrainingStatus({
  run,
  fit,
  speed,
  measure,
  best,
}: {
  readonly run: RunView;
  readonly fit: FitSeries;
  readonly speed: ReturnType<typeof speedOf>;
  readonly measure: Measure;
  readonly best: { readonly epoch: number; readonly value: number } | null;
}) {
  const running = run.outcome === 'running';
  const last = (name: string) => fit.logs[name]?.at(-1);
  const figures: [string, string][] = [['epoch', `${fit.done} of ${fit.asked}`]];
  if (fit.logs[measure.training])
    figures.push([`${measure.label}, training`, formatValue(last(measure.training), measure.unit)]);
  if (fit.logs[measure.heldOut])
    figures.push([`${measure.label}, held out`, formatValue(last(measure.heldOut), measure.unit)]);
  if (best)
    figures.push(['best held out', `${formatValue(best.value, measure.unit)} in epoch ${best.epoch}`]);
  if (speed) {
    figures.push([
      'speed',
      `${speed.epochsPerSecond.toFixed(1)} epochs/s, ${Math.round(speed.stepsPerSecond)} steps/s`,
    ]);
    if (running) figures.push(['time left', formatDuration(speed.leftMs)]);
  }
  if (!running) figures.push(['took', formatDuration(fit.elapsedMs.at(-1) ?? 0)]);
  if (run.backend) figures.push(['backend', run.backend]);
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
      <p className="font-medium text-ink text-sm">
        {run.label} <span className="font-normal text-ink-muted">{ENDED[run.outcome]}</span>
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
        {figures.map(([name, text]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="font-medium text-ink tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
