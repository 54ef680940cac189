const { readdirSync } = require('node:fs');

/** The domains of the engine. A domain sees `core` and, of other domains, types only. */
const domains = readdirSync(`${__dirname}/engine`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'core')
  .map((entry) => entry.name);

const TESTS = '\\.test\\.tsx?$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle has no order in which it can be understood; not by types either.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-imports-nothing',
      severity: 'error',
      comment: 'engine/core stands at the bottom.',
      from: { path: '^engine/core/', pathNot: TESTS },
      to: { path: '^(app|components|stores|runtime|content|contracts|server|lessons)/|^engine/(?!core/)' },
    },
    ...domains.map((domain) => ({
      name: `domain-${domain}-stands-alone`,
      severity: 'error',
      comment:
        'A domain of the engine imports core and the types of other domains; what composes them is the registry.',
      from: {
        path: `^engine/${domain}/`,
        // What runs in production together is tied together in one domain, which is nothing but that tie.
        pathNot: `${TESTS}|^engine/operations/|^engine/(grading|scenario|shell)/(registry|kinds|scenarios)`,
      },
      to: { path: '^engine/', pathNot: `^engine/(core|${domain})/`, dependencyTypesNot: ['type-only'] },
    })),
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'The engine runs in a page, a worker, Node and on a server: no UI, no tfjs, no platform.',
      from: { path: '^engine/', pathNot: TESTS },
      to: {
        path: '^(app|components|stores|runtime|content|contracts|server|lessons)/|node_modules/(react|react-dom|next|zustand|@tensorflow|idb|monaco-editor)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'engine-no-node',
      severity: 'error',
      comment: 'Node built-ins are I/O; the engine takes I/O through ports.',
      from: { path: '^engine/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'runtime-without-react',
      severity: 'error',
      from: { path: '^runtime/', pathNot: TESTS },
      to: { path: '^(app|components)/|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'stores-without-components',
      severity: 'error',
      from: { path: '^stores/', pathNot: TESTS },
      to: { path: '^(app|components)/|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'components-do-not-reach-behind-the-stores',
      severity: 'error',
      comment: 'Components talk to stores and engine; the runtime is composed by the stores.',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(app|runtime|server)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lessons-are-data',
      severity: 'error',
      from: { path: '^(app|components|stores|engine|runtime|content|contracts)/' },
      to: { path: '^lessons/' },
    },
    {
      name: 'contracts-are-schemas',
      severity: 'error',
      comment: 'Contracts are zod schemas and types of the engine, nothing that runs.',
      from: { path: '^contracts/', pathNot: TESTS },
      to: { path: '^(app|components|stores|runtime|content|server)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-is-reached-by-its-handlers-alone',
      severity: 'error',
      comment:
        'Pages are static and need no server; only route handlers and the start of the process load its code.',
      from: { path: '^(app/(?!api/|lti/)|components|stores|runtime|content)', pathNot: TESTS },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-without-the-page',
      severity: 'error',
      comment: 'The server works on contracts, content and the engine; nothing of it is of a browser.',
      from: { path: '^server/', pathNot: TESTS },
      to: { path: '^(app|components|stores|runtime)/|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'grader-is-a-process-of-its-own',
      severity: 'error',
      comment:
        'The server starts the grader and speaks with it; work of strangers is never read by checks inside of the server.',
      from: { path: '^(app|components|stores|runtime|content|contracts|engine|server)/', pathNot: TESTS },
      to: { path: '^grader/' },
    },
    {
      name: 'grader-without-the-page',
      severity: 'error',
      from: { path: '^grader/', pathNot: TESTS },
      to: { path: '^(app|components|server)/|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(node:|virtual:)' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lessons/'] },
    exclude: { path: '^(node_modules|\\.next|public)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
