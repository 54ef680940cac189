'use client';

import { useState } from 'react';
import type { StoreApi } from 'zustand';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { messageOf } from '@/engine/core/errors';
import type { ModelCard } from '@/engine/tracking/mlflow/views/registry-view';
import type { LabState } from '@/stores/lab-contract';
import { aliasCommand } from './alias-command';
import { refusalIn } from './rest-line';

export interface AliasDialogProps {
  readonly lab: StoreApi<LabState>;
  readonly model: ModelCard;
  readonly version: number;
  readonly onClose: () => void;
}

/** Gives a version an alias, or takes one away. An alias that another version has moves from there. */
export function AliasDialog({ lab, model, version, onClose }: AliasDialogProps) {
  const [alias, setAlias] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const held = model.aliases.filter((one) => one.version === version);
  const holder = model.aliases.find((one) => one.alias === alias && one.version !== version);

  const send = async (method: 'POST' | 'DELETE', name: string) => {
    setPending(true);
    setProblem(null);
    try {
      const { stdout } = await lab.getState().runCommand(aliasCommand(method, model.name, name, version));
      const refusal = refusalIn(stdout);
      if (refusal === null) onClose();
      else setProblem(refusal.message);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <ActionDialog
      title={`Aliases of ${model.name} ${version}`}
      size="sm"
      action={holder ? 'Move the alias here' : 'Set the alias'}
      isReady={alias.trim() !== ''}
      isPending={isPending}
      cancel="Close"
      onAction={() => void send('POST', alias.trim())}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (alias.trim() !== '' && !isPending) void send('POST', alias.trim());
        }}
      >
        <TextField
          label="Alias"
          value={alias}
          onChange={setAlias}
          autoFocus
          description={
            holder
              ? `Version ${holder.version} has it now; it moves from there at once.`
              : 'champion for the model that serves, challenger for the one that is tried.'
          }
        />
      </form>
      {problem ? (
        <Callout tone="failed" role="alert" className="mt-3">
          {problem}
        </Callout>
      ) : null}
      {held.length > 0 ? (
        <ul className="mt-4 flex flex-wrap gap-2">
          {held.map((one) => (
            <li key={one.alias}>
              <Button size="sm" isDisabled={isPending} onPress={() => void send('DELETE', one.alias)}>
                Take @{one.alias} away
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </ActionDialog>
  );
}
