import type { AnyNode, Pattern } from 'acorn';

/** Names declared by a scope, and the scope around it. */
interface Scope {
  readonly names: Set<string>;
  readonly outer: Scope | null;
}

/** A use of an imported name, to be rewritten by the caller. */
export interface ImportReference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `call`: it is called as `name(…)`; `shorthand`: it stands in `{ name }`. */
  readonly role: 'plain' | 'call' | 'shorthand';
}

/** What the walk over a module finds. */
export interface ModuleUses {
  readonly references: ImportReference[];
  readonly metas: { start: number; end: number }[];
  readonly dynamicImports: { start: number; end: number }[];
  topLevelAwait: boolean;
}

type Loose = { type: string; start: number; end: number; [key: string]: unknown };

const isNode = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && typeof (value as Loose).type === 'string';

function children(node: Loose): Loose[] {
  const out: Loose[] = [];
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) out.push(item);
    } else if (isNode(value)) out.push(value);
  }
  return out;
}

/** The names that a pattern binds: `{ a, b: [c] }` binds a and c. */
export function boundNames(pattern: Pattern | null, out: string[] = []): string[] {
  if (pattern === null) return out;
  switch (pattern.type) {
    case 'Identifier':
      out.push(pattern.name);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        boundNames(property.type === 'RestElement' ? property.argument : property.value, out);
      }
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) boundNames(element, out);
      break;
    case 'AssignmentPattern':
      boundNames(pattern.left, out);
      break;
    case 'RestElement':
      boundNames(pattern.argument, out);
      break;
  }
  return out;
}

const isFunction = (node: Loose) =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

/** Adds what `var` declares below `node`, without entering functions. */
function hoistVars(node: Loose, names: Set<string>): void {
  if (isFunction(node)) return;
  if (node.type === 'VariableDeclaration' && node.kind === 'var') {
    for (const declarator of node.declarations as { id: Pattern }[]) {
      for (const name of boundNames(declarator.id)) names.add(name);
    }
  }
  for (const child of children(node)) hoistVars(child, names);
}

/** Adds what the statements of one block declare for that block. */
function declareLexical(statements: readonly Loose[], names: Set<string>): void {
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      for (const declarator of statement.declarations as { id: Pattern }[]) {
        for (const name of boundNames(declarator.id)) names.add(name);
      }
    } else if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      names.add((statement.id as { name: string }).name);
    }
  }
}

/** The names that a module declares at its top level, imports among them. */
export function topLevelNames(program: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of (program as unknown as { body: Loose[] }).body) {
    if (node.type === 'ImportDeclaration') {
      for (const { local } of node.specifiers as { local: { name: string } }[]) names.add(local.name);
      continue;
    }
    const statement = isNode(node.declaration) ? node.declaration : node;
    hoistVars(statement, names);
    if (statement.type !== 'FunctionDeclaration' && statement.type !== 'ClassDeclaration') {
      declareLexical([statement], names);
    } else if (isNode(statement.id)) names.add(statement.id.name as string);
  }
  return names;
}

/** The scope that `node` opens inside `outer`, or `outer` itself. */
function scopeOf(node: Loose, outer: Scope | null): Scope | null {
  const names = new Set<string>();
  if (isFunction(node)) {
    if (node.type === 'FunctionExpression' && isNode(node.id)) names.add(node.id.name as string);
    for (const param of node.params as Pattern[]) for (const name of boundNames(param)) names.add(name);
    const body = node.body as Loose;
    if (body.type === 'BlockStatement') hoistVars(body, names);
  } else if (node.type === 'BlockStatement' || node.type === 'StaticBlock') {
    declareLexical(node.body as Loose[], names);
    if (node.type === 'StaticBlock') for (const child of node.body as Loose[]) hoistVars(child, names);
  } else if (node.type === 'SwitchStatement') {
    for (const branch of node.cases as Loose[]) declareLexical(branch.consequent as Loose[], names);
  } else if (node.type === 'ForStatement') {
    if (isNode(node.init)) declareLexical([node.init], names);
  } else if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
    declareLexical([node.left as Loose], names);
  } else if (node.type === 'CatchClause') {
    for (const name of boundNames(node.param as Pattern | null)) names.add(name);
  } else if (node.type === 'ClassExpression' && isNode(node.id)) {
    names.add(node.id.name as string);
  }
  return names.size === 0 ? outer : { names, outer };
}

function isShadowed(name: string, scope: Scope | null): boolean {
  for (let at = scope; at !== null; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

/** A key that is only a word (`a.b`, `{ b: 1 }`, `class { b() {} }`, a label), not a use of a name. */
function isWord(parent: Loose, node: Loose): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && parent.computed !== true;
    case 'Property':
      return parent.key === node && parent.computed !== true && parent.shorthand !== true;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.key === node && parent.computed !== true;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return parent.label === node;
    default:
      return false;
  }
}

/**
 * Walks a module and finds every use of an imported name that no inner scope shadows, and what else must be rewritten:
 * `import.meta`, `import(…)`. Says whether the module awaits at its top level.
 */
export function findUses(program: AnyNode, imported: ReadonlySet<string>): ModuleUses {
  const uses: ModuleUses = { references: [], metas: [], dynamicImports: [], topLevelAwait: false };
  const visit = (node: Loose, parent: Loose, outer: Scope | null, inFunction: boolean): void => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return;
    if (node.type === 'ExportNamedDeclaration') {
      if (isNode(node.declaration)) visit(node.declaration, node, outer, inFunction);
      return;
    }
    if (node.type === 'Identifier') {
      const name = node.name as string;
      if (!imported.has(name) || isShadowed(name, outer)) return;
      const role =
        parent.type === 'Property' && parent.shorthand === true
          ? 'shorthand'
          : parent.type === 'CallExpression' && parent.callee === node
            ? 'call'
            : 'plain';
      uses.references.push({ name, start: node.start, end: node.end, role });
      return;
    }
    if (node.type === 'MetaProperty' && (node.meta as Loose).name === 'import') {
      uses.metas.push({ start: node.start, end: node.end });
      return;
    }
    if (node.type === 'ImportExpression')
      uses.dynamicImports.push({ start: node.start, end: node.start + 6 });
    if (!inFunction && (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await))) {
      uses.topLevelAwait = true;
    }
    const scope = scopeOf(node, outer);
    const inside = inFunction || isFunction(node) || node.type === 'PropertyDefinition';
    const seen = new Set<number>();
    for (const child of children(node)) {
      if (isWord(node, child)) continue;
      // A shorthand property holds its one identifier twice, as key and as value.
      if (node.type === 'Property' && node.shorthand === true) {
        if (seen.has(child.start)) continue;
        seen.add(child.start);
      }
      visit(child, node, scope, inside);
    }
  };
  const root = program as unknown as Loose;
  for (const child of children(root)) visit(child, root, null, false);
  return uses;
}
