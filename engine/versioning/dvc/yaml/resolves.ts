/**
 * What a plain scalar of YAML 1.2 would be read as if it were not a text, by the rules of ruamel.yaml, which real DVC
 * writes with: such a text needs quotes.
 */
const NOT_TEXT: readonly RegExp[] = [
  /^(?:true|True|TRUE|false|False|FALSE)$/,
  /^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+$/,
  /^[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?$/,
  /^[-+]?\.(?:inf|Inf|INF)$/,
  /^\.(?:nan|NaN|NAN)$/,
  /^[-+]?0b?[0-1_]+$/,
  /^[-+]?0o?[0-7_]+$/,
  /^[-+]?[0-9_]+$/,
  /^[-+]?0x[0-9a-fA-F_]+$/,
  /^(?:~|null|Null|NULL|)$/,
  /^<<$/,
  /^=$/,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  /^[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?$/,
];

/** Whether a text, written without quotes, is read back as a text. */
export const readsAsText = (text: string): boolean => !NOT_TEXT.some((pattern) => pattern.test(text));
