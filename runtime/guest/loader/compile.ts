import { type Program as AcornProgram, parse } from 'acorn';
import { transform } from 'sucrase';
import { boundNames, findUses, topLevelNames } from './scope';
import { LabSyntaxError } from './syntax-error';

/** One module that another asks for, in the order of the source. */
export interface ImportRequest {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
  /** The names that must exist there, each with the line that asks. */
  readonly names: readonly { readonly name: string; readonly line: number }[];
}

/** A name that a module exports: of its own, or taken from another. */
export type ExportEntry =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'from'; readonly name: string; readonly request: number; readonly imported: string }
  | { readonly kind: 'namespace'; readonly name: string; readonly request: number };

/** A module made ready to link: what it asks for, what it gives, and its body as a generator function. */
export interface CompiledModule {
  readonly requests: readonly ImportRequest[];
  readonly exports: readonly ExportEntry[];
  /** Requests whose every name is exported again: `export * from …`. */
  readonly stars: readonly number[];
  readonly isAsync: boolean;
  /** The default export is an anonymous function declaration: it is to be named `default`. */
  readonly namesDefault: boolean;
  /** Those of the given globals that the module mentions; its function takes them after the namespaces. */
  readonly globals: readonly string[];
  /** The text of a generator function `($export, $import, $meta, $call, …namespaces)`; lines are those of the source. */
  readonly code: string;
  /** The source with its types erased, before the rewriting. */
  readonly erased: string;
  /** Where a place of `code` was in `erased`; lines are the same, columns count from 1. */
  readonly columnIn: (line: number, column: number) => number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const isTypeScript = (path: string) => /\.[mc]?tsx?$/.test(path);

function eraseTypes(path: string, source: string): string {
  if (!isTypeScript(path)) return source;
  try {
    return transform(source, { transforms: ['typescript'], disableESTransforms: true, filePath: path }).code;
  } catch (cause) {
    throw LabSyntaxError.from(path, cause);
  }
}

function parseModule(path: string, code: string): AcornProgram {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      allowHashBang: true,
    });
  } catch (cause) {
    throw LabSyntaxError.from(path, cause);
  }
}

/** Nothing but the line breaks of a text, so that what follows keeps its line. */
const blank = (text: string) => text.replace(/[^\n]+/g, ' ');

/** Applies edits that do not overlap, and says where each piece of the outcome was before. */
function applyEdits(code: string, edits: Edit[]): { text: string; before: (at: number) => number } {
  let text = '';
  let at = 0;
  const pieces: { readonly to: number; readonly from: number; readonly isEdit: boolean }[] = [];
  for (const edit of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push({ to: text.length, from: at, isEdit: false });
    text += code.slice(at, edit.start);
    pieces.push({ to: text.length, from: edit.start, isEdit: true });
    text += edit.text;
    at = edit.end;
  }
  pieces.push({ to: text.length, from: at, isEdit: false });
  text += code.slice(at);
  const before = (place: number) => {
    const index = pieces.findLastIndex((item) => item.to <= place);
    const piece = pieces[index];
    if (!piece) return place;
    // The engine places the call of an imported function at the parenthesis behind what stands for its name.
    const edit = pieces[index - 1];
    if (edit?.isEdit && piece.to === place && text[place] === '(') return edit.from;
    return piece.isEdit ? piece.from : piece.from + place - piece.to;
  };
  return { text, before };
}

/** Finds columns before the edits for places after them. */
function columnMap(
  erased: string,
  body: string,
  before: (at: number) => number,
  headLength: number,
): (line: number, column: number) => number {
  let starts: { erased: number[]; body: number[] } | null = null;
  const lineStarts = (text: string) => {
    const out = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) out.push(at + 1);
    return out;
  };
  return (line, column) => {
    starts ??= { erased: lineStarts(erased), body: lineStarts(body) };
    const shift = line === 1 ? headLength : 0;
    const place = before((starts.body[line - 1] ?? 0) + Math.max(0, column - 1 - shift));
    return place - (starts.erased[line - 1] ?? 0) + 1;
  };
}

const nameOf = (node: { type: string; name?: string; value?: unknown }) =>
  node.type === 'Identifier' ? node.name! : String(node.value);

/**
 * Compiles one module of the workspace. Types are erased with their line breaks kept; imports become reads of live
 * namespaces, exports become getters. The body is a generator: its first step hoists functions and hands out the
 * getters (so that cycles see them, as in ECMAScript), its second runs the statements.
 *
 * @param globals Names that the body takes as parameters when it mentions them.
 * @throws LabSyntaxError with path, line and column.
 */
