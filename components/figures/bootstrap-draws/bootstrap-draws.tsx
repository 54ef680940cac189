'use client';

import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useLessonSession } from '@/components/lesson/session-context';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import { dollars } from './dollars';
import { type Draws, drawsOf, type Sample, samplesOf } from './draws';
import { DrawsChart } from './draws-chart';

const PATH = 'out/predictions.csv';
/** Further draws change nothing that can be seen. */
const MOST = 4000;

/** Draws resamples of the errors in the learner's predictions file, one by one or by the thousand. */
export function BootstrapDraws() {
  const session = useLessonSession();
  return (
    <figure className="flex flex-col gap-3">
      {session ? (
        <FromFile session={session} />
      ) : (
        <p className="text-ink-muted text-sm">Opening your workspace.</p>
      )}
    </figure>
  );
}

function FromFile({ session }: { readonly session: LessonSession }) {
  const text = useStore(session.workspace, (state) => state.files[PATH]);
  const samples = useMemo(() => readSamples(text), [text]);
  const [chosen, setChosen] = useState('all');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  if (typeof samples === 'string')
    return (
      <p role="status" className="text-ink text-sm">
        {samples}
      </p>
    );
  const sample = samples.find((one) => one.id === chosen) ?? samples[0]!;
  const count = counts[sample.id] ?? 0;
  const draw = (more: number) =>
    setCounts({ ...counts, [sample.id]: Math.min(MOST, Math.max(0, count + more)) });
  return (
    <>
      <Select
        label="Draw from"
        size="sm"
        className="w-72 max-w-full"
        options={samples.map(({ id, label }) => ({ id, label }))}
        value={sample.id}
        onChange={setChosen}
      />
      <Drawn sample={sample} count={count} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" size="sm" isDisabled={count >= MOST} onPress={() => draw(1)}>
          Draw once
        </Button>
        <Button size="sm" isDisabled={count >= MOST} onPress={() => draw(50)}>
          Draw 50
        </Button>
        <Button size="sm" isDisabled={count >= MOST} onPress={() => draw(2000)}>
          Draw 2,000
        </Button>
        <Button variant="quiet" size="sm" isDisabled={count === 0} onPress={() => draw(-count)}>
          Begin again
        </Button>
      </div>
    </>
  );
}

function Drawn({ sample, count }: { readonly sample: Sample; readonly count: number }) {
  const draws = useMemo(() => drawsOf(sample, count), [sample, count]);
  return (
    <>
      <DrawsChart sample={sample} draws={draws} />
      <p aria-live="polite" className="min-h-10 text-ink-muted text-sm">
        {wordsOf(sample, draws)}
      </p>
    </>
  );
}

function wordsOf({ values, average }: Sample, { means, last, interval }: Draws): string {
  if (!last)
    return `The ${average} of the ${values.length} rows is ${dollars(interval.estimate)}. Draw ${values.length} of them.`;
  const one = `Draw ${means.length.toLocaleString('en-US')}: ${dollars(last.mean)}. ${last.absent} of the ${values.length} rows did not come, one came ${last.most} times.`;
  if (means.length < 50) return one;
  return `${one} The middle 95 % of all draws: ${dollars(interval.low)} to ${dollars(interval.high)}.`;
}

function readSamples(text: unknown): readonly Sample[] | string {
  if (typeof text !== 'string') return `There is no ${PATH}. Run npm run predictions to make it.`;
  try {
    const samples = samplesOf(text);
    return samples.length > 0 ? samples : `${PATH} holds no estimates of a price.`;
  } catch (thrown) {
    return `${PATH} cannot be read: ${messageOf(thrown)}`;
  }
}
