'use client';

import { Table } from '@/components/ui/table';
import type { InsightsAnswer } from '@/contracts/api/insights';
import { InsightPart } from './insight-part';

/** How sure learners are, and how often they are right. */
export function CalibrationPart({ insights: { calibration } }: { insights: InsightsAnswer }) {
  const { answers, said, was, brier, bands } = calibration;
  return (
    <InsightPart
      title="Calibration"
      about="Predictions and answers that were given with a confidence: who says 80 % should be right in 80 of 100."
    >
      {said === null || was === null || brier === null ? (
        <p className="rounded-lg border border-line bg-surface px-4 py-3 text-ink-muted text-sm">
          No answer with a confidence has come yet.
        </p>
      ) : (
        <>
          <p className="mb-3 text-sm">
            {answers} answers: on average {Math.round(said)} % sure, and right in {Math.round(was)} %.{' '}
            {verdictOf(said - was)} Brier score {brier.toFixed(2)} (0 is perfect, 0.25 is guessing).
          </p>
          <div className="rounded-lg border border-line bg-surface">
            <Table
              caption="Confidence and outcome"
              rows={bands}
              rowKey={({ from }) => String(from)}
              columns={[
                {
                  id: 'band',
                  label: 'Said',
                  unit: '%',
                  rowHeader: true,
                  cell: ({ from, to }) => `${from} to ${to}`,
                },
                { id: 'answers', label: 'Answers', align: 'end', cell: (band) => band.answers },
                {
                  id: 'said',
                  label: 'Mean said',
                  unit: '%',
                  align: 'end',
                  cell: (band) => Math.round(band.said),
                },
                {
                  id: 'was',
                  label: 'Was right',
                  unit: '%',
                  align: 'end',
                  cell: (band) => Math.round(band.was),
                },
                { id: 'gap', label: '', cell: (band) => verdictOf(band.said - band.was) },
              ]}
            />
          </div>
        </>
      )}
    </InsightPart>
  );
}

/** Within five points nobody can tell. */
function verdictOf(gap: number): string {
  if (Math.abs(gap) <= 5) return 'Well judged.';
  return gap > 0 ? 'Too sure.' : 'Not sure enough.';
}
