import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

/** Lets no line break come between two characters, and is not seen. */
const WORD_JOINER = '\u2060';

/** Text whose numbers keep their unit: the blank before a per cent sign is one that does not break. */
export function tied(text: string): string {
  return text.replace(/(\d) %/g, '$1\u00A0%');
}

/**
 * A rehype plugin for running text: numbers keep their per cent sign on the line, and the number of a `<Source>` stays with the
 * word that it stands behind. Code is left as it is.
 */
export function rehypeTieText() {
  return (tree: Root) => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'element' && node.tagName === 'code') return 'skip';
      if (node.type === 'text') node.value = tied(node.value);
      if (index === undefined || !parent || !isSource(node as RootContent)) return undefined;
      const before = parent.children[index - 1];
      if (before?.type === 'text') before.value = `${before.value.trimEnd()}${WORD_JOINER}`;
      return undefined;
    });
  };
}

/** The element of MDX in a line of text; hast has no type of its own for it. */
function isSource(node: RootContent): boolean {
  const { type, name } = node as { readonly type: string; readonly name?: string };
  return type === 'mdxJsxTextElement' && name === 'Source';
}
