'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextField } from '@/components/ui/text-field';
import { createRepositoryLines } from './commands';
import { useForge } from './forge-context';
import { LinesToRun } from './lines-to-run';

const NAME = /^[\w.-]+$/;

/** Puts the project of the workspace on the lab's GitHub; says first which lines do it. */
export function CreateRepositoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { home, run, isBusy, go } = useForge();
  const [name, setName] = useState('my-project');
  const [description, setDescription] = useState('');
  const [visibility, setVisibility] = useState<'public' | 'private'>('private');
  const [person, setPerson] = useState({ name: '', email: '' });
  const asksWho = !home.viewer.hasIdentity;
  const isTaken = home.repositories.some((one) => one.owner === home.viewer.login && one.name === name);
  const isReady =
    NAME.test(name) && !isTaken && (!asksWho || (person.name.trim() !== '' && person.email.includes('@')));
  const lines = createRepositoryLines(home.local, {
    name,
    visibility,
    description,
    identity: asksWho ? { name: person.name.trim(), email: person.email.trim() } : null,
  });
  const create = async () => {
    if (!isReady) return;
    const printed = await run(lines.join(' && '));
    const made = /https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\s/.exec(`${printed ?? ''}\n`);
    if (made === null) return;
    onClose();
    go({ view: 'repository', repository: { owner: made[1]!, name: made[2]! }, tab: 'code' });
  };
  return (
    <ActionDialog
      title="Put this project on GitHub"
      action="Create the repository"
      isReady={isReady}
      isPending={isBusy}
      onAction={() => void create()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {asksWho ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Your name"
              description="Stands in every commit, and gives your login."
              value={person.name}
              onChange={(value) => setPerson({ ...person, name: value })}
              autoFocus
            />
            <TextField
              label="Your e-mail address"
              description="Any will do: nothing is sent from the lab."
              value={person.email}
              onChange={(value) => setPerson({ ...person, email: value })}
            />
          </div>
        ) : null}
        <TextField
          label="Name of the repository"
          value={name}
          onChange={setName}
          autoFocus={!asksWho}
          isInvalid={name !== '' && (!NAME.test(name) || isTaken)}
          errorMessage={
            isTaken
              ? `${home.viewer.login}/${name} is there already.`
              : 'Letters, digits, dots, hyphens and underscores.'
          }
        />
        <TextField label="Description" value={description} onChange={setDescription} />
        <RadioGroup
          label="Who can see it"
          value={visibility}
          onChange={(value) => setVisibility(value === 'public' ? 'public' : 'private')}
          options={[
            { id: 'private', label: 'Private', description: 'You and your colleagues.' },
            { id: 'public', label: 'Public', description: 'Everybody can read and clone it.' },
          ]}
        />
        <LinesToRun lines={lines} />
      </div>
    </ActionDialog>
  );
}
