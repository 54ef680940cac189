export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

export const keyValues = (map: ReadonlyMap<string, string>): KeyValue[] =>
  [...map].map(([key, value]) => ({ key, value }));

/** The versions of data that tags of a run name: `dvc.<path>`. */
export const dataTagsOf = (tags: ReadonlyMap<string, string>): KeyValue[] =>
  keyValues(tags)
    .filter(({ key }) => key.startsWith('dvc.'))
    .map(({ key, value }) => ({ key: key.slice('dvc.'.length), value }));
