'use client';

import { GitBranch } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CommandStrip } from './command-strip';
import { CommandDialog } from './forms/command-dialog';
import type { CommandForm } from './forms/command-form';
import { gitLine } from './git-commands';
import { type GitPanelValue, GitProvider } from './git-context';
import { gitMemory } from './git-memory';
import { GitViews } from './git-views';
import { OperationBar } from './operation-bar';
import { useGit } from './use-git';

/** The repository of the project, used by mouse and keyboard: every act is a command that git answers. */
export function GitPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  if (lab === 'failed')
    return (
      <Callout tone="failed" title="The repository cannot be read" className="m-4">
        The lab could not be started. Reload the page.
      </Callout>
    );
  if (lab === 'opening') return <Reading />;
  return <OpenPanel session={session} lab={lab} />;
}

function Reading() {
  return (
    <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
      <Spinner /> Reading the repository
    </p>
  );
}

function OpenPanel({ session, lab }: { readonly session: LessonSession; readonly lab: StoreApi<LabState> }) {
  const git = useGit(session, lab);
  const memory = gitMemory(session);
  const [form, setForm] = useState<CommandForm | null>(null);
  const isReader = useStore(session.workspace, (state) => state.access === 'reader');
  const { answer: overview, error } = useLabAnswer(lab, 'git.overview', {});
  const value = useMemo(
    (): GitPanelValue | null => (overview ? { session, lab, git, overview, memory, ask: setForm } : null),
    [session, lab, git, overview, memory],
  );
  if (error)
    return (
      <Callout tone="failed" title="The repository cannot be read" className="m-4">
        {error.message} In the terminal, <code>git fsck</code> looks for what is damaged; the timeline goes
        back to before.
      </Callout>
    );
  if (overview === undefined) return <Reading />;
  if (overview === null || value === null)
    return (
      <EmptyState
        icon={<GitBranch aria-hidden size={24} />}
        title="No repository yet"
        action={
          <Button
            variant="primary"
            isPending={git.isBusy}
            isDisabled={isReader}
            onPress={() => void git.run(gitLine('init', '--initial-branch=main'))}
          >
            Make a repository
          </Button>
        }
      >
        <code>git init</code> begins the history of this project: what changed, when, and why.
        {git.answer && git.answer.exitCode !== 0 && git.answer.text !== '' ? (
          <span role="alert" className="mt-2 block text-failed">
            {git.answer.text}
          </span>
        ) : null}
      </EmptyState>
    );
  return (
    <GitProvider value={value}>
      <div className="@container flex h-full min-h-0 flex-col">
        <h2 className="sr-only">Git</h2>
        {overview.operation ? <OperationBar operation={overview.operation} /> : null}
        <GitViews />
        <CommandStrip />
        {form ? <CommandDialog key={form.title} form={form} git={git} onClose={() => setForm(null)} /> : null}
      </div>
    </GitProvider>
  );
}
