/** Labels of a series by name. The name of the metric is the label `__name__`. */
export type Labels = Readonly<Record<string, string>>;

/** The label that holds the name of a metric. */
export const METRIC_NAME = '__name__';

/** Labels of a series are the same object at every evaluation, and asked for their key at each. */
const keys = new WeakMap<Labels, string>();

/** Labels as one text, equal for equal labels; an empty label is the same as none. */
export function labelKey(labels: Labels): string {
  // A sum over everything has no labels, and is a new object each time: to keep its key costs more than to see that there are none.
  if (isBare(labels)) return '';
  let key = keys.get(labels);
  if (key === undefined) {
    key = joinedKey(labels);
    keys.set(labels, key);
  }
  return key;
}

function isBare(labels: Labels): boolean {
  for (const _name in labels) return false;
  return true;
}

function joinedKey(labels: Labels): string {
  const names = Object.keys(labels)
    .filter((name) => labels[name] !== '')
    .sort();
  return names.map((name) => `${name}\u0001${labels[name]}`).join('\u0002');
}

/** The labels without some of them. */
export function withoutLabels(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

/** Some of the labels; those that are not there stay away. */
export function onlyLabels(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}

/** Labels of a series lose their name at every evaluation, and are asked for their key afterwards: both are kept. */
const nameless = new WeakMap<Labels, Labels>();

/** The labels without the metric's name. */
export function withoutName(labels: Labels): Labels {
  let rest = nameless.get(labels);
  if (rest === undefined) {
    rest = METRIC_NAME in labels ? withoutLabels(labels, [METRIC_NAME]) : labels;
    nameless.set(labels, rest);
  }
  return rest;
}

/** A series as Prometheus writes it: `name{a="b", c="d"}`, labels in order of their names. */
export function seriesText(labels: Labels): string {
  const { [METRIC_NAME]: name = '', ...rest } = labels;
  const pairs = Object.keys(rest)
    .filter((label) => rest[label] !== '')
    .sort()
    .map((label) => `${label}=${JSON.stringify(rest[label])}`);
  return pairs.length === 0 && name !== '' ? name : `${name}{${pairs.join(', ')}}`;
}
