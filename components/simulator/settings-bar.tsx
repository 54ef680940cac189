'use client';

import { Dices, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '@/components/lesson/copy-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { showToast } from '@/components/ui/toast';
import { LONGEST_SEED } from '@/engine/simulator/share-link';
import type { SimulatorState } from '@/stores/simulator/state';

const WORDS = [
  'ash',
  'birch',
  'cedar',
  'elm',
  'fir',
  'hazel',
  'larch',
  'maple',
  'oak',
  'pine',
  'rowan',
  'willow',
];

/** The seed, another one, and the link that gives this year again. */
export function SettingsBar({ state }: { readonly state: SimulatorState }) {
  const { settings, problems, setSeed } = state;
  const [typed, setTyped] = useState(settings.seed);
  useEffect(() => setTyped(settings.seed), [settings.seed]);
  return (
    <section aria-label="Seed and link" className="flex flex-col gap-3">
      <form
        className="flex flex-wrap items-end gap-x-3 gap-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          setSeed(typed);
        }}
      >
        <TextField
          label="Seed"
          value={typed}
          maxLength={LONGEST_SEED}
          onChange={setTyped}
          onBlur={() => setSeed(typed)}
          className="w-52"
        />
        <Button onPress={() => setSeed(anotherSeed(settings.seed))}>
          <Dices aria-hidden="true" size={16} /> Another seed
        </Button>
        <Button onPress={() => void shareLink()}>
          <Link2 aria-hidden="true" size={16} /> Copy the link
        </Button>
        <p className="max-w-[44ch] pb-1 text-ink-muted text-xs leading-4">
          The same seed and the same switches give the same year, on any machine. The address of this page has
          both.
        </p>
      </form>
      {problems.length > 0 ? (
        <Callout tone="note" title="Some of the address was left out" role="status">
          {problems.join(' ')}
        </Callout>
      ) : null}
    </section>
  );
}

async function shareLink(): Promise<void> {
  const isCopied = await copyText(window.location.href);
  showToast(
    isCopied
      ? { title: 'The link is in your clipboard', description: 'It opens this seed with these switches.' }
      : { title: 'The browser did not let the link be copied. Copy the address of this page.' },
  );
}

/** A word and a number, other than the seed before. Chance of the page: it only names a seed. */
function anotherSeed(before: string): string {
  const draw = () => {
    const [word, number] = crypto.getRandomValues(new Uint32Array(2));
    return `${WORDS[word! % WORDS.length]}-${(number! % 900) + 100}`;
  };
  let seed = draw();
  while (seed === before) seed = draw();
  return seed;
}
