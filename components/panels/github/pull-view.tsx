'use client';

import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { CheckRows } from './check-rows';
import type { CommandPlace, DraftRemark } from './commands';
import { CommitRows } from './commit-rows';
import { ConversationTab } from './conversation-tab';
import { FilesTab } from './files-tab';
import { useForge } from './forge-context';
import { nameOf, type Place, type PullTab, placeKey } from './place';
import { PullActions } from './pull-actions';
import { PullState } from './pull-state';
import { ViewTitle } from './view-title';
import { agoText } from './words';

export type PullPlace = Extract<Place, { view: 'pull' }>;

/** A pull request: its conversation, commits, files and checks. */
export function PullView({ place }: { readonly place: PullPlace }) {
  const { lab } = useForge();
  const state = useLabAnswer(lab, 'forge.pull', { ...place.repository, number: place.number });
  return (
    <Answered state={state} what={`pull request #${place.number}`}>
      {(page) => <Pull place={place} page={page} />}
    </Answered>
  );
}

function Pull({ place, page }: { readonly place: PullPlace; readonly page: PullPage }) {
  const { go, home, drafts: kept } = useForge();
  const [drafts, setDrafts] = useState<readonly DraftRemark[]>(kept.get(placeKey(place)) ?? []);
  const keep = (next: readonly DraftRemark[]) => {
    kept.set(placeKey(place), next);
    setDrafts(next);
  };
  const { repository } = place;
  const at: CommandPlace = { repository, local: home.local };
  const show = (tab: PullTab, path?: string) => go({ ...place, tab, path });
  const count = (number: number) =>
    number > 0 ? <span className="text-ink-faint tabular-nums">{number}</span> : null;
  const opened = page.timeline.find(({ kind }) => kind === 'opened');
  return (
    <>
      <ViewTitle
        crumbs={[
          { label: 'Repositories', place: { view: 'home' } },
          { label: nameOf(repository), place: { view: 'repository', repository, tab: 'pulls' } },
        ]}
        title={page.title}
        actions={<PullActions at={at} page={page} />}
      >
        <span className="text-ink-muted text-sm">#{page.number}</span>
        <PullState state={page.state} isDraft={page.isDraft} />
      </ViewTitle>
      <p className="px-3 pt-2 text-ink-muted text-xs leading-5">
        {page.author.name} wants to bring {counted(page.commits.length, 'commit')} from{' '}
        <code>{page.head}</code> into <code>{page.base}</code>
        {opened && 'at' in opened ? `, opened ${agoText(home.now, opened.at)}` : ''}
      </p>
      <Tabs selectedKey={place.tab} onSelectionChange={(key) => show(key as PullTab)} className="min-w-0">
        <TabList aria-label={`Parts of pull request #${page.number}`}>
          <Tab id="conversation">Conversation {count(page.timeline.length - 1)}</Tab>
          <Tab id="commits">Commits {count(page.commits.length)}</Tab>
          <Tab id="files">Files changed {count(page.files.length)}</Tab>
          <Tab id="checks">Checks {count(page.checks.length)}</Tab>
        </TabList>
        <TabPanel id="conversation">
          <ConversationTab at={at} page={page} onShow={show} />
        </TabPanel>
        <TabPanel id="commits">
          <CommitRows repository={repository} commits={page.commits} />
        </TabPanel>
        <TabPanel id="files">
          <FilesTab at={at} page={page} path={place.path} drafts={drafts} onDrafts={keep} />
        </TabPanel>
        <TabPanel id="checks">
          <div className="p-3">
            {page.checks.length === 0 ? (
              <p className="py-4 text-center text-ink-muted text-sm">
                No check has reported on <code>{page.headCommit.slice(0, 7)}</code>, the last commit.
              </p>
            ) : (
              <CheckRows checks={page.checks} onShow={({ path }) => show('files', path)} />
            )}
          </div>
        </TabPanel>
      </Tabs>
    </>
  );
}
