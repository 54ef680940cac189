/** As `fetch` of Node fails: a TypeError whose cause says why. */
export function failed(message: string, code: string): TypeError {
  return Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), { code }) });
}
