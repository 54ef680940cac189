'use client';

import { ArrowLeft } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { ChangesView } from './changes/changes-view';
import { FileDiffView } from './diff/file-diff-view';
import { useGitMemory, useGitPanel } from './git-context';
import type { GitMemory, GitTab } from './git-memory';
import { HistoryView } from './history/history-view';
import { ReflogView } from './reflog-view';
import { RefsView } from './refs/refs-view';
import { RepositoryBar } from './repository-bar';
import { StashView } from './stash-view';

/** The views of the panel, one shown at a time, or the diff of a file that was opened in one of them. */
export function GitViews() {
  const { overview, memory } = useGitPanel();
  const tab = useGitMemory((state) => state.tab);
  const diff = useGitMemory((state) => state.diff);
  const { staged, unstaged, conflicts, stashes } = overview;
  const changes = new Set([...staged, ...unstaged, ...conflicts].map(({ path }) => path)).size;
  return (
    <Tabs
      className="flex-1"
      selectedKey={tab}
      onSelectionChange={(key) => memory.setState({ tab: key as GitTab, diff: null })}
    >
      <div className="flex shrink-0 flex-wrap-reverse items-center border-line border-b">
        <TabList aria-label="Views of the repository" className="min-w-0 flex-1 basis-88 border-b-0">
          <Tab id="history">History</Tab>
          <Tab id="changes">
            Changes
            <Count of={changes} />
          </Tab>
          <Tab id="branches">Branches</Tab>
          <Tab id="stashes">
            Stashes
            <Count of={stashes} />
          </Tab>
          <Tab id="reflog">Reflog</Tab>
        </TabList>
        <RepositoryBar />
      </div>
      <View id="history" diff={diff}>
        <HistoryView />
      </View>
      <View id="changes" diff={null}>
        <ChangesView />
      </View>
      <View id="branches" diff={null}>
        <RefsView />
      </View>
      <View id="stashes" diff={diff}>
        <StashView />
      </View>
      <View id="reflog" diff={null}>
        <ReflogView />
      </View>
    </Tabs>
  );
}

function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : (
    <span className="rounded bg-sunken px-1 text-ink-muted text-xs tabular-nums">{of}</span>
  );
}

function View({
  id,
  diff,
  children,
}: {
  readonly id: GitTab;
  readonly diff: GitMemory['diff'];
  readonly children: React.ReactNode;
}) {
  const { memory } = useGitPanel();
  return (
    <TabPanel id={id} className="overflow-hidden">
      {diff === null ? (
        children
      ) : (
        <FileDiffView
          request={diff.request}
          head={
            <div className="flex min-w-0 items-center gap-2">
              <Button size="sm" variant="quiet" autoFocus onPress={() => memory.setState({ diff: null })}>
                <ArrowLeft aria-hidden size={14} />
                {diff.back}
              </Button>
              <p className="min-w-0 truncate font-mono text-ink">{diff.title}</p>
            </div>
          }
        />
      )}
    </TabPanel>
  );
}
