import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import { globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { GUARDED_PACKAGES, NETWORK_GLOBALS, ROOMS, VIEWERS_FOLDER } from './scripts/lint/directions.js'
import { TOO_YOUNG } from './scripts/lint/engines.js'
import { NO_LITERAL_TEXTS, NO_RAW_COLOURS } from './scripts/lint/texts.js'

const PRODUCT = ['shared/**/*.ts', 'renderer/**/*.{ts,tsx}', 'electron/**/*.ts', 'hub/**/*.ts']

const directions = {
  files: PRODUCT,
  plugins: { boundaries },
  settings: {
    'import/resolver': { typescript: { project: ['tsconfig.renderer.json', 'tsconfig.electron.json', 'tsconfig.hub.json'] } },
    'boundaries/include': ROOMS.map((room) => `${room.folder}/**/*`),
    'boundaries/elements': [
      // The viewers' own rooms come first: the first pattern that fits names the file.
      { type: 'viewer', pattern: `${VIEWERS_FOLDER}/*`, capture: ['viewer'] },
      ...ROOMS.map((room) => ({ type: room.name, pattern: room.folder })),
    ],
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message: 'docs/decisions/001: {{from.element.type}} may not import {{to.element.type}}.',
        policies: [
          ...ROOMS.map((room) => ({
            from: { element: { type: room.name } },
            allow: { to: { element: { types: { anyOf: [room.name, ...room.may] } } } },
          })),
          { from: { element: { type: 'review' } }, allow: { to: { element: { type: 'viewer' } } } },
          {
            from: { element: { type: 'viewer' } },
            allow: { to: { element: { types: { anyOf: ['shared', 'store', 'kit', 'review'] } } } },
          },
          { allow: { to: { module: { origin: ['external', 'core'] } } } },
        ],
      },
    ],
  },
}

/** What `no-restricted-imports` is to say of a guarded package. */
const refuse = ({ name, only, patterns, regex }) => ({
  ...(regex ? { regex } : { group: patterns }),
  message: `Only ${only.join(', ')} may know ${name} (docs/decisions/001).`,
})

const guardedPackages = {
  files: PRODUCT,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: GUARDED_PACKAGES.map(refuse),
      },
    ],
  },
}

/** For the files that may know guarded packages: all the other guards stay. */
const exemptions = [...new Set(GUARDED_PACKAGES.flatMap((guarded) => guarded.only))].map((files) => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: GUARDED_PACKAGES.filter((other) => !other.only.includes(files)).map(refuse),
      },
    ],
  },
}))

export default tseslint.config(
  globalIgnores([
    'out/**',
    'dist/**',
    '.assay/**',
    '.cache/**',
    'node_modules/**',
    'test-results/**',
    'resources/samples/**',
    'coverage/**',
  ]),
  { files: ['**/*.{ts,tsx}'], extends: [...tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  {
    files: PRODUCT,
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.renderer.json', 'tsconfig.electron.json', 'tsconfig.hub.json', 'tsconfig.shared.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-eval': 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}', 'shared/**/*.ts', 'electron/**/*.ts'],
    // pdf.js needs some of them and brings fallbacks along (`polyfills.ts`).
    ignores: ['renderer/review/viewers/pdf/**'],
    rules: { 'no-restricted-properties': ['error', ...TOO_YOUNG] },
  },
  directions,
  guardedPackages,
  ...exemptions,
  {
    files: ['renderer/**/*.{ts,tsx}'],
    // The badge page has no store to ask: it is one script for the reader's browser.
    ignores: ['renderer/sync/**', 'renderer/app/service-worker.ts', 'renderer/badge-page/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...NETWORK_GLOBALS.map((name) => ({ name, message: 'Only renderer/sync talks to the network (docs/decisions/001).' })),
      ],
    },
  },
  {
    files: ['hub/**/*.ts'],
    // The operator's commands ask the hub on this machine.
    ignores: ['hub/cli/operate.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...NETWORK_GLOBALS.map((name) => ({ name, message: 'The hub fetches by hub/door alone (docs/decisions/137).' })),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['renderer/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...NO_LITERAL_TEXTS, ...NO_RAW_COLOURS] } },
  { files: ['renderer/kit/theme/**'], rules: { 'no-restricted-syntax': ['error', ...NO_LITERAL_TEXTS] } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fixme|fails)$/]',
          message: 'A skipped or focused test fails CI.',
        },
      ],
    },
  },
)