export function compileModule(path: string, source: string, globals: readonly string[] = []): CompiledModule {
  const code = eraseTypes(path, source.replace(/^\uFEFF/, ''));
  const program = parseModule(path, code);
  const requests: { specifier: string; line: number; names: { name: string; line: number }[] }[] = [];
  const exports: ExportEntry[] = [];
  const stars: number[] = [];
  const getters: string[] = [];
  const bindings = new Map<string, string>();
  const params = new Map<number, string>();
  const edits: Edit[] = [];
  let namesDefault = false;

  const request = (specifier: string, line: number): number => {
    const found = requests.findIndex((item) => item.specifier === specifier);
    if (found >= 0) return found;
    requests.push({ specifier, line, names: [] });
    return requests.length - 1;
  };
  const remove = (start: number, end: number) =>
    edits.push({ start, end, text: blank(code.slice(start, end)) });
  // The semicolon keeps the statements on both sides apart where the source has none.
  const removeStatement = (start: number, end: number) =>
    edits.push({ start, end, text: `;${blank(code.slice(start, end))}` });

  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue;
    const index = request(String(node.source.value), node.loc!.start.line);
    for (const specifier of node.specifiers) {
      const local = specifier.local.name;
      if (specifier.type === 'ImportNamespaceSpecifier') {
        if (!params.has(index)) params.set(index, local);
        else bindings.set(local, params.get(index)!);
        continue;
      }
      const name = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
      requests[index]!.names.push({ name, line: specifier.loc!.start.line });
      bindings.set(local, `$${index}[${JSON.stringify(name)}]`);
    }
    removeStatement(node.start, node.end);
  }
  // A namespace parameter that is named by the learner must not be rewritten, and the plain name must be known too.
  const namespaceOf = (index: number) => params.get(index) ?? `$${index}`;
  for (const [local, target] of bindings) {
    const match = /^\$(\d+)\[/.exec(target);
    if (match) {
      const index = Number(match[1]);
      const name = JSON.parse(target.slice(match[0].length, -1)) as string;
      const access = /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
      bindings.set(local, `${namespaceOf(index)}${access}`);
    }
  }
  const exportLocal = (local: string, name: string) => {
    exports.push({ kind: 'local', name });
    getters.push(`${JSON.stringify(name)}:()=>${bindings.get(local) ?? local}`);
  };

  for (const node of program.body) {
    if (node.type === 'ExportAllDeclaration') {
      const index = request(String(node.source.value), node.loc!.start.line);
      if (node.exported) exports.push({ kind: 'namespace', name: nameOf(node.exported), request: index });
      else stars.push(index);
      removeStatement(node.start, node.end);
    } else if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      const isDeclaration =
        declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
      if (isDeclaration && declaration.id) {
        remove(node.start, declaration.start);
        exportLocal(declaration.id.name, 'default');
      } else if (declaration.type === 'FunctionDeclaration') {
        // Anonymous, yet hoisted: it needs a name of its own.
        namesDefault = true;
        remove(node.start, declaration.start);
        const paren = code.indexOf('(', declaration.start);
        edits.push({ start: paren, end: paren, text: ' $default' });
        exportLocal('$default', 'default');
      } else {
        edits.push({
          start: node.start,
          end: declaration.start,
          text: `const {default:$default}={default:(${blank(code.slice(node.start, declaration.start))}`,
        });
        edits.push({ start: declaration.end, end: node.end, text: ')};' });
        exportLocal('$default', 'default');
      }
    } else if (node.type === 'ExportNamedDeclaration') {
      if (node.source) {
        const index = request(String(node.source.value), node.loc!.start.line);
        for (const specifier of node.specifiers) {
          const imported = nameOf(specifier.local);
          requests[index]!.names.push({ name: imported, line: specifier.loc!.start.line });
          exports.push({ kind: 'from', name: nameOf(specifier.exported), request: index, imported });
        }
        removeStatement(node.start, node.end);
      } else if (node.declaration) {
        const { declaration } = node;
        remove(node.start, declaration.start);
        const names =
          declaration.type === 'VariableDeclaration'
            ? declaration.declarations.flatMap((item) => boundNames(item.id))
            : [declaration.id.name];
        for (const name of names) exportLocal(name, name);
      } else {
        for (const specifier of node.specifiers) {
          exportLocal(nameOf(specifier.local), nameOf(specifier.exported));
        }
        removeStatement(node.start, node.end);
      }
    }
  }

  const uses = findUses(program, new Set(bindings.keys()));
  for (const { name, start, end, role } of uses.references) {
    const target = bindings.get(name)!;
    // `$call(f)(…)` calls without a receiver and, unlike `(0, f)(…)`, begins no line with a parenthesis.
    const text = role === 'shorthand' ? `${name}:${target}` : role === 'call' ? `$call(${target})` : target;
    edits.push({ start, end, text });
  }
  for (const { start, end } of uses.metas) edits.push({ start, end, text: '$meta' });
  for (const { start, end } of uses.dynamicImports) edits.push({ start, end, text: '$import' });

  const declared = topLevelNames(program);
  const taken = globals.filter((name) => code.includes(name) && !declared.has(name));
  const parameters = [
    '$export',
    '$import',
    '$meta',
    '$call',
    ...requests.map((_, index) => namespaceOf(index)),
    ...taken,
  ];
  const { text, before } = applyEdits(code, edits);
  const body = text.replace(/^#!/, '//');
  const star = uses.topLevelAwait ? 'async function*' : 'function*';
  const head = `(${star}(${parameters.join(',')}){"use strict";$export({${getters.join(',')}});yield;`;
  return {
    requests,
    exports,
    stars,
    isAsync: uses.topLevelAwait,
    namesDefault,
    globals: taken,
    code: `${head}${body}\n})`,
    erased: code,
    columnIn: columnMap(code, body, before, head.length),
  };
}
