import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { compileMdx } from './compile-mdx';

async function render(text: string, components = {}) {
  const { Content, headings } = await compileMdx(text);
  return { html: renderToStaticMarkup(createElement(Content, { components })), headings };
}

function Note({ children }: { children: ReactNode }) {
  return createElement('aside', null, children);
}

describe('compileMdx', () => {
  it('lists headings of the second and third level with the ids that they have', async () => {
    const { html, headings } = await render(
      '# One\n\n## Two *and* more\n\n### Three\n\n#### Four\n\n## Three',
    );
    expect(headings).toEqual([
      { depth: 2, id: 'two-and-more', text: 'Two and more' },
      { depth: 3, id: 'three', text: 'Three' },
      { depth: 2, id: 'three-1', text: 'Three' },
    ]);
    for (const { id } of headings) expect(html).toContain(`id="${id}"`);
  });

  it('highlights code for both themes by variables, and leaves an unknown language plain', async () => {
    const { html } = await render('```ts\nconst a = 1;\n```\n\n```brainf\n+++\n```');
    expect(html).toMatch(/--shiki-light:#\w+;--shiki-dark:#\w+/);
    expect(html).not.toMatch(/style="color:/);
    expect(html).toContain('+++');
  });

  it('makes tables and gives components their children', async () => {
    const { html } = await render('| a |\n| - |\n| 1 |\n\n<Note>Mind **this**.</Note>', { Note });
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<aside>Mind <strong>this</strong>.</aside>');
  });

  it('says where a text is wrong', async () => {
    await expect(compileMdx('fine\n\n<Note>')).rejects.toThrow('`<Note>` (3:1-3:7)');
  });
});

function Source() {
  return createElement('sup', null, '[1]');
}

describe('running text', () => {
  it('keeps a per cent sign with its number, but not in code', async () => {
    const { html } = await render('About 34 % of `34 %`.');
    expect(html).toContain('About 34\u00A0% of <code>34 %</code>.');
  });

  it('keeps the number of a source with the word before it', async () => {
    const { html } = await render('A claim <Source id="a" /> <Source id="b" />. Another.<Source id="a" />', {
      Source,
    });
    expect(html).toContain('A claim\u2060<sup>[1]</sup>\u2060<sup>[1]</sup>. Another.\u2060<sup>');
  });
});
