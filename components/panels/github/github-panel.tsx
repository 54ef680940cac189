'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CommandLine } from './command-line';
import { CommitView } from './commit-view';
import { type Forge, ForgeProvider } from './forge-context';
import { HomeView } from './home-view';
import { NewPullView } from './new-pull-view';
import { memoryOf } from './panel-memory';
import { type Place, placeKey } from './place';
import { PullView } from './pull-view';
import { RepositoryView } from './repository-view';
import { useCommands } from './use-commands';

/**
 * The lab's GitHub: repositories, their files, branches and rules, pull requests with reviews and checks. What is done
 * here is done by `gh` and `git`, whose line stands at the foot.
 */
export function GithubPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const { answer: home, error } = useLabAnswer(lab, 'forge.home', null);
  const { last, run, isBusy, forget } = useCommands(lab);
  const memory = memoryOf(session);
  const [place, setPlace] = useState<Place>(memory.place);
  const hasMoved = useRef(false);
  const key = placeKey(place);
  const go = useCallback(
    (next: Place) => {
      hasMoved.current = placeKey(memory.place) !== placeKey(next);
      memory.place = next;
      setPlace(next);
    },
    [memory],
  );

  const forge = useMemo<Forge | null>(
    () =>
      typeof lab === 'string' || !home
        ? null
        : { lab, home, go, hasMoved, run, isBusy, drafts: memory.drafts },
    [lab, home, go, run, isBusy, memory],
  );
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="GitHub cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (forge === null)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the repositories
      </p>
    );
  return (
    <ForgeProvider value={forge}>
      <div className="flex h-full min-h-0 flex-col">
        <div key={key} className="relative min-h-0 flex-1 overflow-y-auto">
          <View place={place} />
        </div>
        {last ? <CommandLine ran={last} onClose={forget} /> : null}
      </div>
    </ForgeProvider>
  );
}

function View({ place }: { readonly place: Place }) {
  switch (place.view) {
    case 'home':
      return <HomeView />;
    case 'repository':
      return <RepositoryView place={place} />;
    case 'commit':
      return <CommitView place={place} />;
    case 'new-pull':
      return <NewPullView place={place} />;
    case 'pull':
      return <PullView place={place} />;
  }
}
