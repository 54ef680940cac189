'use client';

import { ArrowRight, Check, Minus, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import { Switch } from '@/components/ui/switch';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { type Ask, requestPath, type Sender, type Stop } from './path';

const NAMES: Readonly<Record<Stop['id'], string>> = {
  page: 'Page',
  handler: 'Handler',
  model: 'Model',
  answer: 'What comes back',
};

const LOOKS: Readonly<Record<Stop['state'], { word: string; box: string; sign: React.ReactNode }>> = {
  passed: {
    word: 'passed on',
    box: 'border-line-strong bg-surface',
    sign: <ArrowRight aria-hidden size={14} />,
  },
  refused: { word: 'refused', box: 'border-passed bg-passed-soft', sign: <Check aria-hidden size={14} /> },
  wrong: {
    word: 'wrong, unnoticed',
    box: 'border-failed bg-failed-soft',
    sign: <TriangleAlert aria-hidden size={14} />,
  },
  unasked: {
    word: 'not asked',
    box: 'border-line border-dashed bg-sunken',
    sign: <Minus aria-hidden size={14} />,
  },
};

/** Choose what is asked, who asks and who checks, and follow the request to where it is stopped, or is not. */
export function RequestPath() {
  const [ask, setAsk] = useState<Ask>('blank');
  const [sender, setSender] = useState<Sender>('page');
  const [pageChecks, setPageChecks] = useState(false);
  const [handlerChecks, setHandlerChecks] = useState(true);
  const stops = requestPath(ask, sender, pageChecks, handlerChecks);
  const end = stops.at(-1)!;
  return (
    <figure className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ToggleGroup<Ask>
          label="What is asked"
          className="flex-wrap"
          value={ask}
          onChange={setAsk}
          options={[
            { id: 'ordinary', label: 'an ordinary house' },
            { id: 'blank', label: 'garage left empty' },
            { id: 'negative', label: '−1,500 square feet' },
            { id: 'text', label: '“about 1500”' },
          ]}
        />
        <ToggleGroup<Sender>
          label="Who asks"
          value={sender}
          onChange={setSender}
          options={[
            { id: 'page', label: 'a person' },
            { id: 'program', label: 'a program' },
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <Switch isSelected={pageChecks} onChange={setPageChecks}>
          The page checks
        </Switch>
        <Switch isSelected={handlerChecks} onChange={setHandlerChecks}>
          The handler checks
        </Switch>
      </div>
      <ol className="grid gap-2 sm:grid-cols-4">
        {stops.map((stop) => (
          <Station key={stop.id} stop={stop} />
        ))}
      </ol>
      <figcaption aria-live="polite" className="flex items-baseline gap-2 text-ink-muted text-sm">
        {end.state === 'wrong' ? (
          <X aria-hidden size={14} className="shrink-0 self-center text-failed" />
        ) : null}
        {SUMMARY[end.state]}
      </figcaption>
    </figure>
  );
}

const SUMMARY: Readonly<Record<Stop['state'], string>> = {
  passed: 'Nothing was wrong, and nothing was in the way.',
  refused: 'It was refused, with a message that says what to change.',
  wrong: 'Nobody will notice: the answer looks like every other.',
  unasked: '',
};

function Station({ stop }: { readonly stop: Stop }) {
  const look = LOOKS[stop.state];
  return (
    <li className={cx('flex flex-col sm:min-h-32 gap-1.5 rounded-lg border p-3', look.box)}>
      <span className="font-medium text-ink text-sm">{NAMES[stop.id]}</span>
      <span className="flex items-center gap-1.5 text-ink text-xs">
        {look.sign}
        {look.word}
      </span>
      <span className="text-ink-muted text-xs leading-4">{stop.says}</span>
    </li>
  );
}
