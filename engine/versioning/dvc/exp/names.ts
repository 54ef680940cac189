import type { Rng } from '../../../core/rng';

const ADJECTIVES =
  'agile amber apt bold brave brisk calm clean clear clever cosy crisp dapper deep eager early easy fair fancy fast fine firm fleet fond free fresh frugal gentle glad grand great handy happy hardy jolly keen kind large late lean light lively loyal lucid lucky mellow merry mild neat new nimble noble novel plain polite prime proud pure quick quiet rapid rare ready rich ripe round royal safe sharp shiny short silky smart smooth snug solid spare spry steady still stout sunny super sweet swift tall tame tart tidy tiny trim true vivid warm wild wise witty young zesty'.split(
    ' ',
  );

const NOUNS =
  'acre alto arch aria atom bale band bark barn bean bell bird boat bolt bone book boot bowl brig cake cape card cart clay clog cloud coal coat coin colt cook corn crab crow cube dawn deck desk dish dome door drum duck dune dusk fern file finch flag flax foam fork frog gale gate gear gold hare harp hawk hill hive horn isle jade kelp kite knot lamp lark leaf lime lion loom lynx mast maze mint moon moss moth nest note oats opal otter palm pear pine pond quay raft rail rain reef reed ring rock rook root rope sage sail salt seal seed silk sled snow song star stem stew swan tarn teal tern thyme tide toad tree tuba vale vine wand wave weir well whale wren yarn yew'.split(
    ' ',
  );

/** A name for an experiment, `<adjective>-<noun>`, that is not taken. */
export function experimentName(rng: Rng, taken: ReadonlySet<string>): string {
  for (let tries = 0; tries < 1000; tries++) {
    const name = `${rng.pick(ADJECTIVES)}-${rng.pick(NOUNS)}`;
    if (!taken.has(name)) return name;
  }
  return `${rng.pick(ADJECTIVES)}-${rng.pick(NOUNS)}-${taken.size}`;
}
