import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { InlineProse } from './inline-prose';

const html = (text: string) => renderToStaticMarkup(<InlineProse text={text} />);

describe('prose known only in the browser', () => {
  it('knows paragraphs, code, strong, emphasis and links', () => {
    const out = html('Use `n * 2`, **not** *n*.\n\nSee [the glossary](/glossary).');
    expect(out).toContain('<code class="prose-code">n * 2</code>');
    expect(out).toContain('<strong>not</strong> <em>n</em>');
    expect(out).toContain('href="/glossary"');
    expect(out.match(/<p>/g)).toHaveLength(2);
  });

  it('keeps blank lines inside a block of code', () => {
    expect(html('Try:\n\n```ts\na();\n\nb();\n```\n\nThen run.')).toMatch(
      /<pre[^>]*>a\(\);\n\nb\(\);<\/pre><p>Then run\.<\/p>/,
    );
  });

  it('never reads text as HTML and links to nothing that runs', () => {
    const out = html('<img src=x onerror=alert(1)> [go](javascript:alert(1))');
    expect(out).not.toContain('<img');
    expect(out).not.toContain('href');
    expect(out).toContain('go');
  });

  it('leaves lone signs alone', () => {
    expect(html('2 * 3 * 4')).toBe('<div class="space-y-2"><p>2 * 3 * 4</p></div>');
  });
});
