import { OTHER_EXPORT, OTHER_SEEDS, RECORDED } from './scores';

/** What may be written down about a training. */
export const PARTS = [
  { id: 'settings', label: 'Settings', example: 'network, 8 units, learning rate 0.01, 15 epochs' },
  { id: 'seed', label: 'Seed', example: '7' },
  { id: 'data', label: 'Version of the data', example: 'MD5 of the table' },
  { id: 'code', label: 'Version of the code', example: 'git commit' },
  { id: 'model', label: 'Model', example: 'its weights, as a file' },
  { id: 'reason', label: 'Reason', example: 'why it was chosen' },
] as const;

export type Part = (typeof PARTS)[number]['id'];

/** A question of somebody who was not there. */
export interface Answer {
  readonly ask: string;
  readonly says: string;
  /** Whether it can be relied on. */
  readonly isSure: boolean;
}

const shown = (auc: number) => auc.toFixed(4);

/** What can be answered from what was recorded. The score itself was always written down. */
export function answersFrom(has: ReadonlySet<Part>): readonly Answer[] {
  const again = trainedAgain(has);
  return [
    { ask: `It scored ${shown(RECORDED)}. What does it score when it is trained again?`, ...again },
    {
      ask: 'What would it say of a customer today?',
      ...(has.has('model')
        ? sure('Load it and ask.')
        : again.isSure
          ? sure('Train it again, then ask: it is the same model.')
          : unsure('Another model can be asked. This one is gone.')),
    },
    {
      ask: 'Was it trained before or after the table was corrected?',
      ...(has.has('data') ? sure('Compare the digests.') : unsure('The file has the same name as ever.')),
    },
    {
      ask: 'Did it already have the fix of last week?',
      ...(has.has('code') ? sure('Ask git about the commit.') : unsure('Somebody may remember.')),
    },
    {
      ask: 'Why this one, and not the runner-up?',
      ...(has.has('reason') ? sure('It says so.') : unsure('Because it is the one that is there.')),
    },
  ];
}

const sure = (says: string) => ({ says, isSure: true });
const unsure = (says: string) => ({ says, isSure: false });

function trainedAgain(has: ReadonlySet<Part>): Omit<Answer, 'ask'> {
  if (!has.has('settings')) return unsure('Nothing says what to train.');
  if (!has.has('seed'))
    return unsure(
      `Something between ${shown(OTHER_SEEDS.least)} and ${shown(OTHER_SEEDS.most)}. Of twenty seeds, this was the luckiest.`,
    );
  if (!has.has('data')) return unsure(`${shown(OTHER_EXPORT)}, on the export that lies there today.`);
  if (!has.has('code'))
    return unsure(`${shown(RECORDED)}, if the code is still that of the day. Nothing says so.`);
  return sure(`${shown(RECORDED)}, the same to the last bit.`);
}
