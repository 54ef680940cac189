'use client';

import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { CheckRows } from './check-rows';
import { DiffFile, type DiffLook } from './diff-file';
import { DiffLookToggle } from './diff-look-toggle';
import { useForge } from './forge-context';
import { nameOf, type Place } from './place';
import { ViewTitle } from './view-title';
import { agoText, shortId } from './words';

/** One commit: its message, its checks, what it changed. */
export function CommitView({ place }: { readonly place: Extract<Place, { view: 'commit' }> }) {
  const { lab, home } = useForge();
  const [look, setLook] = useState<DiffLook>('unified');
  const { repository, id } = place;
  const state = useLabAnswer(lab, 'forge.commit', { ...repository, id });
  const crumbs = [
    { label: 'Repositories', place: { view: 'home' } },
    { label: nameOf(repository), place: { view: 'repository', repository, tab: 'commits' } },
  ] as const;
  return (
    <Answered state={state} what="the commit">
      {(commit) =>
        commit === null ? (
          <ViewTitle crumbs={crumbs} title={`GitHub has no commit ${shortId(id)}`} />
        ) : (
          <>
            <ViewTitle
              crumbs={crumbs}
              title={commit.subject}
              actions={<DiffLookToggle value={look} onChange={setLook} />}
            />
            <div className="flex flex-col gap-3 p-3">
              {commit.body ? (
                <p className="whitespace-pre-wrap text-ink text-sm leading-5">{commit.body}</p>
              ) : null}
              <p className="text-ink-muted text-xs">
                {commit.author} committed {agoText(home.now, commit.at)} · <code>{shortId(commit.id)}</code> ·{' '}
                {counted(commit.files.length, 'file')} changed
              </p>
              {commit.checkRuns.length > 0 ? <CheckRows checks={commit.checkRuns} /> : null}
              {commit.files.map((file) => (
                <DiffFile key={file.path} file={file} look={look} />
              ))}
            </div>
          </>
        )
      }
    </Answered>
  );
}
