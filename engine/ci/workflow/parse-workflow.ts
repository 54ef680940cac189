import {
  convertWorkflowTemplate,
  isMapping,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { ErrorPolicy } from '@actions/workflow-parser/model/convert';
import type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
import { messageOf } from '../../core/errors';
import { limitBroken, WORKFLOW_LIMITS } from './limits';
import type { WorkflowProblem } from './problem';
import { readJobs, runDefaultsOf } from './read-jobs';
import { readTriggers } from './read-triggers';
import { isTemplateMap, type Template, templateOf } from './template';
import type { Workflow } from './workflow';

/** A workflow, or what is wrong with its file, in the words of GitHub's own parser. */
export type ParsedWorkflow =
  | { readonly workflow: Workflow }
  | { readonly name: string; readonly problems: readonly WorkflowProblem[] };

function problemsOf(path: string, context: TemplateContext): WorkflowProblem[] {
  return context.errors.getErrors().map(({ rawMessage, range }) => ({
    path,
    line: range?.start.line ?? 0,
    column: range?.start.column ?? 0,
    // A syntax error of YAML comes with a picture of its lines, which the editor shows by itself.
    message: rawMessage.replace(/ at line \d+, column \d+:[\s\S]*$/, ''),
  }));
}

/** A filter and its opposite for one event exclude each other; the schema does not say so. */
function filterProblems(path: string, events: Readonly<Record<string, unknown>>): WorkflowProblem[] {
  return Object.entries(events).flatMap(([event, filter]) =>
    ['branches', 'tags', 'paths'].flatMap((name) => {
      const given = (filter ?? {}) as Readonly<Record<string, unknown>>;
      if (given[name] === undefined || given[`${name}-ignore`] === undefined) return [];
      const message = `you may only define one of \`${name}\` and \`${name}-ignore\` for a single event (${event})`;
      return [{ path, line: 0, column: 0, message }];
    }),
  );
}

const whole = (path: string, message: string): ParsedWorkflow => ({
  name: path,
  problems: [{ path, line: 0, column: 0, message }],
});

/**
 * Reads a workflow file by the official parser and schema. A text that is no YAML gives the first of its errors only:
 * those that follow from it say nothing.
 */
export async function readWorkflow(path: string, text: string): Promise<ParsedWorkflow> {
  try {
    const broken = limitBroken(text);
    if (broken !== undefined) return whole(path, broken);
    const { context, value } = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
    if (value === undefined) return { name: path, problems: problemsOf(path, context).slice(0, 1) };
    const converted = await convertWorkflowTemplate(context, value, undefined, {
      errorPolicy: ErrorPolicy.TryConversion,
      maxReusableWorkflowDepth: WORKFLOW_LIMITS.calls,
    });
    const root = templateOf(value);
    const top: Readonly<Record<string, Template | undefined>> = isTemplateMap(root) ? root : {};
    const name = typeof top.name === 'string' && top.name !== '' ? top.name : path;
    const problems = [...problemsOf(path, context), ...filterProblems(path, converted.events ?? {})];
    if (problems.length > 0) return { name, problems };
    const jobs = readJobs(isMapping(value) ? value.find('jobs') : undefined);
    if (jobs.length > WORKFLOW_LIMITS.jobs)
      return whole(path, `The workflow has ${jobs.length} jobs; it may have ${WORKFLOW_LIMITS.jobs}.`);
    return {
      workflow: {
        path,
        name,
        on: readTriggers(converted.events, top.on),
        env: isTemplateMap(top.env) ? top.env : {},
        defaults: runDefaultsOf(top.defaults),
        ...(top['run-name'] !== undefined && { 'run-name': top['run-name'] }),
        ...(top.permissions !== undefined && { permissions: top.permissions }),
        ...(top.concurrency !== undefined && { concurrency: top.concurrency }),
        jobs,
      },
    };
  } catch (thrown) {
    return whole(path, `The file could not be read: ${messageOf(thrown)}`);
  }
}
