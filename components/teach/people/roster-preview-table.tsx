import { Badge } from '@/components/ui/badge';
import { Table } from '@/components/ui/table';
import type { RosterPreview } from '@/contracts/api/teach';

const MOST = 200;

/** What a roster would do, line by line. */
export function RosterPreviewTable({ preview: { lines, newSections } }: { preview: RosterPreview }) {
  const known = lines.filter(({ does }) => does === 'known').length;
  return (
    <div>
      <p role="status" className="mb-2">
        {lines.length - known} new, {known} brought up to date.
        {newSections.length > 0 ? ` Makes the sections ${newSections.join(', ')}.` : ''}
      </p>
      <div className="max-h-64 overflow-y-auto rounded-md border border-line">
        <Table
          caption="What the roster would do"
          rows={lines.slice(0, MOST)}
          rowKey={(_, index) => String(index)}
          columns={[
            {
              id: 'does',
              label: 'Is',
              cell: ({ does }) => (
                <Badge tone={does === 'new' ? 'accent' : 'neutral'}>{does === 'new' ? 'New' : 'Known'}</Badge>
              ),
            },
            { id: 'name', label: 'Name', rowHeader: true, cell: ({ name }) => name },
            { id: 'mail', label: 'E-mail', cell: ({ email }) => email ?? '–' },
            { id: 'number', label: 'Student number', cell: ({ studentId }) => studentId ?? '–' },
            { id: 'section', label: 'Section', cell: ({ section }) => section ?? '–' },
          ]}
        />
      </div>
      {lines.length > MOST ? (
        <p className="mt-1 text-ink-muted text-xs">
          The first {MOST} lines of {lines.length} are shown.
        </p>
      ) : null}
    </div>
  );
}
