import type { Document } from 'yaml';
import { isScalar, isSeq, isMap as isYamlMap } from 'yaml';
import { DvcError } from '../errors';
import { loadStageFile } from '../pipeline/index';
import type { Stage } from '../pipeline/stage';
import { type Fault, type Place, pipelineFaults, placeOf } from '../pipeline/validate';
import { readParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import { isWithin } from '../text/paths';
import { readYaml, type YamlReading } from '../yaml/read-yaml';
import { type DvcDiagnostic, diagnosticAt, diagnosticAtPoint } from './diagnostic';

type Sound = Extract<YamlReading, { ok: true }>;

/**
 * What is wrong in a `dvc.yaml`, each at its place: what is no YAML, keys and values that DVC does not take, templates
 * that cannot be filled, outputs of two stages, cycles; and as warnings, dependencies and parameters that are not there.
 * @param file kept path
 */
export async function checkPipeline(repo: Repository, file: string): Promise<DvcDiagnostic[]> {
  const text = await repo.tree.readText(file);
  if (text === undefined) return [];
  const reading = readYaml(text);
  if (!reading.ok)
    return [diagnosticAtPoint(reading.fault.message, reading.fault.line, reading.fault.column)];
  const at = (severity: DvcDiagnostic['severity'], message: string, place: Place) =>
    diagnosticAt(severity, message, place, reading.lines);
  const faults = pipelineFaults(reading.data);
  if (faults.length > 0)
    return faults.map((fault) => at('error', faultText(fault), placeOf(fault.path, reading.document)));
  try {
    const { stages } = await loadStageFile(repo.tree, file, repo.paths);
    const unsound = await graphFaults(repo, file, reading);
    const missing = await missingInputs(repo, stages);
    return [
      ...unsound.map(({ message, place }) => at('error', message, place)),
      ...missing.map(({ message, path, written }) =>
        at('warning', message, itemPlace(path, written, reading.document)),
      ),
    ];
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    return [at('error', thrown.message, placeOf(templatePath(thrown.message, reading), reading.document))];
  }
}

function faultText({ message, path, allowed }: Fault): string {
  const name = path.at(-1) ?? '';
  if (allowed !== undefined)
    return `'${name}' is not a key that DVC knows here: ${message}. There are: ${allowed.join(', ')}.`;
  if (message === 'required key not provided') return `The key '${name}' is missing: ${message}.`;
  return path.length === 0 ? `A dvc.yaml is a mapping: ${message}.` : `'${name}': ${message}.`;
}

/** The keys that lead to a template that could not be filled: DVC's message names them, `stages.train@a.cmd`. */
function templatePath(message: string, { document }: Sound): string[] {
  const named = /^failed to (?:parse|resolve) '([^']+)'/.exec(message)?.[1];
  if (named === undefined) return [];
  const [top = '', stage, ...rest] = named.split('.');
  if (stage === undefined) return [top.replace(/\[\d+\]$/, '')];
  const group = stage.includes('@') ? stage.slice(0, stage.indexOf('@')) : stage;
  const isForeach = document.hasIn(['stages', group, 'do']) && rest[0] !== 'foreach';
  return [top, group, ...(isForeach ? ['do'] : []), ...rest];
}

/** Faults between stages, at the name of each stage of this file that has part in them. */
async function graphFaults(
  repo: Repository,
  file: string,
  { document }: Sound,
): Promise<{ readonly message: string; readonly place: Place }[]> {
  const index = await repo.index();
  try {
    index.graph;
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    const words = new Set(thrown.message.split(/[\s,'()]+/).map((word) => word.replace(/\.$/, '')));
    const named = index.stages.filter((stage) => stage.file === file && words.has(repo.address(stage)));
    const names = new Set(named.map(({ name = '', group }) => group ?? name));
    const places = [...names].map((name) => placeOf(['stages', name], document));
    return (places.length > 0 ? places : [placeOf(['stages'], document)]).map((place) => ({
      message: thrown.message,
      place,
    }));
  }
}

interface MissingInput {
  readonly message: string;
  /** The keys that lead to the list. */
  readonly path: readonly string[];
  readonly written: string;
}

async function missingInputs(repo: Repository, stages: readonly Stage[]): Promise<MissingInput[]> {
  const { outs } = await repo.index();
  const found: MissingInput[] = [];
  for (const { name = '', group, deps, params } of stages) {
    const keys = group === undefined ? ['stages', name] : ['stages', group, 'do'];
    for (const { path, written } of deps) {
      const isMade = outs.some((out) => isWithin(out.path, path) || isWithin(path, out.path));
      if (isMade || repo.fs.exists(repo.paths.absolute(path))) continue;
      const message = `'${written}' is not there, and no stage makes it. The stage will fail.`;
      found.push({ message, path: [...keys, 'deps'], written });
    }
    for (const spec of params) {
      const isMade = outs.some((out) => isWithin(out.path, spec.path));
      const values = isMade ? undefined : readParams(repo, spec);
      const path = [...keys, 'params'];
      if (values === undefined && !isMade)
        found.push({
          message: `'${spec.written}' is not there.`,
          path,
          written: spec.keys[0] ?? spec.written,
        });
      for (const key of values === undefined ? [] : spec.keys.filter((one) => !values.has(one)))
        found.push({
          message: `'${key}' is not in ${spec.written}. The stage will fail.`,
          path,
          written: key,
        });
    }
  }
  return found;
}

/** The item of a list (or of a list in it, as for parameters of another file) that is written so; else the list. */
function itemPlace(path: readonly string[], written: string, document: Document): Place {
  const search = (node: unknown): Place | undefined => {
    if (isScalar(node) && String(node.value) === written && node.range)
      return { from: node.range[0], to: node.range[1] };
    if (isSeq(node)) return firstOf(node.items, search);
    if (isYamlMap(node)) return firstOf(node.items, ({ key, value }) => search(value) ?? search(key));
    return undefined;
  };
  const direct = document.getIn(path, true);
  // The stages of a matrix have their body beside it.
  const list =
    direct ??
    document.getIn(
      path.filter((part) => part !== 'do'),
      true,
    );
  return search(list) ?? placeOf(path, document);
}

function firstOf<T>(items: readonly T[], search: (item: T) => Place | undefined): Place | undefined {
  for (const item of items) {
    const place = search(item);
    if (place) return place;
  }
  return undefined;
}
