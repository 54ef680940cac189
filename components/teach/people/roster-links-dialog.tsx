'use client';

import { download } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { RosterImported } from '@/contracts/api/teach';
import { csvOf } from '@/engine/gradebook/csv';
import { useThisClass } from '../class-context';
import { CopyButton } from '../data/copy-button';

/** The links of those who are new, which the server shows this once. */
export function RosterLinksDialog({ imported, onClose }: { imported: RosterImported; onClose: () => void }) {
  const { name } = useThisClass();
  const { invitations, updated } = imported;
  const linkOf = (token: string) => `${window.location.origin}/join/${token}`;
  const save = () => {
    const rows = invitations.map((each) => [each.name, each.studentId ?? '', linkOf(each.token)]);
    const text = csvOf([['name', 'student_id', 'link'], ...rows]);
    download(`${name} links.csv`, new TextEncoder().encode(text), 'text/csv;charset=utf-8');
  };
  return (
    <Dialog
      title="The roster is taken in"
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      size="lg"
      actions={
        <>
          {invitations.length > 0 ? <Button onPress={save}>Save all links as CSV</Button> : null}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>
        {invitations.length} new, {updated} brought up to date.
        {invitations.length > 0
          ? ' Each link lets that one person in, once, and is not shown again: save them, and send them out as you like.'
          : ''}
      </p>
      <ul className="mt-3 divide-y divide-line">
        {invitations.slice(0, 200).map((each) => (
          <li key={each.token} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <span className="min-w-40 font-medium">{each.name}</span>
            <span className="me-auto min-w-0 flex-1 truncate font-mono text-ink-muted text-xs">
              {linkOf(each.token)}
            </span>
            <CopyButton size="sm" text={linkOf(each.token)} label={`Copy the link of ${each.name}`} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
