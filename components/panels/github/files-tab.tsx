'use client';

import { useEffect, useRef, useState } from 'react';
import { counted } from '@/components/lesson/format';
import { Button } from '@/components/ui/button';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { Annotation } from './check-rows';
import type { CommandPlace, DraftRemark } from './commands';
import { DiffFile, type DiffLook } from './diff-file';
import { DiffLookToggle } from './diff-look-toggle';
import type { LineSlot } from './diff-row';
import { DraftForm } from './draft-form';
import { DraftNote } from './draft-note';
import { RemarkThread } from './remark-thread';
import { ReviewDialog } from './review-dialog';

export interface FilesTabProps {
  readonly at: CommandPlace;
  readonly page: PullPage;
  /** A file that is to be scrolled to. */
  readonly path: string | undefined;
  /** Remarks that are written and not yet sent. */
  readonly drafts: readonly DraftRemark[];
  readonly onDrafts: (drafts: readonly DraftRemark[]) => void;
}

/** What changes, with remarks and findings of checks at their lines; whoever reads it can write a review. */
export function FilesTab({ at, page, path, drafts, onDrafts }: FilesTabProps) {
  const [look, setLook] = useState<DiffLook>('unified');
  const [place, setPlace] = useState<{ readonly path: string; readonly line: number } | null>(null);
  const [isReviewing, setReviewing] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const files = [...(body.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
    files.find((file) => file.dataset.path === path)?.scrollIntoView({ block: 'start' });
  }, [path]);
  const added = page.files.reduce((sum, file) => sum + file.added, 0);
  const deleted = page.files.reduce((sum, file) => sum + file.deleted, 0);
  const isOpen = page.state === 'open';

  const slotOf = (file: string): LineSlot => ({
    onRemark: isOpen ? (line) => setPlace({ path: file, line }) : undefined,
    below: ({ newNumber, remarks }) => {
      const written = drafts.filter((one) => one.path === file && one.line === newNumber);
      const found = page.checks.flatMap(({ name, annotations }) =>
        annotations
          .filter((one) => one.path === file && one.endLine === newNumber)
          .map((annotation) => ({ name, annotation })),
      );
      const isPlace = place !== null && place.path === file && place.line === newNumber;
      if (remarks.length === 0 && written.length === 0 && found.length === 0 && !isPlace) return null;
      return (
        <div className="flex max-w-3xl flex-col gap-2">
          {found.map(({ name, annotation }) => (
            <Annotation
              key={`${name}/${annotation.message}`}
              annotation={{ ...annotation, title: annotation.title || name }}
            />
          ))}
          {page.remarks
            .filter(({ id }) => remarks.includes(id))
            .map((remark) => (
              <RemarkThread key={remark.id} at={at} page={page} remark={remark} />
            ))}
          {written.map((draft) => (
            <DraftNote
              key={draft.text}
              draft={draft}
              onRemove={() => onDrafts(drafts.filter((one) => one !== draft))}
            />
          ))}
          {isPlace ? (
            <DraftForm
              path={place.path}
              line={place.line}
              onCancel={() => setPlace(null)}
              onAdd={(text) => {
                onDrafts([...drafts, { ...place, text }]);
                setPlace(null);
              }}
            />
          ) : null}
        </div>
      );
    },
  });

  return (
    <div ref={body} className="flex flex-col gap-3 p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="flex-1 basis-40 text-ink-muted text-xs">
          {counted(page.files.length, 'file')}, <span className="text-passed">+{added}</span>{' '}
          <span className="text-failed">−{deleted}</span>
        </p>
        <DiffLookToggle value={look} onChange={setLook} />
        {isOpen ? (
          <Button
            size="sm"
            variant={drafts.length > 0 ? 'primary' : 'secondary'}
            onPress={() => setReviewing(true)}
          >
            {drafts.length > 0 ? `Finish the review (${drafts.length})` : 'Review'}
          </Button>
        ) : null}
      </div>
      {page.files.map((file) => {
        const whole = page.remarks.filter(({ id }) => file.remarks.includes(id));
        return (
          <DiffFile
            key={file.path}
            file={file}
            look={look}
            owners={page.owners[file.path]}
            slot={slotOf(file.path)}
            above={
              whole.length > 0 ? (
                <div className="flex flex-col gap-2 p-2">
                  {whole.map((remark) => (
                    <RemarkThread key={remark.id} at={at} page={page} remark={remark} />
                  ))}
                </div>
              ) : null
            }
          />
        );
      })}
      {isReviewing ? (
        <ReviewDialog
          at={at}
          page={page}
          drafts={drafts}
          onClose={() => setReviewing(false)}
          onSent={() => {
            onDrafts([]);
            setReviewing(false);
          }}
        />
      ) : null}
    </div>
  );
}
