import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import { imageLine } from './commands';

export interface ImageDialogProps {
  readonly workload: WorkloadView;
  readonly run: (line: string) => void;
  readonly onClose: () => void;
}

/** Asks which image a container is to have from now on. */
export function ImageDialog({ workload, run, onClose }: ImageDialogProps) {
  const { containers } = workload;
  const [container, setContainer] = useState(containers[0]!.name);
  const before = containers.find(({ name }) => name === container)!.image;
  const [image, setImage] = useState(before);
  return (
    <ActionDialog
      title={`New image for ${workload.name}`}
      action="Set image"
      isReady={image.trim() !== '' && image !== before}
      onAction={() => {
        run(imageLine(workload, container, image.trim()));
        onClose();
      }}
      onClose={onClose}
    >
      <div className="space-y-4">
        {containers.length > 1 ? (
          <Select
            label="Container"
            options={containers.map(({ name }) => ({ id: name, label: name }))}
            value={container}
            onChange={(next) => {
              setContainer(next);
              setImage(containers.find(({ name }) => name === next)!.image);
            }}
          />
        ) : null}
        <TextField
          label="Image"
          value={image}
          onChange={setImage}
          description="A name that was pushed to the registry of the lab. A new tag starts a roll-out."
          autoFocus
        />
      </div>
    </ActionDialog>
  );
}
