'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import type { MergeState } from '@/engine/versioning/forge/pulls/merge-state';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { type CommandPlace, type MergeMethod, mergeLine } from './commands';
import { useForge } from './forge-context';

const METHODS: readonly { readonly id: MergeMethod; readonly label: string; readonly does: string }[] = [
  { id: 'merge', label: 'Merge commit', does: 'Keeps every commit and joins the two histories in one more.' },
  { id: 'squash', label: 'Squash', does: 'Makes one commit of all of them.' },
  {
    id: 'rebase',
    label: 'Rebase',
    does: 'Puts each commit anew on top of the base, without a merge commit.',
  },
];

/** Merges a pull request once nothing stands in the way. */
export function MergeForm({
  at,
  page,
  state,
}: {
  readonly at: CommandPlace;
  readonly page: PullPage;
  readonly state: MergeState;
}) {
  const { run, isBusy } = useForge();
  const [method, setMethod] = useState<MergeMethod>('merge');
  const [deletes, setDeletes] = useState(true);
  const chosen = METHODS.find(({ id }) => id === method)!;
  const isClean = state.status === 'clean';
  return (
    <div className="flex flex-wrap items-end gap-3 px-3 py-2.5">
      <Select
        label="How"
        size="sm"
        value={method}
        onChange={(id) => setMethod(id as MergeMethod)}
        options={METHODS.map(({ id, label, does }) => ({ id, label, description: does }))}
        className="min-w-40"
      />
      <Button
        size="sm"
        variant="primary"
        isPending={isBusy}
        isDisabled={!isClean}
        onPress={() => void run(mergeLine(at, page.number, method, deletes))}
      >
        Merge into {page.base}
      </Button>
      <Switch isSelected={deletes} onChange={setDeletes}>
        Delete the branch then
      </Switch>
      <p className="basis-full text-ink-muted text-xs leading-5">
        {isClean ? chosen.does : 'It cannot be merged until what stands in the way is settled.'}
      </p>
    </div>
  );
}
