'use client';

import { ChevronDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '@/components/ui/menu';
import type { CommitView } from '@/engine/versioning/git/views/commit-view';
import { cherryPickForm, newBranchForm, resetForm, revertForm, tagForm } from '../forms/forms';
import { gitLine } from '../git-commands';
import { useGitPanel } from '../git-context';

/** What can be done with a commit. */
export function CommitMenu({ commit }: { readonly commit: CommitView }) {
  const { ask, git, memory, overview } = useGitPanel();
  const where = `${commit.short} ${commit.subject}`;
  const branch = overview.branch ?? 'HEAD';
  const isHead = overview.head?.id === commit.id;
  const isStopped = overview.operation !== null;
  return (
    <MenuTrigger>
      <Button size="sm" aria-label={`Actions for ${commit.short}`}>
        Actions
        <ChevronDown aria-hidden size={13} />
      </Button>
      <Menu
        placement="bottom end"
        disabledKeys={isStopped ? ['pick', 'revert', 'checkout'] : isHead ? ['pick'] : []}
      >
        <MenuSection title="Name it">
          <MenuItem id="branch" onAction={() => ask(newBranchForm(commit.short, where))}>
            New branch here…
          </MenuItem>
          <MenuItem id="tag" onAction={() => ask(tagForm(commit.short, where))}>
            New tag here…
          </MenuItem>
        </MenuSection>
        <MenuSection title="Use it">
          <MenuItem id="pick" onAction={() => ask(cherryPickForm(commit.short, where, branch))}>
            Cherry-pick…
          </MenuItem>
          <MenuItem id="revert" onAction={() => ask(revertForm(commit.short, where, commit.parents.length))}>
            Revert…
          </MenuItem>
          <MenuItem id="checkout" onAction={() => void git.run(gitLine('switch', '--detach', commit.short))}>
            Look at its files (detached)
          </MenuItem>
        </MenuSection>
        <MenuSection title="Go back">
          <MenuItem id="reset" tone="danger" onAction={() => ask(resetForm(commit.short, where, branch))}>
            {`Reset ${branch} to here…`}
          </MenuItem>
        </MenuSection>
        <MenuSection title="Compare">
          <MenuItem id="compare" onAction={() => memory.setState({ compareFrom: commit.id })}>
            With another commit…
          </MenuItem>
          <MenuItem
            id="compare-head"
            onAction={() =>
              overview.head && memory.setState({ compareFrom: commit.id, commit: overview.head.id })
            }
          >
            With HEAD
          </MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
