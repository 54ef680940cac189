'use client';

import { useState } from 'react';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import { GroupedPlot } from './grouped-plot';
import { percent, type ViewProps } from './source';
import { useAnswer } from './use-answer';
import { Choices, ColumnChoice, OptionalColumnChoice, Remark, Waiting } from './view-parts';

/** Names that a target usually has, the surest first. */
const TARGETS = [/price|target|churn|label/i, /class$/i];
const target = (columns: readonly ColumnFigures[]) =>
  TARGETS.flatMap((usual) => columns.filter(({ name }) => usual.test(name)))[0]?.name ?? null;
const valued = (columns: readonly ColumnFigures[]) =>
  columns.filter(({ type, canGroup }) => type === 'number' || (type !== 'date' && canGroup));

/** A target by the groups of a category. */
export function GroupsView({ source, columns, chosen, onPick }: ViewProps) {
  const groupers = columns.filter(({ canGroup }) => canGroup);
  const values = valued(columns);
  const [value, setValue] = useState<string | null>(target(values));
  const [by, setBy] = useState(
    groupers.find(({ name, distinct }) => name !== value && distinct > 2)?.name ?? groupers[0]?.name,
  );
  const { answer, question, error } = useAnswer<'groups'>(
    source,
    by === undefined ? null : { kind: 'groups', value, by },
  );
  if (by === undefined) return <Remark>No column puts the rows in groups.</Remark>;
  return (
    <>
      <Choices>
        <OptionalColumnChoice
          label="Target"
          none="count the rows"
          columns={values}
          value={value}
          onChange={setValue}
        />
        <ColumnChoice label="By" columns={groupers} value={by} onChange={setBy} />
      </Choices>
      {answer && question ? (
        <GroupedPlot
          grouped={answer}
          by={question.by}
          value={columns.find(({ name }) => name === question.value) ?? null}
          chosen={chosen}
          onPick={onPick}
        />
      ) : (
        <Waiting error={error} />
      )}
    </>
  );
}

/** A value over time: a date in years, quarters, months or days, or a whole number such as a year. */
export function TimeView({ source, columns, chosen, onPick }: ViewProps) {
  const times = columns.filter(
    ({ type, canGroup, distinct }) => type === 'date' || (type === 'number' && canGroup && distinct > 2),
  );
  const values = valued(columns);
  const [time, setTime] = useState(
    (
      times.find(({ type }) => type === 'date') ??
      times.find(({ name }) => /year|month|week|day|tenure/i.test(name)) ??
      times[0]
    )?.name,
  );
  const [value, setValue] = useState<string | null>(target(values));
  const { answer, question, error } = useAnswer<'time'>(
    source,
    time === undefined ? null : { kind: 'time', value, time },
  );
  if (time === undefined) return <Remark>No column is a date or a small set of whole numbers.</Remark>;
  return (
    <>
      <Choices>
        <ColumnChoice label="Time" columns={times} value={time} onChange={setTime} />
        <OptionalColumnChoice
          label="Value"
          none="count the rows"
          columns={values}
          value={value}
          onChange={setValue}
        />
      </Choices>
      {answer && question ? (
        <GroupedPlot
          overTime
          grouped={answer}
          by={question.time}
          value={columns.find(({ name }) => name === question.value) ?? null}
          chosen={chosen}
          onPick={onPick}
        />
      ) : (
        <Waiting error={error} />
      )}
    </>
  );
}

/** How often each class of a target comes, and how far one gets by always naming the commonest. */
export function BalanceView({ source, columns, chosen, onPick }: ViewProps) {
  const classes = columns.filter(({ canGroup, distinct }) => canGroup && distinct >= 2 && distinct <= 30);
  const [by, setBy] = useState(
    (
      classes.find(({ name }) => /churn|target|class|label|status/i.test(name)) ??
      classes.find(({ distinct }) => distinct === 2) ??
      classes[0]
    )?.name,
  );
  const { answer, question, error } = useAnswer<'groups'>(
    source,
    by === undefined ? null : { kind: 'groups', value: null, by },
  );
  if (by === undefined) return <Remark>No column has two to thirty classes.</Remark>;
  const total = answer?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const most = answer?.groups.toSorted((a, b) => b.count - a.count)[0];
  return (
    <>
      <Choices>
        <ColumnChoice label="Class" columns={classes} value={by} onChange={setBy} />
      </Choices>
      {answer && question ? (
        <>
          <GroupedPlot grouped={answer} by={question.by} value={null} chosen={chosen} onPick={onPick} />
          {most ? (
            <Remark>
              Always saying “{most.label}” is right for {percent(most.count, total)} of the rows. A classifier
              has to be better than that.
            </Remark>
          ) : null}
        </>
      ) : (
        <Waiting error={error} />
      )}
    </>
  );
}
