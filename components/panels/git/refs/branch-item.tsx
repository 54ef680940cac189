'use client';

import { Ellipsis } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { BranchRow } from '@/engine/versioning/git/views/refs-view';
import { deleteBranchForm, mergeForm, newBranchForm, rebaseForm, renameBranchForm } from '../forms/forms';
import { gitLine } from '../git-commands';
import { useGitPanel } from '../git-context';
import { RefLine } from './ref-line';

/** A branch of the project. */
export function BranchItem({ branch }: { readonly branch: BranchRow }) {
  const { git, ask, overview } = useGitPanel();
  const { name, commit, isCurrent, tracking, isMerged } = branch;
  const here = overview.branch ?? 'HEAD';
  const isStopped = overview.operation !== null;
  const remote = tracking?.upstream.split('/')[0] ?? overview.remotes[0];
  return (
    <RefLine
      name={name}
      notes={
        <>
          {isCurrent ? <span className="font-medium text-accent">current</span> : null}
          {tracking ? (
            <span className="text-ink-muted">
              {tracking.counts
                ? `${tracking.counts.ahead} ahead, ${tracking.counts.behind} behind ${tracking.upstream}`
                : `${tracking.upstream} is gone`}
            </span>
          ) : null}
        </>
      }
      commit={commit}
      actions={
        <>
          {isCurrent ? null : (
            <>
              <Button
                size="sm"
                aria-label={`Switch to ${name}`}
                isDisabled={git.isBusy || isStopped}
                onPress={() => void git.run(gitLine('switch', name))}
              >
                Switch
              </Button>
              <Button
                size="sm"
                aria-label={`Merge ${name} into ${here}`}
                isDisabled={git.isBusy || isStopped}
                onPress={() => ask(mergeForm(name, here))}
              >
                Merge…
              </Button>
            </>
          )}
          <MenuTrigger>
            <IconButton label={`More for ${name}`} size="sm">
              <Ellipsis aria-hidden size={15} />
            </IconButton>
            <Menu
              placement="bottom end"
              disabledKeys={[
                ...(isCurrent || isStopped ? ['rebase'] : []),
                ...(isCurrent ? ['delete'] : []),
                ...(remote === undefined ? ['push'] : []),
              ]}
            >
              <MenuItem
                id="branch"
                onAction={() => ask(newBranchForm(name, `${commit.short} ${commit.subject}`))}
              >
                New branch from it…
              </MenuItem>
              <MenuItem id="rename" onAction={() => ask(renameBranchForm(name))}>
                Rename…
              </MenuItem>
              <MenuItem id="rebase" onAction={() => ask(rebaseForm(name, here))}>
                {`Rebase ${here} onto it…`}
              </MenuItem>
              <MenuItem
                id="push"
                onAction={() =>
                  remote !== undefined && void git.run(gitLine('push', '--set-upstream', remote, name))
                }
              >
                {`Push to ${remote ?? 'a remote'}`}
              </MenuItem>
              <MenuItem id="delete" tone="danger" onAction={() => ask(deleteBranchForm(name, isMerged))}>
                Delete…
              </MenuItem>
            </Menu>
          </MenuTrigger>
        </>
      }
    />
  );
}
