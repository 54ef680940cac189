import type { Rng } from '../../../core/rng';

const ADJECTIVES = (
  'amber ample brisk broad calm candid clear clever cosy crisp curious daring deft eager early even fair fast fine ' +
  'firm fleet fond frank fresh gentle glad golden grand handy hardy honest humble ideal jolly keen kind late level ' +
  'light lively loyal lucid merry mild modest neat nimble noble odd open patient plain polite proud quick quiet rapid ' +
  'rare ready robust round sage serene sharp silent simple sleek smooth sober solid sound spry steady stout strong ' +
  'subtle sunny swift tidy tough true upbeat vivid warm wise witty zesty'
).split(' ');

const NOUNS = (
  'acorn alder anchor arch aspen badger barley basil beacon beech birch bison brook canyon cedar cliff clover comet ' +
  'condor coral cove crane crest delta dune eagle elm ember falcon fern finch fjord flint forest fox garnet glacier ' +
  'grove harbor hazel heron hill ibis iris island ivy jasper juniper kelp kestrel lagoon lake larch lark laurel lily ' +
  'lotus lynx maple marsh meadow mesa moss oak olive opal orchid osprey otter pearl pine plover pond quartz quail ' +
  'raven reef ridge river robin sage sparrow spruce stone summit swift tern thistle tulip valley walnut willow wren'
).split(' ');

/** A name for a run that was given none: an adjective, a noun and a number, as MLflow's names are made. */
export const randomRunName = (rng: Rng): string =>
  `${rng.pick(ADJECTIVES)}-${rng.pick(NOUNS)}-${rng.int(1000)}`;
