'use client';

import { useId, useMemo, useState } from 'react';
import { useLessonSession } from '@/components/lesson/session-context';
import { cx } from '@/components/ui/cx';
import { type FigureModel, type FigurePath, scriptPath, servicePath } from './paths';

/** One house on its two ways to an estimate: through the script, and through the service as it was shipped. */
export function TwoPaths() {
  const session = useLessonSession();
  const id = useId();
  const [livingArea, setLivingArea] = useState(1600);
  const [metric, setMetric] = useState(true);
  const [remodelled, setRemodelled] = useState(true);
  const model = useMemo(() => {
    const json = session?.bundle.start['out/model.json'];
    return typeof json === 'string' ? (JSON.parse(json) as FigureModel) : null;
  }, [session]);
  if (!model) return <p className="text-ink-muted text-sm">Loading the model…</p>;
  const house = { livingArea, metric, yearRemodelled: remodelled ? 1998 : null };
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div>
          <label htmlFor={id} className="block text-ink-muted text-xs">
            Living area:{' '}
            <span className="text-ink tabular-nums">{livingArea.toLocaleString('en-US')} square feet</span>
          </label>
          <input
            id={id}
            type="range"
            min={600}
            max={3000}
            step={50}
            value={livingArea}
            onChange={(event) => setLivingArea(Number(event.currentTarget.value))}
            className="mt-2 w-56 max-w-full accent-accent"
          />
        </div>
        <Check label="sent by the partner, in square metres" checked={metric} onChange={setMetric} />
        <Check label="remodelled in 1998" checked={remodelled} onChange={setRemodelled} />
      </div>
      <Steps script={scriptPath(model, house)} service={servicePath(model, house)} />
    </div>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-6 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
}

function Steps({ script, service }: { readonly script: FigurePath; readonly service: FigurePath }) {
  const gap = service.dollars - script.dollars;
  const rows: readonly [string, string, string][] = [
    ['Area, as it comes in', script.comesIn.area, service.comesIn.area],
    ['Year, as it comes in', script.comesIn.year, service.comesIn.year],
    ['What the code makes of the area', `${script.area} ft²`, `${service.area} “ft²”`],
    ['… and of the year', `${script.year}`, `${service.year}`],
    ['Area, as the model sees it', deviations(script.scaledArea), deviations(service.scaledArea)],
    ['Years since, as the model sees them', deviations(script.scaledYears), deviations(service.scaledYears)],
    ['Estimate', dollars(script.dollars), dollars(service.dollars)],
  ];
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label="The two paths, step by step" tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse">
          <caption className="sr-only">One house in the script and in the service</caption>
          <thead>
            <tr className="border-line border-b text-start text-xs">
              <th scope="col" className="py-1.5 pe-3 text-start font-medium text-ink-muted">
                Step
              </th>
              <th scope="col" className="px-2 py-1.5 text-start font-medium text-ink-muted">
                The script
              </th>
              <th scope="col" className="px-2 py-1.5 text-start font-medium text-ink-muted">
                The service
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([step, left, right]) => (
              <tr key={step} className="border-line border-b last:border-b-0">
                <th scope="row" className="w-1/3 py-1.5 pe-2 text-start font-normal text-ink-muted">
                  {step}
                </th>
                <td className="px-2 py-1.5 font-mono text-xs [overflow-wrap:anywhere]">{left}</td>
                <td
                  className={cx(
                    'px-2 py-1.5 font-mono text-xs [overflow-wrap:anywhere]',
                    left !== right && isMeaning(step) && 'bg-adhoc-soft',
                  )}
                >
                  {right}
                  {left !== right && isMeaning(step) ? <span className="ms-2 text-adhoc">≠</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 font-medium" aria-live="polite">
        {Math.abs(gap) < 1
          ? 'Both say the same.'
          : `The service says ${dollars(Math.abs(gap))} ${gap < 0 ? 'less' : 'more'} for the same house, and no error.`}
      </p>
    </div>
  );
}

/** How things are written may differ; what they mean must not. */
const isMeaning = (step: string) => !step.includes('comes in');

const dollars = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const deviations = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)} σ`;
