'use client';

import { PencilLine, Share2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useLessonSession } from '@/components/lesson/session-context';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { showToast } from '@/components/ui/toast';
import { RenameDialog } from './rename-dialog';
import { ShareDialog } from './share-dialog';

/** Above the workbench of a project: its name, and the ways out of it. */
export function ProjectBar({ id }: { readonly id: string }) {
  const session = useLessonSession();
  const [name, setName] = useState<string | null>(null);
  const [open, setOpen] = useState<'rename' | 'share' | null>(null);
  useEffect(() => {
    if (session) setName((now) => now ?? session.bundle.definition.title);
  }, [session]);
  useEffect(() => {
    if (name !== null) document.title = `${name} · Studio · Stagecraft`;
  }, [name]);

  const rename = async (wanted: string) => {
    try {
      const { renameProject } = await import('@/stores/studio/open-project-session');
      setName(await renameProject(id, wanted));
    } catch (error) {
      showToast({
        tone: 'failed',
        title: 'The project keeps its name',
        description: error instanceof Error ? error.message : String(error),
      });
    }
  };

  return (
    <div className="flex h-11 shrink-0 items-center gap-1 border-line border-b bg-canvas px-4">
      <nav aria-label="Breadcrumb" className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <Link href="/studio" className="rounded-md text-ink-muted hover:text-ink">
          Studio
        </Link>
        <span aria-hidden className="text-line-strong">
          /
        </span>
        <h1 className="truncate font-medium text-ink">{name ?? 'Project'}</h1>
        {session ? (
          <IconButton label="Rename the project" size="sm" onPress={() => setOpen('rename')}>
            <PencilLine aria-hidden size={14} />
          </IconButton>
        ) : null}
      </nav>
      {session ? (
        <>
          <Button size="sm" onPress={() => setOpen('share')}>
            <Share2 aria-hidden size={14} />
            Share
          </Button>
          <RenameDialog
            key={name}
            name={name ?? ''}
            isOpen={open === 'rename'}
            onClose={() => setOpen(null)}
            onRename={(wanted) => void rename(wanted)}
          />
          <ShareDialog
            session={session}
            name={name ?? ''}
            isOpen={open === 'share'}
            onClose={() => setOpen(null)}
          />
        </>
      ) : null}
    </div>
  );
}
