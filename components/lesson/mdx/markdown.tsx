import { evaluate } from '@mdx-js/mdx';
import rehypeShikiFromHighlighter from '@shikijs/rehype/core';
import type { MDXComponents } from 'mdx/types';
import * as runtime from 'react/jsx-runtime';
import remarkGfm from 'remark-gfm';
import { CODE_THEMES, codeHighlighter } from '@/content/code-highlighter';
import { rehypeTieText } from '@/content/tie-text';
import { proseElements } from './prose-elements';

/** A single paragraph loses its element, so that it can stand in a label. */
const INLINE: MDXComponents = { ...proseElements, p: ({ children }) => <>{children}</> };

/** Markdown of lesson.yaml (a task, a hint) as a block of prose, rendered on the server. */
export async function Markdown({ text }: { readonly text: string }) {
  const Content = await contentOf(text);
  return (
    <div className="prose-flow">
      <Content components={proseElements} />
    </div>
  );
}

/** One line of Markdown of lesson.yaml (an option, a question), rendered on the server without a block around it. */
export async function MarkdownLine({ text }: { readonly text: string }) {
  const Content = await contentOf(text);
  return <Content components={INLINE} />;
}

/** Plain Markdown: braces and angle brackets are text there, so nothing in a YAML file runs. */
async function contentOf(text: string) {
  const highlighter = await codeHighlighter();
  const { default: Content } = await evaluate(text, {
    ...runtime,
    format: 'md',
    remarkPlugins: [remarkGfm],
    rehypePlugins: [
      rehypeTieText,
      [
        rehypeShikiFromHighlighter,
        highlighter,
        { themes: CODE_THEMES, defaultColor: false, fallbackLanguage: 'text' },
      ],
    ],
  });
  return Content;
}
