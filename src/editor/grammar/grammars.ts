/** The TextMate grammars: one for the language, one that adds Splice's own to plain SQL. `scripts/generate.mjs` writes them. */
import { comments, names, variable, wordsPattern, type Rule } from './pieces';
import { constants, functions, keywords, types } from './words';

export interface Grammar {
  readonly scopeName: string;
  readonly name?: string;
  readonly injectionSelector?: string;
  readonly patterns: readonly Rule[];
  readonly repository?: Readonly<Record<string, Rule>>;
}

function quoted(quote: string, name: string, kind: string): Rule {
  return {
    begin: quote,
    end: `${quote}(?!${quote})`,
    name,
    beginCaptures: { 0: { name: `punctuation.definition.${kind}.begin.splice-sql` } },
    endCaptures: { 0: { name: `punctuation.definition.${kind}.end.splice-sql` } },
    patterns: [{ match: quote + quote, name: 'constant.character.escape.splice-sql' }],
  };
}

const repository: Readonly<Record<string, Rule>> = {
  'block-comment': {
    begin: '/\\*',
    end: '\\*/',
    name: 'comment.block.splice-sql',
    patterns: [{ include: '#block-comment' }],
  },
  'line-comment': {
    match: '(--).*$',
    name: 'comment.line.double-dash.splice-sql',
    captures: { 1: { name: 'punctuation.definition.comment.splice-sql' } },
  },
  'binary-string': {
    match: "(?i)(?<![\\p{L}\\p{Nd}_$@])x'[0-9a-f]*'",
    name: 'constant.numeric.hex.splice-sql',
  },
  string: quoted("'", 'string.quoted.single.splice-sql', 'string'),
  'quoted-name': quoted('"', 'string.quoted.double.name.splice-sql', 'string'),
  number: {
    match: '(?<![\\p{L}\\p{Nd}_$@])(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\p{L}\\p{Nd}_$@])',
    name: 'constant.numeric.splice-sql',
  },
  'trigger-body': {
    match: '(?i)(?<![\\p{L}\\p{Nd}_$@])(BEGIN)\\s+(ATOMIC)(?![\\p{L}\\p{Nd}_$@])',
    captures: { 1: { name: 'keyword.control.block.splice-sql' }, 2: { name: 'keyword.control.block.splice-sql' } },
  },
  'runner-command': {
    match: '(?i)(?<![\\p{L}\\p{Nd}_$@])(?:(COMMIT|ROLLBACK)|(AUTOCOMMIT)\\s+(ON|OFF))(?![\\p{L}\\p{Nd}_$@])',
    captures: {
      1: { name: 'keyword.control.transaction.splice-sql' },
      2: { name: 'keyword.control.transaction.splice-sql' },
      3: { name: 'constant.language.splice-sql' },
    },
  },
  keyword: { match: wordsPattern(keywords), name: 'keyword.other.splice-sql' },
  type: { match: wordsPattern(types), name: 'storage.type.splice-sql' },
  function: { match: `${wordsPattern(functions)}(?=\\s*\\()`, name: 'support.function.splice-sql' },
  constant: { match: wordsPattern(constants), name: 'constant.language.splice-sql' },
  name: { match: '[\\p{L}_$@][\\p{L}\\p{Nd}_$@]*', name: 'variable.other.name.splice-sql' },
  operator: { match: '<>|<=|>=|!=|\\|\\||[-+*/%=<>]', name: 'keyword.operator.splice-sql' },
  terminator: { match: ';', name: 'punctuation.terminator.statement.splice-sql' },
};

/** In the order in which they are tried. */
const order: readonly (keyof typeof repository)[] = [
  'line-comment',
  'block-comment',
  'binary-string',
  'string',
  'quoted-name',
  'number',
  'trigger-body',
  'runner-command',
];
const afterNames: readonly (keyof typeof repository)[] = [
  'function',
  'keyword',
  'type',
  'constant',
  'name',
  'operator',
  'terminator',
];

export function languageGrammar(): Grammar {
  const include = (key: string): Rule => ({ include: `#${key}` });
  return {
    scopeName: 'source.splice-sql',
    name: 'Splice SQL',
    patterns: [...comments, ...order.map(include), variable, ...names, ...afterNames.map(include)],
    repository,
  };
}

/** Left of the host's own rules, but not inside its strings and comments. */
export function injectionGrammar(): Grammar {
  return {
    scopeName: 'splice-sql.injection',
    injectionSelector: 'L:source.sql -string -comment',
    patterns: [...comments, ...names],
  };
}
