import { useMemo, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { seededRng } from '@/engine/core/rng';
import { errorByGroup } from '@/engine/evaluation/groups';
import { groupColumns, groupNames, type RegressionPredictions } from '@/engine/evaluation/predictions';
import { summariseErrors } from '@/engine/evaluation/residuals';
import { GroupsChart } from './groups-chart';
import { type ChosenRows, type JudgedFile, readable } from './judged-file';

interface GroupsViewProps {
  readonly file: JudgedFile;
  readonly predictions: RegressionPredictions;
  readonly onChoose: (rows: ChosenRows) => void;
}

/** A column that is time, or counts like it: its groups stand in its own order. */
const ORDERED = /year|month|week|day|mo_|date|built|decade|quarter/i;

/** The error by the groups of any column, with bootstrap intervals. */
export function GroupsView({ file, predictions, onChoose }: GroupsViewProps) {
  const columns = useMemo(() => groupColumns(file.table), [file.table]);
  const [wanted, setWanted] = useState<string | null>(null);
  const column =
    wanted !== null && columns.includes(wanted)
      ? wanted
      : (columns.find((name) => !ORDERED.test(name)) ?? columns[0]);
  const groups = useMemo(() => {
    if (column === undefined) return [];
    const names = groupNames(file.table, column, predictions.rows);
    const found = errorByGroup(names, predictions.truth, predictions.estimate, {
      rng: seededRng(`groups/${column}`),
    });
    if (!ORDERED.test(column)) return found;
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  }, [column, file.table, predictions]);
  const overall = useMemo(() => summariseErrors(predictions.truth, predictions.estimate).mae, [predictions]);
  if (column === undefined)
    return (
      <EmptyState title="No column to group by">
        Add a column to the predictions file that has a few different values, such as the year.
      </EmptyState>
    );
  return (
    <GroupsChart
      column={column}
      groups={groups}
      overall={overall}
      unit={file.unit}
      controls={
        <Select
          label="Group by"
          labelHidden
          size="sm"
          className="w-40"
          options={columns.map((name) => ({ id: name, label: readable(name) }))}
          value={column}
          onChange={setWanted}
        />
      }
      onChoose={(group) =>
        onChoose({
          title: `${readable(column)} ${readable(group.name)}`,
          rows: group.rows.map((i) => predictions.rows[i]!),
        })
      }
    />
  );
}
