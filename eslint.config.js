// The house rules that a machine can hold: which room may use which, sizes, and what determinism forbids.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Packages of our own (`packages/`), which development and proofs alone use. */
const ownPackages = ['dfe-simulator', 'process-lock'];
/** What the rooms that serve journeys never import. */
const development = ['dev', 'bench', ...ownPackages];

/** Rooms that must not be imported, as patterns; the arrows of the house are everything else. */
const rooms = (...names) => ({
  group: names.flatMap((name) =>
    ownPackages.includes(name)
      ? [name, `${name}/**`]
      : ['../', '../../', '../../../'].map((up) => `${up}${name}/**`),
  ),
  message: 'The map of the house in README.md says which room may use which.',
});
/** A package knows nothing of the house, and the house knows it by its name. */
const allRooms = {
  group: [
    'programmes',
    'dfe',
    'workflows',
    'activities',
    'store',
    'environment',
    'worker',
    'client',
    'dev',
    'bench',
    'docs',
  ].map((room) => `**/../${room}/**`),
  message: 'A package of its own uses no room of the house.',
};
const nodeBuiltIns = { group: ['node:*'], message: 'Workflow code runs in a sandbox: no node built-ins.' };
const edges = {
  group: ['zod', 'pino'],
  message: 'zod and pino belong to the edges; workflow code imports inferred types.',
};
const noImports = (...patterns) => ['error', { patterns }];
const allowTypes = (pattern) => ({ ...pattern, allowTypeImports: true });

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
  {
    files: ['environment/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('programmes', 'workflows', 'activities', 'dfe', 'store', 'worker', 'client', ...development),
      ),
    },
  },
  {
    files: ['programmes/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('environment', 'workflows', 'activities', 'dfe', 'store', 'worker', 'client', ...development),
      ),
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        nodeBuiltIns,
        edges,
        rooms('environment', 'dfe', 'store', 'worker', 'client', ...development),
        allowTypes(rooms('programmes')),
        {
          group: ['**/../activities/**'],
          message: 'Workflow code knows activities by type alone: workflows/activities.ts.',
        },
      ),
      'no-restricted-syntax': forbiddenInWorkflows,
    },
  },
  {
    files: ['workflows/journey/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        nodeBuiltIns,
        edges,
        { group: ['@temporalio/*'], message: 'The core is pure: no Temporal.' },
        rooms('environment', 'dfe', 'store', 'worker', 'client', ...development),
        allowTypes(rooms('programmes')),
      ),
    },
  },
  {
    files: ['activities/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('worker', 'client', 'dfe/session', ...development),
      ),
    },
  },
  {
    files: ['dfe/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('programmes', 'workflows', 'activities', 'store', 'worker', 'client', ...development),
      ),
    },
  },
  {
    // A conversation as somebody at a terminal has it: it reads what was typed, and counts in the store.
    files: ['dfe/session/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('activities', 'worker', 'client/cli', 'client/actions', 'client/commands', ...development),
      ),
    },
  },
  {
    files: ['store/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(
        rooms('activities', 'dfe', 'worker', 'client', ...development),
      ),
    },
  },
  {
    files: ['worker/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(rooms('client', 'dfe/session', ...development)),
    },
  },
  {
    files: ['client/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': noImports(rooms('worker', ...development)),
    },
  },
);
