'use client';

import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { type CommandPlace, checkoutLine, closeLine, readyLine, reopenLine } from './commands';
import { EditPullDialog } from './edit-pull-dialog';
import { useForge } from './forge-context';

/** What can be done with a pull request beside merging it. */
export function PullActions({ at, page }: { readonly at: CommandPlace; readonly page: PullPage }) {
  const { run, isBusy } = useForge();
  const [isEditing, setEditing] = useState(false);
  const { number, state, isDraft } = page;
  const act = (key: string | number) => {
    if (key === 'edit') setEditing(true);
    if (key === 'checkout') void run(checkoutLine(at, number));
    if (key === 'draft') void run(readyLine(at, number, isDraft));
    if (key === 'close') void run(state === 'open' ? closeLine(at, number) : reopenLine(at, number));
  };
  return (
    <>
      <MenuTrigger>
        <IconButton label={`Actions for pull request #${number}`} size="sm" isDisabled={isBusy}>
          <MoreHorizontal aria-hidden size={16} />
        </IconButton>
        <Menu placement="bottom end" onAction={act}>
          <MenuItem id="edit">Change title and description</MenuItem>
          {page.hasHead ? <MenuItem id="checkout">Check out its branch here</MenuItem> : null}
          {state === 'open' ? (
            <MenuItem id="draft">{isDraft ? 'Ready for review' : 'Make it a draft'}</MenuItem>
          ) : null}
          {state === 'open' ? (
            <MenuItem id="close" tone="danger">
              Close it without merging
            </MenuItem>
          ) : null}
          {state === 'closed' && page.hasHead ? <MenuItem id="close">Open it again</MenuItem> : null}
        </Menu>
      </MenuTrigger>
      {isEditing ? <EditPullDialog at={at} page={page} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
