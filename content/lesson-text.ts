import { createProcessor } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import type { LessonProblem } from './lesson-problem';

/** A component that the text of a lesson uses, e.g. `<Exercise id="beat-the-line" />`. */
export interface UsedComponent {
  readonly name: string;
  /** Its attributes that are plain texts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** The components that lesson text may use, with the attribute that names what they show. */
export const TEXT_COMPONENTS: Readonly<Record<string, string | null>> = {
  Figure: 'name',
  Experiment: 'id',
  Predict: 'id',
  Decide: 'id',
  Debts: null,
  DebtList: null,
  Exercise: 'id',
  Replay: 'id',
  RealTool: 'title',
  Recall: null,
  Term: 'id',
  Source: 'id',
  Note: null,
  KeyIdea: null,
};

/** Parses the text of a lesson and lists the components that it uses, or the one thing that keeps it from parsing. */
export function readLessonText(
  file: string,
  text: string,
): { used: UsedComponent[]; problems: LessonProblem[] } {
  const used: UsedComponent[] = [];
  try {
    const tree = createProcessor({ remarkPlugins: [remarkGfm] }).parse(text);
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      const { name, attributes } = node as unknown as {
        name: string | null;
        attributes: { name?: string; value?: unknown }[];
      };
      if (!name) return;
      const texts = attributes.flatMap((attribute) =>
        attribute.name && typeof attribute.value === 'string' ? [[attribute.name, attribute.value]] : [],
      );
      used.push({ name, attributes: Object.fromEntries(texts), line: node.position?.start.line ?? 1 });
    });
    return { used, problems: [] };
  } catch (error) {
    const { reason, line } = error as { reason?: string; line?: number };
    if (reason === undefined) throw error;
    // A tag that is never closed has its place in the words alone: "(12:3-12:9)".
    const told = /\((\d+):\d+/.exec(reason)?.[1];
    const message = `This is not valid MDX: ${reason}`;
    return {
      used,
      problems: [{ file, line: line ?? (told === undefined ? undefined : Number(told)), message }],
    };
  }
}
