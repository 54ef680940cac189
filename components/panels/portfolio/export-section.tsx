'use client';

import { Check, Circle } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import type { StoreApi } from 'zustand';
import { download } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { AnswerOf } from '@/runtime/lab/questions';
import type { LabState } from '@/stores/lab-contract';
import type { PanelProps } from '../types';

interface ExportSectionProps extends PanelProps {
  readonly lab: StoreApi<LabState>;
  readonly overview: AnswerOf<'portfolio.overview'>;
}

/** What goes into the portfolio, and the button that makes it. */
export function ExportSection({ session, lab, overview }: ExportSectionProps) {
  const heading = useId();
  const [isPacking, setPacking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { hasCard, rubric, gameDay } = overview;

  const pack = async () => {
    setPacking(true);
    setFailure(null);
    try {
      const archive = await session.archive();
      const [sources, { portfolioFiles }] = await Promise.all([
        lab.getState().ask('portfolio.sources', { name: archive.folderName() }),
        import('@/engine/portfolio/export/portfolio-files'),
      ]);
      const file = await archive.exportZip({ withCache: true, additions: portfolioFiles(sources) });
      download(file.name, file.bytes, file.type);
      showToast({
        title: `Exported ${file.name}`,
        description: 'Unpack it and open portfolio/index.html.',
      });
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setPacking(false);
    }
  };

  return (
    <section aria-labelledby={heading} className="min-w-0 p-4">
      <h2 id={heading} className="font-semibold text-ink text-sm">
        Portfolio
      </h2>
      <p className="mt-1 text-ink-muted text-sm leading-5">
        The repository with its history, to be run with the real tools, and a page that shows it to somebody
        who has not been here.
      </p>
      <ul className="mt-3 space-y-1.5 text-sm">
        <Part isThere>How to run it, with the tools that it needs</Part>
        <Part isThere>
          The rubric: {rubric.points} of {rubric.outOf} points, each with its evidence
        </Part>
        <Part isThere={hasCard}>{hasCard ? 'The model card' : 'No model card yet'}</Part>
        <Part isThere={gameDay !== null}>
          {gameDay === null
            ? 'No game day yet'
            : `The game day: ${gameDay.incidents} incidents in ${gameDay.days} days`}
        </Part>
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" isPending={isPacking} onPress={() => void pack()}>
          Export the portfolio
        </Button>
        <Link className={buttonClass('quiet', 'sm')} href="/certificate">
          Certificate
        </Link>
      </div>
      {failure === null ? null : (
        <Callout tone="failed" role="alert" className="mt-3" title="Nothing was exported">
          {failure}
        </Callout>
      )}
    </section>
  );
}

function Part({ isThere, children }: { readonly isThere: boolean; readonly children: React.ReactNode }) {
  return (
    <li className={isThere ? 'flex gap-2 text-ink' : 'flex gap-2 text-ink-muted'}>
      {isThere ? (
        <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-passed" />
      ) : (
        <Circle aria-hidden size={16} className="mt-0.5 shrink-0 text-ink-faint" />
      )}
      <span>{children}</span>
    </li>
  );
}
