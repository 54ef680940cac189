/** The addresses of the scripts that a page's HTML names, each once: what loads before anything else is asked for. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)];
  return [...new Set(tags.filter(([tag]) => !tag.includes('noModule')).map(([, address]) => address!))];
}
