import type { MDXComponents } from 'mdx/types';
import type { ComponentProps } from 'react';
import { CodeText } from '../code-text';
import { CopyCode } from '../copy-code';

/** The plain elements of lesson text; the rest of their look is in lesson.css. */
export const proseElements: MDXComponents = {
  h2: ({ children, id, ...rest }: ComponentProps<'h2'>) => (
    <h2 id={id} tabIndex={-1} {...rest}>
      {children}
      <HeadingAnchor id={id} />
    </h2>
  ),
  h3: ({ children, id, ...rest }: ComponentProps<'h3'>) => (
    <h3 id={id} tabIndex={-1} {...rest}>
      {children}
      <HeadingAnchor id={id} />
    </h3>
  ),
  a: (props: ComponentProps<'a'>) => <a {...props} className="prose-link" />,
  code: ({ className, children, ...rest }: ComponentProps<'code'>) => (
    <code {...rest} className={className ?? 'prose-code'}>
      {typeof children === 'string' && className === undefined ? <CodeText text={children} /> : children}
    </code>
  ),
  pre: ({ children, ...rest }: ComponentProps<'pre'>) => (
    <figure className="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre {...rest} tabIndex={0}>
        {children}
      </pre>
      <CopyCode />
    </figure>
  ),
  table: (props: ComponentProps<'table'>) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not; a section would be one more landmark
    <div
      role="group"
      className="table-scroll"
      aria-label="Table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table {...props} />
    </div>
  ),
};

function HeadingAnchor({ id }: { readonly id?: string }) {
  if (!id) return null;
  return (
    <a className="heading-anchor" href={`#${id}`} aria-label="Link to this section">
      #
    </a>
  );
}
