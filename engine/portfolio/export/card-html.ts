import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { cardParts } from '../model-card/front-matter';

/**
 * The text of a model card as HTML, without its metadata and comments. Tags in it are shown as they are written, and links that
 * are no links of the web or of the repository lead nowhere. Headings go one level down: the page has its own title.
 */
export function cardHtml(card: string): string {
  const { body } = cardParts(card.replaceAll('\r\n', '\n'));
  const html = micromark(body.replace(/<!--[\s\S]*?-->/g, ''), {
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  return (
    html
      .replace(
        /<(\/?)h([1-5])>/g,
        (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
      )
      .replaceAll('<table>', '<div class="scroll"><table>')
      .replaceAll('</table>', '</table></div>')
      // A picture from elsewhere would be asked for; its words stay.
      .replace(/<img src="[a-z][a-z0-9+.-]*:[^"]*" alt="([^"]*)"[^>]*>/gi, '$1')
      .replace(/(<(?:a href|img src)=")(?![a-z][a-z0-9+.-]*:|#|\/|")/gi, '$1../')
  );
}
