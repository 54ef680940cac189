'use client';

import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import type { RosterInfo } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';

/** Who is on the roster and has not joined. */
export function ExpectedList({ expected }: { expected: readonly RosterInfo[] }) {
  const { sections } = useThisClass();
  if (expected.length === 0) return null;
  return (
    <Disclosure className="mt-6" title="Expected, and not here yet" aside={expected.length}>
      <Table
        caption="People of the roster who have not joined"
        rows={expected}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', label: 'Name', rowHeader: true, cell: ({ name }) => name },
          { id: 'number', label: 'Student number', cell: ({ studentId }) => studentId ?? '–' },
          { id: 'mail', label: 'E-mail', cell: ({ email }) => email ?? '–' },
          {
            id: 'section',
            label: 'Section',
            cell: ({ sectionId }) => sections.find(({ id }) => id === sectionId)?.name ?? '–',
          },
        ]}
      />
      <p className="mt-3 text-ink-muted text-xs">
        Each has a link of their own, which was shown when the roster was imported. Who has lost it can join
        by the class code as well.
      </p>
    </Disclosure>
  );
}
