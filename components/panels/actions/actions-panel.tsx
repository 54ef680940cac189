'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { withoutSecrets } from '@/engine/shell/typed-secrets';
import { CommandLine } from '../github/command-line';
import { useCommands } from '../github/use-commands';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { type Actions, ActionsProvider } from './actions-context';
import { actionsState } from './actions-state';
import { HomeView } from './home-view';
import { NothingPushed } from './nothing-pushed';
import { RunView } from './run-view';

/**
 * The workflows of the project on the lab's GitHub: their runs as they go, what they leave, and what they are given. What is
 * done here is done by `gh`, whose line stands at the foot.
 */
export function ActionsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = actionsState(session);
  const { place, repository } = useStore(store);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const { answer: home, error: homeError } = useLabAnswer(lab, 'forge.home', null);
  const { answer: list, error } = useLabAnswer(lab, 'ci.runs', repository === null ? {} : { repository });
  const { last, run, isBusy, forget } = useCommands(lab);
  const shown = list?.repository ?? null;
  const isOwn =
    home?.local?.remotes[0] !== undefined &&
    `${home.local.remotes[0].owner}/${home.local.remotes[0].name}` === shown;
  const actions = useMemo<Actions | null>(
    () =>
      typeof lab === 'string' || !home || shown === null
        ? null
        : {
            session,
            lab,
            at: { repository: shown, isOwn },
            login: home.viewer.login,
            now: home.now,
            go: (next) => store.setState({ place: next }),
            run,
            isBusy: isBusy || !canWrite,
          },
    [lab, home, shown, isOwn, session, store, run, isBusy, canWrite],
  );
  const failure = error ?? homeError;
  if (lab === 'failed' || failure)
    return (
      <Callout tone="failed" title="The workflows cannot be read" className="m-4">
        {failure?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (typeof lab === 'string' || !list || !home)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the workflows
      </p>
    );
  if (actions === null) return <NothingPushed session={session} lab={lab} />;
  return (
    <ActionsProvider value={actions}>
      <div className="@container flex h-full min-h-0 flex-col">
        <div className="min-h-0 flex-1">
          {place.view === 'home' ? (
            <HomeView tab={place.tab} list={list} />
          ) : (
            <RunView key={place.id} place={place} />
          )}
        </div>
        {last ? <CommandLine ran={{ ...last, line: withoutSecrets(last.line) }} onClose={forget} /> : null}
      </div>
    </ActionsProvider>
  );
}
