import tseslint from 'typescript-eslint';

/** Who may import whom (docs/architecture.md): each room may look only towards `content`. */
const closed = (group, message) => ({ group, message });
const rooms = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const sdk = closed(
  ['botbuilder*', 'botframework-*'],
  'The Bot Framework SDK is the edge: only bots/ may import it.',
);
const http = closed(['restify*'], 'Only infra/ imports restify.');
const infra = closed(['**/infra/**'], 'Only infra/start.ts knows concrete stores, ports and settings.');
const bots = closed(['**/bots/**'], 'This room may not look at the channels.');
const dialogs = closed(['**/dialogs/**'], 'content/ imports nothing of ours.');

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/output/**'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      eqeqeq: 'error',
    },
  },
  { files: ['content/**/*.ts'], rules: rooms([sdk, http, infra, bots, dialogs]) },
  { files: ['dialogs/**/*.ts'], rules: rooms([sdk, http, infra, bots]) },
  { files: ['bots/**/*.{ts,tsx}'], rules: rooms([http, infra]) },
  { files: ['infra/**/*.ts'], rules: rooms([sdk]) },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'error' } },
);
