import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { parseTable } from '../../../dataset/parse-table';
import { housePriceFeed } from './house-price-feed';
import { composeWorld } from './compose-world';
import { AD_HOC_POLICIES, practicePolicies } from './reference-policies';
import { calmWorld, ORDINARY } from './reference-service';
it('runs', () => {
  const table = parseTable(readFileSync('public/data/ames_housing.csv', 'utf8'));
  const feed = housePriceFeed(table, 's1');
  for (const policies of [practicePolicies(feed), AD_HOC_POLICIES]) {
  let t = performance.now();
  const world = composeWorld({ ...calmWorld(feed, 's1', policies) });
  while (world.hour < 168) world.step();
  console.log('calm week', performance.now() - t, JSON.stringify(world.result().totals), world.result().alerts.map(a=>a.name+a.state+a.summary), world.result().models);
  t = performance.now();
  const year = composeWorld({ ...calmWorld(feed, 's1', policies), hours: 8736, background: ORDINARY });
  while (year.hour < 8736) year.step();
  const r = year.result();
  console.log('year', performance.now() - t, r.totals, r.rowsLost, r.rowsDoubled, r.pages.length, r.pages.filter(p=>p.isFalse).length);
  console.log(r.happened.map(h=>`${h.hour} ${h.kind} ${h.state} det ${h.detected} by ${h.detectedBy} rest ${h.restored} wrong ${h.wrong.toFixed(0)} un ${h.unanswered.toFixed(0)}`).join('\n'));
  const tally: any = {}; for (const p of r.pages) { const k = p.alert + p.isFalse; tally[k] = (tally[k] ?? 0) + 1; }
  console.log(tally, r.acts.length, r.models.slice(0,6), r.models.length);
  }
}, 60000);
