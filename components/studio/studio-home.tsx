'use client';

import { useRouter } from 'next/navigation';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { TemplateCard } from '@/content/templates';
import type { StudioState } from '@/stores/studio/studio-store';
import { NewProject } from './new-project';
import { ProjectBin } from './project-bin';
import { ProjectList } from './project-list';
import { projectPath } from './project-path';
import { useStudio } from './use-studio';

/** The Studio: the projects of this browser, and the ways to begin one. */
export function StudioHome({ templates }: { readonly templates: readonly TemplateCard[] }) {
  const studio = useStudio();
  if (studio instanceof Error)
    return (
      <Callout tone="failed" role="alert" title="The Studio cannot be opened here">
        {studio.message}
      </Callout>
    );
  if (studio === null)
    return (
      <p className="flex items-center gap-2.5 text-ink-muted text-sm">
        <Spinner /> Opening your projects
      </p>
    );
  return <OpenStudio studio={studio} templates={templates} />;
}

function OpenStudio({
  studio,
  templates,
}: {
  readonly studio: StoreApi<StudioState>;
  readonly templates: readonly TemplateCard[];
}) {
  const router = useRouter();
  const { projects, bin, doing, failure } = useStore(studio);
  return (
    <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-6">
        {failure ? (
          <Callout tone="failed" role="alert" title="That did not work">
            {failure.message}
          </Callout>
        ) : null}
        <ProjectList studio={studio} projects={projects ?? []} />
        {bin.length > 0 ? <ProjectBin studio={studio} projects={bin} /> : null}
      </div>
      <NewProject
        studio={studio}
        templates={templates}
        doing={doing}
        onBegun={(project) => router.push(projectPath(project.id))}
      />
    </div>
  );
}
