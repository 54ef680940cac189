/** What can cross every boundary unchanged. Non-finite numbers do not: senders turn them into strings first. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
