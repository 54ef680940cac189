'use client';

import { Table } from '@/components/ui/table';
import type { ExerciseInsight, InsightsAnswer } from '@/contracts/api/insights';
import { InsightPart, shareOf } from './insight-part';

const round = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 10) / 10));

/** How each exercise goes. */
export function ExercisesPart({ insights: { exercises, learners } }: { insights: InsightsAnswer }) {
  return (
    <InsightPart
      title="Exercises"
      about={`Of ${learners} ${learners === 1 ? 'learner' : 'learners'}: who has tried, who passed, and who at the first try. Where few pass at first and many tries are needed, the exercise is hard, or says too little.`}
    >
      <div className="rounded-lg border border-line bg-surface">
        <Table
          caption="How each exercise goes"
          rows={exercises}
          rowKey={({ exercise }) => exercise}
          columns={[
            {
              id: 'exercise',
              label: 'Exercise',
              rowHeader: true,
              cell: ({ exercise, title }: ExerciseInsight) => (
                <span className="block min-w-40">
                  {exercise.split('/')[0]} {title}
                </span>
              ),
            },
            {
              id: 'tried',
              label: 'Tried',
              align: 'end',
              cell: ({ tried }) => <Share part={tried} of={learners} />,
            },
            {
              id: 'passed',
              label: 'Passed',
              align: 'end',
              cell: ({ passed, tried }) => <Share part={passed} of={tried} />,
            },
            {
              id: 'first',
              label: 'At the first try',
              align: 'end',
              cell: ({ firstTry, tried }) => <Share part={firstTry} of={tried} />,
            },
            {
              id: 'tries',
              label: 'Tries, median',
              align: 'end',
              cell: ({ medianTries }) => round(medianTries),
            },
            {
              id: 'hints',
              label: 'Took hints',
              align: 'end',
              cell: ({ hinted, meanHints, tried }) =>
                hinted === 0 ? '–' : `${shareOf(hinted, Math.max(tried, hinted))}, ${round(meanHints)} each`,
            },
            { id: 'stuck', label: 'Stuck', align: 'end', cell: ({ stuck }) => (stuck === 0 ? '–' : stuck) },
          ]}
        />
      </div>
    </InsightPart>
  );
}

/** Never broken between the number and its share. */
function Share({ part, of }: { part: number; of: number }) {
  return <span className="whitespace-nowrap">{shareOf(part, of)}</span>;
}
