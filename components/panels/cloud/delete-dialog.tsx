'use client';

import { ActionDialog } from '@/components/ui/action-dialog';
import type { Provider } from '@/engine/deployment/cloud/providers';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';
import { ActLines } from './act-lines';
import { useCloud } from './cloud-context';
import { deleteLines } from './delete-lines';
import { useAct } from './use-act';

export interface DeleteDialogProps {
  readonly resource: ResourceView;
  readonly provider: Provider;
  readonly onClose: () => void;
}

/** Deletes a resource and what stands in it. */
export function DeleteDialog({ resource, provider, onClose }: DeleteDialogProps) {
  const { overview } = useCloud();
  const { act, isBusy, failure } = useAct(onClose);
  const lines = deleteLines(provider, resource, overview.resources);
  const inside = overview.resources.filter(({ parent }) => parent === resource.id);
  return (
    <ActionDialog
      title={`Delete ${resource.label}`}
      action="Delete"
      isDanger
      isReady={!isBusy}
      onAction={() => void act(lines)}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink text-sm leading-5">
          {inside.length > 0
            ? `With it goes what stands in it: ${inside.map(({ name }) => name).join(', ')}. `
            : ''}
          From then on it costs nothing more; what it has cost stays on the bill. Undo of the workspace brings
          it back.
        </p>
        <ActLines lines={lines} failure={failure} />
      </div>
    </ActionDialog>
  );
}
