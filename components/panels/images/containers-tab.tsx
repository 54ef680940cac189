import { CircleCheck, CircleX, Play } from 'lucide-react';
import { useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ContainerRecord } from '@/engine/delivery/store/container-record';
import type { DockerOverview } from '@/engine/delivery/views/overview';
import type { LabState } from '@/stores/lab-contract';
import type { DockerActions } from './docker-actions';

export interface ContainersTabProps {
  readonly lab: StoreApi<LabState>;
  readonly overview: DockerOverview;
  readonly actions: DockerActions;
  readonly canWrite: boolean;
}

const FIRST_PORT = 8080;

/** A port of this machine that no container has. */
function freePort(containers: readonly ContainerRecord[]): number {
  const taken = new Set(
    containers
      .filter(({ status }) => status === 'running')
      .flatMap(({ ports }) => ports.map(({ host }) => host)),
  );
  let port = FIRST_PORT;
  while (taken.has(port)) port++;
  return port;
}

/** Containers: started from the image, seen to be well, asked, and stopped. */
export function ContainersTab({ lab, overview, actions, canWrite }: ContainersTabProps) {
  const { image, containers } = overview;
  const isBusy = useStore(lab, (state) => state.running !== null);
  if (image === null && containers.length === 0)
    return (
      <EmptyState icon={<Play aria-hidden size={24} />} title="Nothing to run yet">
        Build an image first. Its container then runs here, and answers <code>curl</code> in the terminal.
      </EmptyState>
    );
  const port = freePort(containers);
  const inside = Number.parseInt(image?.config.exposed[0] ?? '3000', 10);
  return (
    <div className="space-y-3 p-3">
      {image ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            size="sm"
            isDisabled={!canWrite || isBusy}
            onPress={() =>
              void actions.docker(`run -d -p ${port}:${inside} ${image.tags[0] ?? image.id.slice(7, 19)}`)
            }
          >
            <Play aria-hidden size={13} /> Run on port {port}
          </Button>
          <Button size="sm" variant="quiet" isDisabled={isBusy} onPress={() => void actions.docker('ps')}>
            Check health
          </Button>
        </div>
      ) : null}
      <ul className="space-y-3">
        {containers.map((container) => (
          <ContainerItem
            key={container.id}
            container={container}
            actions={actions}
            canWrite={canWrite && !isBusy}
          />
        ))}
      </ul>
    </div>
  );
}

function ContainerItem({
  container,
  actions,
  canWrite,
}: {
  readonly container: ContainerRecord;
  readonly actions: DockerActions;
  readonly canWrite: boolean;
}) {
  const { id, name, image, command, status, exitCode, ports, user, log, serves } = container;
  const isRunning = status === 'running';
  const [isLogShown, setLogShown] = useState(false);
  return (
    <li className="rounded-md border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <h3 className="font-medium text-ink">{name}</h3>
        <Badge tone={isRunning ? 'passed' : exitCode === 0 ? 'neutral' : 'failed'}>
          {isRunning ? 'running' : `ended with ${exitCode}`}
        </Badge>
        <Health container={container} />
        <span className="ms-auto flex gap-2">
          {isRunning ? (
            <Button
              size="sm"
              isDisabled={!canWrite}
              onPress={() => void actions.docker(`stop ${id.slice(0, 12)}`)}
            >
              Stop
            </Button>
          ) : (
            <>
              {serves === null ? null : (
                <Button
                  size="sm"
                  isDisabled={!canWrite}
                  onPress={() => void actions.docker(`start ${id.slice(0, 12)}`)}
                >
                  Start
                </Button>
              )}
              <Button
                size="sm"
                variant="quiet"
                isDisabled={!canWrite}
                onPress={() => void actions.docker(`rm ${id.slice(0, 12)}`)}
              >
                Remove
              </Button>
            </>
          )}
        </span>
      </div>
      <p className="mt-1 break-words text-ink-muted text-xs leading-5">
        <code>{image}</code> runs <code>{command.join(' ')}</code> as {user === '' ? 'root' : user}
        {ports.map(({ host, container: inside }) => (
          <span key={host}>
            , port {host} → {inside}: <code>curl localhost:{host}</code>
          </span>
        ))}
      </p>
      {log === '' ? null : (
        <>
          <Button
            size="sm"
            variant="quiet"
            aria-expanded={isLogShown}
            className="mt-1 -ms-2"
            onPress={() => setLogShown(!isLogShown)}
          >
            {isLogShown ? 'Hide log' : 'Show log'}
          </Button>
          {isLogShown ? (
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
              tabIndex={0}
              className="mt-1 max-h-48 overflow-auto rounded bg-sunken p-2 font-mono text-ink text-xs leading-5"
            >
              {log}
            </pre>
          ) : null}
        </>
      )}
    </li>
  );
}

function Health({ container: { health, status } }: { readonly container: ContainerRecord }) {
  if (health === null || status !== 'running') return null;
  const { status: word } = health;
  if (word === 'starting') return <Badge>health: starting</Badge>;
  const Sign = word === 'healthy' ? CircleCheck : CircleX;
  return (
    <Badge tone={word === 'healthy' ? 'passed' : 'failed'} icon={<Sign aria-hidden size={12} />}>
      {word}
    </Badge>
  );
}
