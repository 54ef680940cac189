/**
 * The page that holds the workers. It has no content; its one script is the frame's side of the sandbox. `</script`
 * cannot occur in it as text, and is kept from ending it early.
 */
export function frameHtml(script: string): string {
  const safe = script.replaceAll('</script', '<\\/script');
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Sandbox</title></head>\n<body><script>${safe}</script></body>\n</html>\n`;
}
