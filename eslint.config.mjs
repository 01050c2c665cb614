// @ts-check
import tseslint from 'typescript-eslint';

/** The floors of the house: a folder imports only what stands below it. Feature folders never import one another. */
const features = ['tree', 'forms', 'editor', 'scripts', 'walkthrough'];
const beside = (/** @type {string} */ feature) => features.filter((other) => other !== feature);
const floors = {
  splice: ['sql', 'connection', 'clusters', 'ui', ...features, 'vscode'],
  sql: ['splice', 'connection', 'clusters', 'ui', ...features, 'vscode'],
  connection: ['clusters', 'ui', ...features, 'vscode'],
  clusters: ['ui', ...features],
  ui: features,
  ...Object.fromEntries(features.map((feature) => [feature, beside(feature)])),
};

/** Folders of `connection`: none knows another. */
const transports = ['odbc', 'drda', 'sample'];
const transportRules = transports.map((folder) => ({
  files: [`src/connection/${folder}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      /** @type {const} */ ('error'),
      {
        patterns: transports
          .filter((other) => other !== folder)
          .map((other) => ({
            group: [`**/${other}/**`, `../${other}/*`],
            message: `The transport ${folder} must not import ${other}.`,
          })),
      },
    ],
  },
}));

const floorRules = Object.entries(floors).map(([folder, above]) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...above
            .filter((name) => name !== 'vscode')
            .map((name) => ({
              group: [`**/${name}/**`, `../${name}`, `../${name}/*`],
              message: `src/${folder} stands below (or beside) src/${name} and must not import it.`,
            })),
          { group: ['**/extension'], message: 'Nothing imports extension.ts.' },
        ],
        paths: above.includes('vscode') ? [{ name: 'vscode', message: `src/${folder} knows nothing of VS Code.` }] : [],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'pictures/', 'coverage/', '.cache/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*.mts', 'scripts/*.mjs', 'scripts/lib/*.mjs'] },
      },
    },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...floorRules,
  ...transportRules,
  {
    files: ['**/*.mjs', 'eslint.config.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['scripts/**/*.mjs', 'test/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
