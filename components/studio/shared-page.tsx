'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { TravellingProject } from '@/stores/studio/share-link';
import type { StudioState } from '@/stores/studio/studio-store';
import { projectPath } from './project-path';
import { useStudio } from './use-studio';

type Shared = { readonly project: TravellingProject } | { readonly message: string } | null;

/** What a share link holds, to be looked at before it is opened. Nothing of it has run. */
export function SharedPage() {
  const shared = useSharedProject();
  const studio = useStudio();
  if (shared === null) return <Waiting />;
  if ('message' in shared)
    return (
      <Callout tone="failed" role="alert" title="This link cannot be opened">
        {shared.message}
      </Callout>
    );
  return <SharedProjectView project={shared.project} studio={studio} />;
}

function Waiting() {
  return (
    <p className="flex items-center gap-2.5 text-ink-muted text-sm">
      <Spinner /> Reading the link
    </p>
  );
}

/** What the address holds behind `#p=`. The address stays in the browser: no server is sent it. */
function useSharedProject(): Shared {
  const [shared, setShared] = useState<Shared>(null);
  useEffect(() => {
    let left = false;
    const read = async () => {
      const packed = /^#p=(.*)$/s.exec(window.location.hash)?.[1];
      if (!packed) throw new Error('The address carries no project. Ask for the link again.');
      const { unpackProject } = await import('@/stores/studio/share-link');
      return unpackProject(packed);
    };
    read().then(
      (project) => !left && setShared({ project }),
      (error: unknown) =>
        !left && setShared({ message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      left = true;
    };
  }, []);
  return shared;
}

function SharedProjectView({
  project,
  studio,
}: {
  readonly project: TravellingProject;
  readonly studio: StoreApi<StudioState> | Error | null;
}) {
  const router = useRouter();
  const paths = Object.keys(project.files).sort();
  const [shown, setShown] = useState(paths.find((path) => /^readme(\.md)?$/i.test(path)) ?? paths[0] ?? null);
  const content = shown === null ? undefined : project.files[shown];
  const open = async (store: StoreApi<StudioState>) => {
    const { name, files, marks } = project;
    const made = await store.getState().begin(name, { kind: 'link' }, { files, marks });
    if (made) router.replace(projectPath(made.id));
  };
  return (
    <>
      <h1 className="font-semibold text-2xl text-ink tracking-tight">{project.name}</h1>
      <p className="mt-1 mb-6 max-w-[65ch] text-ink-muted text-sm leading-6">
        Somebody shared this project with you: {paths.length} {paths.length === 1 ? 'file' : 'files'}. Nothing
        of it has run. Look at it here, or make it a project of your own.
      </p>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        {studio instanceof Error ? (
          <Callout tone="failed" role="alert">
            {studio.message}
          </Callout>
        ) : studio ? (
          <OpenButton studio={studio} onPress={() => void open(studio)} />
        ) : (
          <Button variant="primary" isPending>
            Open as a project of mine
          </Button>
        )}
      </div>
      <div className="grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <nav aria-label="Files of the project">
          <ul className="max-h-[28rem] overflow-y-auto rounded-lg border border-line p-1">
            {paths.map((path) => (
              <li key={path}>
                <button
                  type="button"
                  aria-current={path === shown ? 'true' : undefined}
                  onClick={() => setShown(path)}
                  className="w-full cursor-pointer truncate rounded-md px-2 py-1 text-start font-mono text-ink-muted text-xs hover:bg-hover aria-[current]:bg-hover aria-[current]:text-ink"
                >
                  {path}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-label={shown ?? 'No file'} className="min-w-0">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="max-h-[36rem] overflow-auto rounded-lg border border-line bg-surface p-4 font-mono text-ink text-xs leading-5"
          >
            {typeof content === 'string'
              ? content.slice(0, 100_000)
              : content
                ? `${content.length.toLocaleString('en')} bytes that are not text`
                : 'The project has no files.'}
          </pre>
        </section>
      </div>
    </>
  );
}

function OpenButton({
  studio,
  onPress,
}: {
  readonly studio: StoreApi<StudioState>;
  readonly onPress: () => void;
}) {
  const doing = useStore(studio, (state) => state.doing);
  const failure = useStore(studio, (state) => state.failure);
  return (
    <>
      <Button variant="primary" isPending={doing !== null} onPress={onPress}>
        Open as a project of mine
      </Button>
      {failure ? (
        <Callout tone="failed" role="alert">
          {failure.message}
        </Callout>
      ) : null}
    </>
  );
}
