// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml.
/** What a value of `dvc.yaml` is. */
export type ValueKind = 'text' | 'bool' | 'list' | 'map' | 'files' | 'params' | 'outputs' | 'command';

/** A key of `dvc.yaml`. */
export interface KeyInfo {
  readonly kind: ValueKind;
  /** What it is for, in Markdown. */
  readonly doc: string;
}

type Keys = Readonly<Record<string, KeyInfo>>;

const key = (kind: ValueKind, doc: string): KeyInfo => ({ kind, doc });

/** The keys at the top. */
const TOP: Keys = {
  stages: key('map', 'The stages of the pipeline, by name.'),
  vars: key('list', 'Values for `${…}`: files, or mappings written here. `params.yaml` is read in any case.'),
  params: key('files', 'Files whose values `dvc params` shows, beside those of the stages.'),
  metrics: key('files', 'Files whose numbers `dvc metrics` shows, beside those of the stages.'),
  plots: key('list', 'Plots by file or name, with their columns `x` and `y`.'),
  artifacts: key('map', 'Models and data of the project by name, with path, type and labels.'),
  datasets: key('list', 'Datasets of other places.'),
};

/** The keys of a stage. */
const STAGE: Keys = {
  cmd: key('command', 'The command, or a list of them. It runs in `wdir`, by the shell. It has to be there.'),
  deps: key(
    'files',
    'Files and folders that the command reads, its program too. When one of them changes, the stage runs again.',
  ),
  params: key(
    'params',
    'Parameters that the command reads: keys of `params.yaml`, or of another file as `file: [keys]`. Only these make the stage stale, not the whole file.',
  ),
  outs: key(
    'outputs',
    'Files and folders that the command makes. They are kept in the cache and hidden from git.',
  ),
  metrics: key(
    'outputs',
    'Files with numbers that it makes, for `dvc metrics`. `cache: false` leaves them to git.',
  ),
  plots: key('outputs', 'Tables that it makes, for `dvc plots`, with their columns `x` and `y`.'),
  wdir: key('text', 'The folder in which the command runs; all paths of the stage are relative to it.'),
  frozen: key('bool', 'Whether what it reads is overlooked: it does not run again.'),
  always_changed: key('bool', 'Whether it runs every time.'),
  vars: key('list', 'More values for `${…}` in this stage.'),
  desc: key('text', 'What the stage is for.'),
  meta: key('map', 'Anything of your own; DVC overlooks it.'),
  foreach: key(
    'list',
    'Items, each of which makes a stage `name@item` of what stands under `do`, with `${item}`.',
  ),
  do: key('map', 'The stage that `foreach` makes for each item.'),
  matrix: key('map', 'Lists by name; each combination makes a stage, with `${item.name}`.'),
};

const NOTES: Keys = {
  desc: key('text', 'What it is.'),
  type: key('text', 'Its kind, e.g. `model`.'),
  labels: key('list', 'Words to find it by.'),
  meta: key('map', 'Anything of your own.'),
};

/** What can be said of an output. */
const OUTPUT: Keys = {
  cache: key('bool', '`false`: it stays out of the cache and may be committed to git.'),
  persist: key('bool', '`true`: it is left in place when the stage runs again.'),
  remote: key('text', 'The remote of this output alone.'),
  push: key('bool', '`false`: `dvc push` leaves it out.'),
  ...NOTES,
};

/** What can be said of a plot besides. */
const PLOT: Keys = {
  x: key('text', 'The column to the right; the number of the row unless said.'),
  y: key('text', 'The column upwards; the last one unless said.'),
  x_label: key('text', 'The title of the x axis.'),
  y_label: key('text', 'The title of the y axis.'),
  title: key('text', 'The title of the plot.'),
  template: key('text', '`linear`, `scatter`, `bar_horizontal` or `confusion`.'),
  header: key('bool', '`false`: the first row of the table holds values, not names.'),
};

const isStageLevel = (path: readonly string[]) =>
  path[0] === 'stages' && (path.length === 2 || (path.length === 3 && path[2] === 'do'));

/**
 * The keys that may stand at a place; undefined: any, or none.
 * @param path the keys above, `-` for an item of a list
 */
export function keysAt(path: readonly string[]): Keys | undefined {
  if (path.length === 0) return TOP;
  if (isStageLevel(path)) return STAGE;
  const [list, dash, output] = path.slice(path[2] === 'do' ? 3 : 2);
  if (path[0] === 'stages' && dash === '-' && output !== undefined) {
    if (list === 'plots') return { ...OUTPUT, ...PLOT };
    if (list === 'outs' || list === 'metrics') return OUTPUT;
  }
  const isTopPlot =
    path[0] === 'plots' && (path[1] === '-' ? path.length === 3 : path.length === 2 && path[1] !== '-');
  return isTopPlot ? PLOT : undefined;
}

/** What is known of the key at the end of a path. */
export function keyInfo(path: readonly string[]): KeyInfo | undefined {
  const keys = keysAt(path.slice(0, -1));
  const name = path.at(-1);
  return keys !== undefined && name !== undefined && Object.hasOwn(keys, name) ? keys[name] : undefined;
}
