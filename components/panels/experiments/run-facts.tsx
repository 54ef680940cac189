'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { commitId, versionId } from '@/engine/tracking/lineage/node-ids';
import type { ArtifactNode, RunDetails } from '@/engine/tracking/mlflow/views/run-details';
import type { LabState } from '@/stores/lab-contract';
import { RegisterDialog } from '../models/register-dialog';
import type { LoggedModel } from '../models/register-model';
import { useGoTo } from '../use-go-to';
import type { Opened } from '../use-opened';
import { RunArtifacts } from './run-artifacts';
import { RunMetrics } from './run-metrics';
import { Leads, Pairs, Part } from './run-parts';
import { durationText, shortId, startText } from './run-words';

export interface RunFactsProps {
  readonly lab: Opened<LabState>;
  readonly run: RunDetails;
  /** Opens another run: the one that this is part of, or a part of it. */
  readonly onOpen: (runId: string) => void;
}

/** What is known of one run: where it comes from, what was logged, and what came of it. */
export function RunFacts({ lab, run, onOpen }: RunFactsProps) {
  const { info } = run;
  return (
    <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-2">
      <Part title="Run">
        <Origin run={run} onOpen={onOpen} />
      </Part>
      <Part title="Metrics">
        <RunMetrics metrics={run.metrics} />
      </Part>
      <Part title="Params">
        <Pairs pairs={run.params.map(({ key, value }) => [key, value] as const)} />
      </Part>
      <Part title="Tags">
        <Pairs pairs={run.tags.map(({ key, value }) => [key, value] as const)} />
      </Part>
      <Part title="Models" className="@2xl:col-span-2">
        <Models
          lab={lab}
          run={run}
          models={modelsIn(run.artifacts).map(({ path }) => ({
            runId: info.runId,
            artifactUri: info.artifactUri,
            path,
          }))}
        />
      </Part>
      <Part title="Artifacts" className="@2xl:col-span-2">
        <RunArtifacts lab={lab} runId={info.runId} nodes={run.artifacts} />
      </Part>
      <Part title="Tags of MLflow" className="@2xl:col-span-2">
        <Pairs
          pairs={run.systemTags.map(({ key, value }) => [
            key,
            value.length > LONG ? `${value.slice(0, LONG)}…` : value,
          ])}
        />
      </Part>
    </div>
  );
}

/** Tags of MLflow that are longer are records for programs; their beginning says which. */
const LONG = 160;

function Origin({ run, onOpen }: Omit<RunFactsProps, 'lab'>) {
  const { info, commit } = run;
  const { trail, data } = useGoTo();
  const took = info.startTime === null || info.endTime === null ? null : info.endTime - info.startTime;
  const runs = (related: RunDetails['children']) =>
    related.map(({ runId, name }) => (
      <span key={runId} className="me-2">
        <Leads to={() => onOpen(runId)}>{name}</Leads>
      </span>
    ));
  return (
    <Pairs
      pairs={[
        ['id', info.runId],
        ['started', startText(info.startTime)],
        ['took', durationText(took)],
        ['by', info.userId],
        [
          'commit',
          commit === null ? (
            'none: the code was not in a repository'
          ) : (
            <Leads key="commit" to={trail && (() => trail(commitId(commit)))}>
              {shortId(commit)}
            </Leads>
          ),
        ],
        ...run.data.map(
          ({ key, value }) =>
            [
              `data ${key}`,
              <Leads key={key} to={data && (() => data(key))}>
                {shortId(value)}
              </Leads>,
            ] as const,
        ),
        ...run.inputs.map(
          ({ dataset }) => [`input ${dataset.name}`, `digest ${shortId(dataset.digest)}`] as const,
        ),
        ...(run.parent ? [['part of', runs([run.parent])] as const] : []),
        ...(run.children.length > 0 ? [['has parts', runs(run.children)] as const] : []),
      ]}
    />
  );
}

/** The models that a run logged, as which versions they are registered, and the way to register one. */
function Models({
  lab,
  run,
  models,
}: {
  readonly lab: Opened<LabState>;
  readonly run: RunDetails;
  readonly models: readonly LoggedModel[];
}) {
  const { trail } = useGoTo();
  const [registering, setRegistering] = useState<LoggedModel | null>(null);
  if (models.length === 0 && run.registered.length === 0)
    return <p className="text-ink-muted text-xs">It logged none.</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs">
      {run.registered.map(({ model, version, aliases }) => (
        <Leads
          key={`${model}/${version}`}
          to={trail && (() => trail(versionId(model, version)))}
        >{`${model} ${version}${aliases.map((alias) => ` @${alias}`).join('')}`}</Leads>
      ))}
      {models.map((model) => (
        <Button key={model.path} size="sm" onPress={() => setRegistering(model)}>
          Register {model.path}
        </Button>
      ))}
      {registering && typeof lab !== 'string' ? (
        <RegisterDialog lab={lab} model={registering} onClose={() => setRegistering(null)} />
      ) : null}
    </div>
  );
}

const modelsIn = (nodes: readonly ArtifactNode[]): ArtifactNode[] =>
  nodes.flatMap((node) => (node.isModel ? [node] : modelsIn(node.children)));
