import type { Facts } from '../estimate/house.ts';
import { chance, LABELS, scriptEstimate, someHouse, typed } from './houses.ts';

/** The people who come on the first morning. */
export default async function visitors({ seed }: { seed: string }) {
  const next = chance(`visitors ${seed}`);
  const estimate = await scriptEstimate();
  const person = (label: string, by: 'keyboard' | 'pointer', facts: Facts) => ({
    label,
    by,
    fill: typed(facts),
    shows: estimate(facts),
  });
  const slip = (label: string, trouble: string, name: keyof Facts, text: (facts: Facts) => string) => {
    const facts = someHouse(next);
    return { label, trouble, by: 'pointer' as const, fill: typed(facts, { [name]: text(facts) }), about: LABELS[name] };
  };
  return [
    person('A seller with a mouse', 'pointer', someHouse(next)),
    person('A seller who cannot use a mouse', 'keyboard', someHouse(next)),
    person('The owner of a very small house', 'pointer', { ...someHouse(next), livingArea: 420 }),
    slip('Somebody in a hurry', 'the garage is left empty', 'garageCars', () => ''),
    slip('Somebody who is not sure', 'the living area is text', 'livingArea', (facts) => `about ${facts.livingArea}`),
    slip('A finger on the wrong key', 'the lot area is negative', 'lotArea', (facts) => `-${facts.lotArea}`),
    slip('A builder with plans', 'the year built is in the future', 'yearBuilt', () => '2035'),
    slip('A finger that stuck', 'the living area has one zero too many', 'livingArea', (facts) => `${facts.livingArea}0`),
    person('Another seller with a mouse', 'pointer', someHouse(next)),
  ];
}
