'use client';

import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { GradebookColumn } from '@/contracts/api/gradebook';
import { useThisClass } from '../class-context';
import { type Filters, NO_FILTERS, STATE_OPTIONS, TRUST_OPTIONS } from './filters';

export interface GradebookFiltersProps {
  readonly filters: Filters;
  readonly columns: readonly GradebookColumn[];
  readonly onChange: (filters: Filters) => void;
}

/** Whom of the class the gradebook shows. */
export function GradebookFilters({ filters, columns, onChange }: GradebookFiltersProps) {
  const { sections } = useThisClass();
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const isFiltered = JSON.stringify({ ...filters, sort: '' }) !== JSON.stringify({ ...NO_FILTERS, sort: '' });
  return (
    <div className="mb-3 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <TextField
        label="Name or number"
        className="col-span-2 sm:w-48"
        value={filters.name}
        onChange={(name) => set({ name })}
      />
      {sections.length > 0 ? (
        <Select
          label="Section"
          className="min-w-0 sm:w-40"
          options={[
            { id: 'all', label: 'All sections' },
            ...sections.map(({ id, name }) => ({ id, label: name })),
            { id: 'none', label: 'In none' },
          ]}
          value={filters.section}
          onChange={(section) => set({ section })}
        />
      ) : null}
      <Select
        label="State"
        className="min-w-0 sm:w-44"
        options={STATE_OPTIONS}
        value={filters.state}
        onChange={(state) => set({ state: state as Filters['state'] })}
      />
      <Select
        label="Trust"
        className="min-w-0 sm:w-36"
        options={TRUST_OPTIONS}
        value={filters.trust}
        onChange={(trust) => set({ trust: trust as Filters['trust'] })}
      />
      <Select
        label="Looked for in"
        className="min-w-0 sm:w-48"
        options={[
          { id: 'all', label: 'Any work' },
          ...columns.map(({ id, contentId, title }) => ({ id, label: `${contentId} ${title}` })),
        ]}
        value={filters.assignment}
        onChange={(assignment) => set({ assignment })}
      />
      {isFiltered ? (
        <Button variant="quiet" onPress={() => onChange({ ...NO_FILTERS, sort: filters.sort })}>
          Show all
        </Button>
      ) : null}
    </div>
  );
}
