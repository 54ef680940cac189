/** Tags of `--tag-specifications` and the like: `ResourceType=instance,Tags=[{Key=team,Value=ml}]`, `Key=team,Value=ml`. */
export const readTagSpecifications = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    words.flatMap((word) =>
      [...word.matchAll(/Key=([^,}\]]+),Value=([^,}\]]*)/g)].map(([, key, given]) => [key!, given!] as const),
    ),
  );

/** Tags as most services of AWS list them. */
export const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
