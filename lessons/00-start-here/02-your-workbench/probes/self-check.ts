/** Tries one task of the self-check; `task` says which. The numbers follow from the seed. */
export default async function selfCheck({ task, seed }: { task: string; seed: string }) {
  const at = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const n = (from: number, step: number) => from + ((at * step) % 97);
  const cases: { label: string; input: unknown; expected: unknown; seen: unknown }[] = [];
  const add = (label: string, input: unknown, expected: unknown, seen: unknown) =>
    cases.push({ label, input, expected, seen });

  if (task === 'mean') {
    const { mean } = await import('../check/1-mean.ts');
    for (const values of [[n(1, 3), n(2, 5), n(3, 7)], [n(10, 3), null, n(20, 5)], [null, null], [], [0, null]]) {
      const known = values.filter((value) => value !== null) as number[];
      const expected = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
      add(`mean of ${JSON.stringify(values)}`, values, expected, mean(values));
    }
  } else if (task === 'price') {
    const { parsePrice } = await import('../check/2-price.ts');
    const price = 100_000 + n(0, 11) * 137;
    const written = price.toLocaleString('en-US');
    const texts: [string, number | null][] = [
      [`$${written}`, price], [String(price), price], [written, price], [` $${written} `, price],
      ['on request', null], ['', null], ['12 apples', null],
    ];
    for (const [text, expected] of texts) add(`the text ${JSON.stringify(text)}`, text, expected, parsePrice(text));
  } else if (task === 'count') {
    const { countBy } = await import('../check/3-count.ts');
    const names = ['Somerset', 'Old_Town', 'Somerset', ...(at % 2 ? ['Somerset'] : ['Old_Town']), 'toString'];
    const counts = countBy(names.map((Neighborhood) => ({ Neighborhood })), 'Neighborhood');
    for (const name of new Set([...names, 'nowhere']))
      add(`rows of ${name}`, names, names.filter((one) => one === name).length, counts.get(name) ?? 0);
  } else if (task === 'split') {
    const { splitByYear } = await import('../check/4-split.ts');
    const year = 2007 + (at % 3);
    const sales = [2006, 2007, 2008, 2009, 2010].map((sold, i) => ({ year: sold, price: n(1000, i + 2) }));
    const { training, heldOut } = splitByYear(sales, year);
    const years = (part: { year: number }[]) => part.map((sale) => sale.year);
    add(`the years to learn from, before ${year}`, year, years(sales.filter((s) => s.year < year)), years(training));
    add(`the years held out, from ${year}`, year, years(sales.filter((s) => s.year >= year)), years(heldOut));
  } else if (task === 'error') {
    const { averageError } = await import('../check/5-error.ts');
    const prices = [n(100, 3), n(200, 5), n(300, 7)];
    const off = [n(1, 2), -n(2, 3), n(3, 5)];
    const estimates = prices.map((price, i) => price + off[i]!);
    const expected = off.reduce((sum, value) => sum + Math.abs(value), 0) / 3;
    const seen = averageError(estimates, prices);
    add('three estimates', { estimates, prices }, Math.round(expected * 1e6) / 1e6, Math.round(seen * 1e6) / 1e6);
    add('estimates that are right', { estimates: prices, prices }, 0, averageError(prices, prices));
  } else {
    const { yearlyChange } = await import('../check/6-mend.ts');
    const prices = [2006, 2007, 2008].map((year, i) => ({ year, median: n(150_000, i * 13 + 3) }));
    const changes = [prices[1]!.median - prices[0]!.median, prices[2]!.median - prices[1]!.median];
    add('three years', prices, changes, yearlyChange(prices));
    add('one year', prices.slice(0, 1), [], yearlyChange(prices.slice(0, 1)));
    add('no year', [], [], yearlyChange([]));
  }
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const signed = task === 'error' && cases[0]!.seen !== cases[0]!.expected;
  return {
    signedError: signed && typeof cases[0]!.seen === 'number' && Math.abs(cases[0]!.seen) < (cases[0]!.expected as number),
    cases: cases.map((one) => ({ ...one, ok: same(one.expected, one.seen ?? null) })),
  };
}
