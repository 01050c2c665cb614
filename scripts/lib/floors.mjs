// The floors of the house, as rules of ESLint: a folder imports only what stands below it. Feature folders never import one another.

const features = ['tree', 'forms', 'editor', 'scripts', 'walkthrough'];
const beside = (/** @type {string} */ feature) => features.filter((other) => other !== feature);

const aboveConnection = ['clusters', 'ui', ...features, 'webview', 'transports', 'vscode'];

/** Folders of `connection`: none knows another. */
const transports = ['odbc', 'drda', 'sample'];

/** What each part of src/ must not import, the later one deciding where two fit; `extension` and `laterParts` are for none. */
const floors = {
  splice: ['sql', 'connection', 'clusters', 'ui', ...features, 'webview', 'transports', 'vscode'],
  sql: ['splice', 'connection', 'clusters', 'ui', ...features, 'webview', 'transports', 'vscode'],
  connection: aboveConnection,
  ...Object.fromEntries(
    transports.map((folder) => [
      `connection/${folder}`,
      [...aboveConnection, ...transports.filter((other) => other !== folder)],
    ]),
  ),
  clusters: ['ui', ...features, 'webview', 'transports'],
  ui: [...features, 'webview', 'transports'],
  ...Object.fromEntries(features.map((feature) => [feature, [...beside(feature), 'webview', 'transports']])),
  webview: ['ui', 'tree', 'editor', 'transports', 'vscode'],
  'transports.ts': ['ui', ...features, 'webview'],
};

/** All that src/webview imports of its host side: what both say to each other, and the checks that both make. */
const shared = [
  'clusters/profile',
  'connection/connection',
  'forms/\\w+/(draft|messages)',
  'scripts/(run|results/messages)',
  'walkthrough/(core/.+|messages)',
];
const hostSide = {
  regex: `^(\\.\\./)+(?=(clusters|connection|forms|scripts|walkthrough)/)(?!(${shared.join('|')})$)`,
  message: 'src/webview runs in a page: of its host side it imports what both share.',
};

const everywhere = [{ regex: '(^|/)(extension|laterParts)$', message: 'Only extension.ts stands above all parts.' }];

/** @type {import('eslint').Linter.Config[]} */
export const floorRules = Object.entries(floors).map(([part, above]) => {
  const patterns = [
    ...above.map((name) => forbidden(part, name)),
    ...(part === 'webview' ? [hostSide] : []),
    ...everywhere,
  ];
  return {
    files: [part.endsWith('.ts') ? `src/${part}` : `src/${part}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': [
        'error',
        ...patterns.map(({ regex, message }) => ({
          selector: `:matches(ImportExpression, TSImportType)[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
          message,
        })),
        {
          selector: 'ImportExpression:not([source.type="Literal"])',
          message: 'import() names its module, so that the floors can be seen.',
        },
      ],
    },
  };
});

/**
 * @param {string} part
 * @param {string} name
 */
function forbidden(part, name) {
  if (name === 'vscode') return { regex: '^vscode$', message: `src/${part} knows nothing of VS Code.` };
  return {
    regex: `(^|/)${name}/|(^|/)\\.\\./${name}$`,
    message: `src/${part} stands below (or beside) src/${name} and must not import it.`,
  };
}
