'use client';

import { Container, Hammer, Square } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { BuildTab } from './build-tab';
import { BuildsTab } from './builds-tab';
import { ContainersTab } from './containers-tab';
import { dockerActions } from './docker-actions';
import { ImageTab } from './image-tab';
import { type ImagesView, imagesState } from './images-state';
import { imageName } from './images-words';

/** Dockerfiles of the project: what the linter says, builds with their cache, the image layer by layer, and containers of it. */
export function ImagesPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = imagesState(session);
  const { path, view, log, failure } = useStore(store);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const { answer, error } = useLabAnswer(lab, 'docker.overview', { path });
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The images cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the images
      </p>
    );
  const { dockerfile, dockerfiles } = answer;
  if (dockerfile === null)
    return (
      <EmptyState icon={<Container aria-hidden size={24} />} title="No Dockerfile yet">
        Add a file <code>Dockerfile</code> beside <code>package.json</code>: it says which files and commands
        an image is made of. Here you build it, and see what each line costs.
      </EmptyState>
    );
  const actions = dockerActions(lab, store);
  const name = answer.image?.tags[0]?.replace(/:latest$/, '') ?? imageName(session.bundle.definition.title);
  const isBuilding = log !== null;
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        {dockerfiles.length > 1 ? (
          <Select
            label="Dockerfile"
            labelHidden
            size="sm"
            options={dockerfiles.map((one) => ({ id: one, label: one }))}
            value={dockerfile.path}
            onChange={(next) => store.setState({ path: next })}
          />
        ) : (
          <h2 className="font-medium font-mono text-ink text-sm">{dockerfile.path}</h2>
        )}
        <span className="ms-auto flex flex-wrap gap-2">
          {isBuilding ? (
            <Button size="sm" onPress={actions.stop}>
              <Square aria-hidden size={13} /> Stop
            </Button>
          ) : (
            <Button
              size="sm"
              variant="quiet"
              isDisabled={!canWrite}
              onPress={() => void actions.build(dockerfile.path, name, { isWithoutCache: true })}
            >
              Build without cache
            </Button>
          )}
          <Button
            size="sm"
            variant="primary"
            isPending={isBuilding}
            isDisabled={!canWrite}
            onPress={() => void actions.build(dockerfile.path, name)}
          >
            {isBuilding ? null : <Hammer aria-hidden size={14} />} Build {name}
          </Button>
        </span>
      </div>
      {failure === null ? null : (
        <Callout tone="failed" title="Docker refused" role="alert" className="mx-3 mt-3">
          {failure}
        </Callout>
      )}
      <Tabs
        selectedKey={view}
        onSelectionChange={(key) => store.setState({ view: key as ImagesView })}
        className="flex-1"
      >
        <TabList aria-label="Views of the image">
          <Tab id="build">Build</Tab>
          <Tab id="image">Image</Tab>
          <Tab id="builds">Builds{answer.builds.length > 0 ? ` (${answer.builds.length})` : ''}</Tab>
          <Tab id="containers">
            Containers{answer.containers.length > 0 ? ` (${answer.containers.length})` : ''}
          </Tab>
        </TabList>
        <TabPanel id="build" className="overflow-y-auto">
          <BuildTab session={session} overview={answer} log={log} />
        </TabPanel>
        <TabPanel id="image" className="overflow-y-auto">
          <ImageTab lab={lab} overview={answer} />
        </TabPanel>
        <TabPanel id="builds" className="overflow-y-auto">
          <BuildsTab overview={answer} />
        </TabPanel>
        <TabPanel id="containers" className="overflow-y-auto">
          <ContainersTab lab={lab} overview={answer} actions={actions} canWrite={canWrite} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
