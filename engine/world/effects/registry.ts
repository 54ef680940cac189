import type { Effect, EffectKind, EffectOf } from './effect';
import type { EffectHandler } from './handler';
import { certificate } from './handlers/certificate';
import { clock } from './handlers/clock';
import { config } from './handlers/config';
import { credential } from './handlers/credential';
import { dependency } from './handlers/dependency';
import { disk } from './handlers/disk';
import { dns } from './handlers/dns';
import { duplicates } from './handlers/duplicates';
import { labels } from './handlers/labels';
import { leak } from './handlers/leak';
import { machine } from './handlers/machine';
import { market } from './handlers/market';
import { model } from './handlers/model';
import { price } from './handlers/price';
import { queue } from './handlers/queue';
import { release } from './handlers/release';
import { retries } from './handlers/retries';
import { rows } from './handlers/rows';
import { traffic } from './handlers/traffic';
import { zone } from './handlers/zone';
import type { LiveEffect } from './live-effect';

/** To add a kind of effect: its type in `effect.ts`, its handler in a file of its own, and its line here. */
const HANDLERS: { readonly [Kind in EffectKind]: EffectHandler<EffectOf<Kind>> } = {
  certificate,
  clock,
  config,
  credential,
  dependency,
  disk,
  dns,
  duplicates,
  labels,
  leak,
  machine,
  market,
  model,
  price,
  queue,
  release,
  retries,
  rows,
  traffic,
  zone,
};

/** The handler of an effect. */
export function handlerOf(live: LiveEffect): EffectHandler<Effect> {
  // Each handler is of the kind of the effect by its key, which the types of a table cannot say.
  return HANDLERS[live.effect.kind] as EffectHandler<Effect>;
}
