import { join } from 'node:path';
import { z } from 'zod';
import { foldersIn, lessonsRoot, readFolder, subfolder } from './lesson-folder';
import { mlflowClientFiles } from './workspace-files';
import { parseYaml } from './yaml-document';

const templateSchema = z.strictObject({
  title: z.string().min(1),
  about: z.string().min(1).describe('One sentence for the list of templates.'),
  opens: z.array(z.string()).min(1).describe('Files open in the editor on the first visit.'),
  data: z
    .array(z.strictObject({ path: z.string(), from: z.string().describe('A file of public/data.') }))
    .default([])
    .describe('Tables that the project begins with, as files of its own.'),
  tracking: z.boolean().default(false).describe('true: lib/ holds the client of the tracking server.'),
});

/** What the list of templates shows of one. */
export interface TemplateCard extends z.infer<typeof templateSchema> {
  readonly id: string;
}

/** A template of the Studio, with its files; its tables are not among them. */
export interface Template extends TemplateCard {
  readonly files: Readonly<Record<string, string>>;
}

const templatesRoot = () => join(lessonsRoot(), 'templates');

/** The templates of the Studio, by the names of their folders in `lessons/templates`. For Node only. */
export function listTemplates(): readonly TemplateCard[] {
  return foldersIn(templatesRoot()).map((id) => {
    const { files: _, ...card } = loadTemplate(id);
    return card;
  });
}

/** Reads a template. @throws Error for one whose template.yaml or files are wrong. */
export function loadTemplate(id: string): Template {
  const folder = readFolder(join(templatesRoot(), id));
  const { value, problems } = parseYaml('template.yaml', String(folder['template.yaml']), templateSchema);
  if (!value) throw new Error(`lessons/templates/${id}: ${problems.map(({ message }) => message).join(' ')}`);
  const files = Object.entries(subfolder(folder, 'files')).map(([path, content]) => {
    if (typeof content !== 'string')
      throw new Error(`lessons/templates/${id}/files/${path} is not UTF-8 text.`);
    return [path, content] as const;
  });
  return {
    id,
    ...value,
    files: { ...Object.fromEntries(files), ...(value.tracking && mlflowClientFiles()) },
  };
}
