'use client';

import { useId, useState } from 'react';
import type { StoreApi } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import { messageOf } from '@/engine/core/errors';
import type { AnswerOf } from '@/runtime/lab/questions';
import type { LabState } from '@/stores/lab-contract';
import { LocationButton } from '../location-button';
import type { PanelProps } from '../types';
import { cardWords } from './card-words';

const CARD = 'MODEL_CARD.md';

interface CardSectionProps extends PanelProps {
  readonly lab: StoreApi<LabState>;
  readonly overview: AnswerOf<'portfolio.overview'>;
  /** The registered model that was chosen; null: none was. */
  readonly model: string | null;
  readonly onModel: (model: string) => void;
}

/** The model card: of which model it is, writing it, and what is still missing in it, each with the line it is missing at. */
export function CardSection({ session, lab, overview, model, onModel }: CardSectionProps) {
  const heading = useId();
  const [isWriting, setWriting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { hasCard, findings, models, problem } = overview;

  const write = async () => {
    setWriting(true);
    setFailure(null);
    try {
      const chosen = model === null ? '' : ` --model '${model.replaceAll("'", "'\\''")}'`;
      const { exitCode, stderr } = await lab.getState().runCommand(`modelcard write${chosen}`);
      if (exitCode === 0) session.editor.getState().revealLocation({ path: CARD, line: 1 });
      else setFailure(stderr.replace(/^modelcard: /, ''));
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setWriting(false);
    }
  };

  return (
    <section aria-labelledby={heading} className="min-w-0 p-4">
      <h2 id={heading} className="font-semibold text-ink text-sm">
        Model card
      </h2>
      <p className="mt-1 max-w-[70ch] text-ink-muted text-sm leading-5">{cardWords(overview)}</p>
      <div className="mt-3 flex flex-wrap items-end gap-2">
        {models.length > 1 ? (
          <Select
            label="Model"
            size="sm"
            options={models.map((name) => ({ id: name, label: name }))}
            value={model}
            onChange={onModel}
          />
        ) : null}
        <Button
          size="sm"
          variant={hasCard ? 'secondary' : 'primary'}
          isPending={isWriting}
          isDisabled={problem !== null}
          onPress={() => void write()}
        >
          {hasCard ? 'Write its tables anew' : 'Write the card'}
        </Button>
        {hasCard ? (
          <Button
            size="sm"
            variant="quiet"
            onPress={() => session.editor.getState().revealLocation({ path: CARD, line: 1 })}
          >
            Open {CARD}
          </Button>
        ) : null}
      </div>
      {problem === null ? null : (
        <Callout className="mt-3" title="No figures can be written yet">
          {problem}
        </Callout>
      )}
      {failure === null ? null : (
        <Callout tone="failed" role="alert" className="mt-3" title="The card was not written">
          {failure}
        </Callout>
      )}
      {hasCard && findings.length > 0 ? (
        <ul className="mt-4 divide-y divide-line" aria-label="What is missing in the card">
          {findings.map(({ rule, level, line, message }) => (
            <li key={`${rule}:${line}:${message}`} className="flex gap-3 py-2 text-sm leading-5">
              <Badge tone={level === 'error' ? 'failed' : 'neutral'} className="w-18 shrink-0 justify-center">
                {level === 'error' ? 'Missing' : 'Better'}
              </Badge>
              <p className="min-w-0 flex-1 text-ink">
                {message}{' '}
                {line === null ? null : (
                  <LocationButton session={session} location={{ path: CARD, line }} text={`Line ${line}`} />
                )}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
