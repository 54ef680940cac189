import { evaluate } from '@mdx-js/mdx';
import rehypeShikiFromHighlighter from '@shikijs/rehype/core';
import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { MDXContent } from 'mdx/types';
import * as runtime from 'react/jsx-runtime';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { CODE_COLORS, CODE_THEMES, codeHighlighter } from './code-highlighter';
import { rehypeTieText } from './tie-text';

/** A heading of a text, for its table of contents. */
export interface Heading {
  /** 2 or 3. */
  readonly depth: number;
  /** The id of the element, for a link `#id`. */
  readonly id: string;
  readonly text: string;
}

/** The text of a lesson, ready to render on the server. */
export interface CompiledText {
  /** Give it the lesson's components: `<Content components={{ Figure, Exercise, … }} />`. */
  readonly Content: MDXContent;
  readonly headings: readonly Heading[];
}

/**
 * Compiles MDX (with GitHub's tables and so on) to a component. Code blocks are highlighted in both themes at once:
 * each token has the CSS variables `--shiki-light` and `--shiki-dark`, and the style sheet picks one.
 * @throws VFileMessage (from @mdx-js/mdx) with place and reason when the text is not valid.
 */
export async function compileMdx(text: string): Promise<CompiledText> {
  const headings: Heading[] = [];
  const highlighter = await codeHighlighter();
  const { default: Content } = await evaluate(text, {
    ...runtime,
    remarkPlugins: [remarkGfm],
    rehypePlugins: [
      rehypeSlug,
      rehypeTieText,
      () => (tree: Root) => collectHeadings(tree, headings),
      [
        rehypeShikiFromHighlighter,
        highlighter,
        {
          themes: CODE_THEMES,
          colorReplacements: CODE_COLORS,
          defaultColor: false,
          fallbackLanguage: 'text',
        },
      ],
    ],
  });
  return { Content, headings };
}

function collectHeadings(tree: Root, headings: Heading[]): void {
  visit(tree, 'element', (node) => {
    const depth = ['h2', 'h3'].indexOf(node.tagName) + 2;
    if (depth >= 2) headings.push({ depth, id: String(node.properties.id), text: textOf(node) });
  });
}
