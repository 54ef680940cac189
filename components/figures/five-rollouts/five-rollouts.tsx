'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Slider } from '@/components/ui/slider';
import { PROVIDER_WORDS, PROVIDERS, type Provider } from '@/engine/deployment/cloud/providers';
import { RELEASE_WINDOW, RELEASED_AT } from '@/engine/operations/release/release-plan';
import { BAD_RELEASES, GOOD_RELEASES } from '@/engine/operations/release/releases-file';
import { OutcomeTable } from './outcome-table';
import { durationOf, RELEASES, runStrategies, type StrategyRun } from './run-strategies';
import { STRATEGIES } from './strategies';
import { momentOf } from './strategy-moment';
import { StrategyRow } from './strategy-row';

const TITLES: Readonly<Record<string, string>> = { ...BAD_RELEASES, ...GOOD_RELEASES };

/** The kinds in the order in which they surprise. */
const ORDER = ['fails', 'wrong', 'slow', 'rare', 'down', 'same', 'retrained', 'late'];
const OPTIONS = [...RELEASES]
  .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  .map(({ kind, isBad, says }) => ({
    id: kind,
    label: `${isBad ? 'Bad' : 'Good'}: ${TITLES[kind]}`,
    description: says,
  }));

const CLOUDS = PROVIDERS.map((id) => ({ id, label: PROVIDER_WORDS[id].title }));

const timeText = (window: number): string => {
  const seconds = (window + 1) * RELEASE_WINDOW - RELEASED_AT;
  if (seconds <= 0) return 'before the release';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} after the release`;
};

/** One release put out in five ways, by the cluster and under simulated users; the minutes can be scrubbed. */
export function FiveRollouts() {
  const [kind, setKind] = useState<string>('fails');
  const [provider, setProvider] = useState<Provider>('aws');
  const [runs, setRuns] = useState<readonly StrategyRun[]>([]);
  const [window, setWindow] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const release = RELEASES.find((one) => one.kind === kind)!;
  const last = durationOf(release) / RELEASE_WINDOW - 1;
  const choose = (next: string) => {
    stop.current?.abort();
    setKind(next);
    setRuns([]);
    setFailure(null);
  };
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setBusy(true);
    setFailure(null);
    setRuns([]);
    setWindow(Math.round(RELEASED_AT / RELEASE_WINDOW) + 3);
    try {
      await runStrategies(release, {
        signal: controller.signal,
        onDone: (one) => setRuns((before) => [...before, one]),
      });
    } catch (error) {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      if (stop.current === controller) setBusy(false);
    }
  };
  const most = Math.max(0, ...runs.map(({ course }) => course.harm.total));
  const isDone = runs.length === STRATEGIES.length;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="Release"
          options={OPTIONS}
          value={kind}
          onChange={choose}
          className="min-w-56 flex-1"
        />
        <Select
          label="Cloud"
          options={CLOUDS}
          value={provider}
          onChange={(next) => setProvider(next as Provider)}
          className="min-w-36"
        />
        <Button variant="primary" isPending={isBusy} onPress={() => void run()}>
          Put it out
        </Button>
      </div>
      <p role="status" className="min-h-5 text-ink-muted leading-5">
        {failure ?? statusText(runs, isBusy, release.isBad)}
      </p>
      {runs.length === 0 ? null : (
        <>
          <Slider
            label="Time"
            minValue={0}
            maxValue={last}
            step={1}
            value={Math.min(window, last)}
            onChange={setWindow}
            valueText={timeText}
          />
          <ol aria-label="Five ways" className="rounded border border-line bg-surface">
            {runs.map((one) => (
              <StrategyRow
                key={one.id}
                label={one.label}
                moment={momentOf(one, Math.min(window, last))}
                most={most}
              />
            ))}
          </ol>
        </>
      )}
      {isDone ? <OutcomeTable runs={runs} provider={provider} isBad={release.isBad} /> : null}
    </div>
  );
}

function statusText(runs: readonly StrategyRun[], isBusy: boolean, isBad: boolean): string {
  if (isBusy) return `Simulating ${STRATEGIES[runs.length]?.label ?? 'the last one'}, user by user.`;
  if (runs.length === 0) return 'Not put out yet.';
  const least = [...runs].sort((a, b) => a.course.harm.total - b.course.harm.total)[0]!;
  const worst = [...runs].sort((a, b) => b.course.harm.total - a.course.harm.total)[0]!;
  if (!isBad && worst.course.harm.total === 0) return 'Nobody came to harm, whichever way.';
  return `${worst.label}: ${worst.course.harm.total.toLocaleString('en-US')} users harmed. ${least.label}: ${least.course.harm.total.toLocaleString('en-US')}.`;
}
