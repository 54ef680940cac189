'use client';

import { GitPullRequest } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { BranchesTab } from './branches-tab';
import { CodeTab } from './code-tab';
import { CommitsTab } from './commits-tab';
import { useForge } from './forge-context';
import { nameOf, type Place, type RepositoryTab } from './place';
import { PullsTab } from './pulls-tab';
import { RulesTab } from './rules-tab';
import { UnpushedNote } from './unpushed-note';
import { ViewTitle } from './view-title';

type RepositoryPlace = Extract<Place, { view: 'repository' }>;

/** A repository: its files, pull requests, branches, commits and rules. */
export function RepositoryView({ place }: { readonly place: RepositoryPlace }) {
  const { lab } = useForge();
  const { owner, name } = place.repository;
  const state = useLabAnswer(lab, 'forge.repository', { owner, name });
  return (
    <Answered state={state} what={`the repository ${nameOf(place.repository)}`}>
      {(page) => <Repository place={place} page={page} />}
    </Answered>
  );
}

function Repository({ place, page }: { readonly place: RepositoryPlace; readonly page: RepositoryPage }) {
  const { go } = useForge();
  const { repository, tab } = place;
  const branch = page.branches.some(({ name }) => name === place.branch) ? place.branch! : page.defaultBranch;
  const count = (number: number) =>
    number > 0 ? <span className="text-ink-faint tabular-nums">{number}</span> : null;
  return (
    <>
      <ViewTitle
        crumbs={[{ label: 'Repositories', place: { view: 'home' } }]}
        title={nameOf(repository)}
        actions={
          <Button
            size="sm"
            variant="primary"
            isDisabled={page.branches.length < 2}
            onPress={() => go({ view: 'new-pull', repository })}
          >
            <GitPullRequest aria-hidden size={14} />
            New pull request
          </Button>
        }
      >
        <Badge>{page.visibility}</Badge>
        {page.description ? <span className="text-ink-muted text-xs">{page.description}</span> : null}
      </ViewTitle>
      <UnpushedNote repository={repository} page={page} />
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => go({ ...place, tab: key as RepositoryTab })}
        className="min-w-0"
      >
        <TabList aria-label={`Parts of ${nameOf(repository)}`}>
          <Tab id="code">Code</Tab>
          <Tab id="pulls">Pull requests {count(page.openPulls)}</Tab>
          <Tab id="branches">Branches {count(page.branches.length)}</Tab>
          <Tab id="commits">Commits</Tab>
          <Tab id="rules">Rules {count(Object.keys(page.rules).length)}</Tab>
        </TabList>
        <TabPanel id="code">
          <CodeTab place={place} page={page} branch={branch} />
        </TabPanel>
        <TabPanel id="pulls">
          <PullsTab repository={repository} />
        </TabPanel>
        <TabPanel id="branches">
          <BranchesTab repository={repository} page={page} />
        </TabPanel>
        <TabPanel id="commits">
          <CommitsTab place={place} page={page} branch={branch} />
        </TabPanel>
        <TabPanel id="rules">
          <RulesTab repository={repository} page={page} />
        </TabPanel>
      </Tabs>
    </>
  );
}
