// The house rules that a machine can hold: which room may use which, sizes, and what determinism forbids.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Packages of our own (`packages/`), which development and proofs alone use. */
const ownPackages = ['dfe-simulator', 'process-lock'];
/** The arrows of the house: which rooms each may use, besides itself. */
const arrows = {
  environment: [],
  programmes: [],
  // Types alone of the programmes; of the activities see below.
  workflows: ['programmes', 'activities'],
  // Who may do what: types alone of both.
  access: ['programmes', 'workflows'],
  store: ['environment', 'programmes', 'workflows', 'access'],
  documents: ['environment', 'programmes', 'workflows', 'store'],
  dfe: ['environment'],
  // A conversation as somebody at a terminal has it: it reads what was typed, and counts in the store.
  'dfe/session': ['dfe', 'environment', 'programmes', 'workflows', 'store', 'client'],
  activities: ['access', 'environment', 'programmes', 'workflows', 'store', 'documents', 'dfe'],
  worker: ['environment', 'programmes', 'workflows', 'store', 'documents', 'dfe', 'activities'],
  client: [
    'environment',
    'programmes',
    'workflows',
    'access',
    'store',
    'documents',
    'dfe',
    'activities',
    'dfe/session',
  ],
  web: ['environment', 'access', 'programmes', 'workflows', 'store', 'documents', 'activities', 'client'],
  // Invented people live on paper alone: whoever takes them to a server brings the server.
  lives: ['programmes', 'workflows', 'client'],
};
const house = Object.keys(arrows);
/** What those rooms never import. */
const development = ['dev', 'bench', 'docs', 'test', ...ownPackages];
/** Of `client/`, what is the command line's own. */
const commandLine = ['client/cli', 'client/actions', 'client/commands'];

const MAP = 'The map of the house in README.md says which room may use which.';
/** Rooms as they are imported by a file so many folders down; a package is known by its name. */
const rooms = (names, depth) => ({
  group: names.flatMap((name) =>
    ownPackages.includes(name) ? [name, `${name}/**`] : [`${'../'.repeat(depth)}${name}/**`],
  ),
  message: MAP,
});
/** The rule for each depth of folders of a room: what it may not import, and what else is forbidden there. */
const without = (room, names, ...more) => {
  const own = room.split('/').length;
  return [0, 1, 2, 3].map((below) => ({
    files: [`${room}/${'*/'.repeat(below)}*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': noImports(rooms(names, own + below), ...more) },
  }));
};
const within = (room, ...more) =>
  without(
    room,
    [
      ...house.filter((other) => !allowed(room, other)),
      ...development,
      ...(room === 'dfe/session' ? commandLine : []),
    ],
    ...more,
  );
const allowed = (room, other) => other === room || arrows[room].includes(other);
/** A package knows nothing of the house, and the house knows it by its name. */
const allRooms = {
  group: [...house, 'dev', 'bench', 'docs'].map((room) => `**/../${room}/**`),
  message: 'A package of its own uses no room of the house.',
};
const nodeBuiltIns = { group: ['node:*'], message: 'Workflow code runs in a sandbox: no node built-ins.' };
const edges = {
  group: ['zod', 'pino'],
  message: 'zod and pino belong to the edges; workflow code imports inferred types.',
};
/** What is forbidden in the sandbox, besides rooms. */
const sandboxed = [
  nodeBuiltIns,
  edges,
  { group: ['**/../programmes/**'], allowTypeImports: true, message: MAP },
  {
    group: ['**/../activities/**'],
    allowTypeImports: true,
    message: 'Workflow code knows activities by type alone: their words and work stay out of the bundle.',
  },
];
const noImports = (...patterns) => ['error', { patterns }];

const forbiddenInWorkflows = [
  'error',
  {
    selector: "MemberExpression[object.name='globalThis'][property.name='Temporal']",
    message: 'Import temporal-polyfill by module: the built-in one is not sandboxed.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
    message: 'Local-time getters leak the zone of the host: use the calendar.',
  },
  {
    selector: "Property[key.name='validator'] > ArrowFunctionExpression[async=true]",
    message: 'An async validator rejects nothing: the SDK ignores what it returns.',
  },
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.journeys'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.d.mts'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['web/assets/*.js'],
    languageOptions: { globals: { document: 'readonly', window: 'readonly', EventSource: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      'max-lines': ['error', { max: 250 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
    },
  },
  { files: ['test/**/*.ts', 'packages/*/test/**/*.ts'], rules: { 'max-lines': ['error', { max: 300 }] } },
  {
    files: ['packages/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': noImports(allRooms) },
  },
  ...house.filter((room) => room !== 'workflows').flatMap((room) => within(room)),
  ...within('workflows', ...sandboxed),
  ...without(
    'workflows/journey',
    [...house.filter((room) => room !== 'workflows' && room !== 'programmes'), ...development],
    ...sandboxed,
    { group: ['@temporalio/*'], message: 'The core is pure: no Temporal.' },
  ),
  { files: ['workflows/**/*.ts'], rules: { 'no-restricted-syntax': forbiddenInWorkflows } },
  ...['dev', 'bench', 'docs'].flatMap((room) => without(room, ['test'])),
);
