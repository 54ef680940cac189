'use client';

import { useEffect, useRef, useState } from 'react';
import { figureWords } from '@/components/figures/year-lanes/figure-words';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import { Table } from '@/components/ui/table';
import { messageOf } from '@/engine/core/errors';
import { compareFigures, FIGURES, type FigureId, figureOf } from '@/engine/simulator/figures';
import type { SeedOutcome } from '@/engine/simulator/spread';
import type { Quarters } from '@/stores/simulator/quarters';
import { QuarterBars } from './quarter-bars';

/** Two candidates work through one quarter after the other, seed by seed, in the simulator. */
export function TwoCandidates() {
  const [quarters, setQuarters] = useState<readonly SeedOutcome[]>([]);
  const [figure, setFigure] = useState<FigureId>('wrong');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const source = useRef<Quarters | null>(null);
  useEffect(() => () => source.current?.dispose(), []);

  const runNext = async () => {
    setRunning(true);
    setProblem(null);
    try {
      const { openQuarters } = await import('@/stores/simulator/quarters');
      source.current ??= openQuarters();
      const next = await source.current.run(`seen-${quarters.length + 1}`);
      setQuarters((known) => [...known, next]);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setRunning(false);
  };

  const chosen = figureOf(figure);
  const last = quarters.at(-1);
  const better = quarters.filter(
    ({ adHoc, practice }) => compareFigures(chosen, practice[figure], adHoc[figure]) > 0,
  ).length;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div className="flex flex-wrap items-end gap-3">
        <Button variant="primary" isPending={running} onPress={runNext}>
          {quarters.length === 0 ? 'Run a quarter' : 'Run the next quarter'}
        </Button>
        <Select
          label="Figure"
          size="sm"
          options={FIGURES.map(({ id, label }) => ({ id, label }))}
          value={figure}
          onChange={(id) => setFigure(id as FigureId)}
          className="w-60"
        />
      </div>
      {problem ? (
        <Callout tone="failed" title="The quarter could not be run" role="alert">
          {problem}
        </Callout>
      ) : null}
      <p role="status" className="min-h-10 leading-5">
        {last
          ? `Quarter ${quarters.length}. ${chosen.label}: A ${figureWords(chosen, last.adHoc[figure])}, B ${figureWords(chosen, last.practice[figure])}. B was better in ${better} of ${quarters.length}.`
          : 'Both work through the same 13 weeks: the same customers, colleagues and faults. Only how they work differs.'}
      </p>
      <QuarterBars figure={chosen} quarters={quarters} />
      {last ? (
        <Table
          caption={`Quarter ${quarters.length}, all figures`}
          captionVisible
          rows={FIGURES}
          rowKey={({ id }) => id}
          columns={[
            { id: 'figure', label: 'Figure', rowHeader: true, cell: ({ label }) => label },
            { id: 'a', label: 'A', align: 'end', cell: (one) => figureWords(one, last.adHoc[one.id]) },
            { id: 'b', label: 'B', align: 'end', cell: (one) => figureWords(one, last.practice[one.id]) },
          ]}
        />
      ) : null}
    </div>
  );
}
