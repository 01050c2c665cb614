/** The parts of both grammars that are Splice's own: hints, directives, variables, procedures, catalogue tables. */
import { hints } from '../../splice/hints';
import { catalogue } from '../../splice/procedures';
import { systemTables } from '../../splice/systemTables';
import { directiveWords } from '../../sql/directives';

export interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, Rule>>;
  readonly beginCaptures?: Readonly<Record<string, Rule>>;
  readonly endCaptures?: Readonly<Record<string, Rule>>;
  readonly patterns?: readonly Rule[];
}

/** Names take letters of any script, digits, `_`, `$` and `@`. */
const nameStart = '(?<![\\p{L}\\p{Nd}_$@])';
const nameEnd = '(?![\\p{L}\\p{Nd}_$@])';

/** Whole words, in any case, the longest first so that none hides another. */
export function wordsPattern(words: readonly string[]): string {
  const longestFirst = [...words].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  return `(?i)${nameStart}(?:${longestFirst.join('|')})${nameEnd}`;
}

/** What follows the name: a text, a word, or nothing. */
const withText: readonly string[] = ['cluster', 'confirm'];
const withWord: readonly string[] = ['let'];
const alone = directiveWords.filter((name) => ![...withText, ...withWord].includes(name));

function directive(names: readonly string[], argument: string, argumentName: string): Rule {
  return {
    match: `(--)[ \\t]*(@(?:${names.join('|')}))(?![\\w-])${argument}[ \\t]*$`,
    name: 'comment.line.double-dash.directive.splice-sql',
    captures: {
      1: { name: 'punctuation.definition.comment.splice-sql' },
      2: { name: 'keyword.control.directive.splice-sql' },
      3: { name: argumentName },
    },
  };
}

const hint: Rule = {
  begin: '(?i)(--) *(splice-properties)(?![\\p{L}\\p{Nd}_$@])',
  end: '$',
  name: 'meta.hint.splice-sql',
  beginCaptures: {
    1: { name: 'punctuation.definition.hint.splice-sql' },
    2: { name: 'keyword.other.hint.splice-sql' },
  },
  patterns: [
    {
      match: '(?i)(\\w+)\\s*(=)\\s*([^,\\s]+)',
      captures: {
        1: {
          patterns: [
            { match: wordsPattern(hints.map(({ key }) => key)), name: 'entity.other.attribute-name.hint.splice-sql' },
          ],
        },
        2: { name: 'keyword.operator.assignment.splice-sql' },
        3: { name: 'string.unquoted.hint.splice-sql' },
      },
    },
  ],
};

const procedure: Rule = {
  match: `(?i)${nameStart}(SYSCS_UTIL)\\s*(\\.)\\s*(?:(${catalogue
    .map(({ name }) => name)
    .sort()
    .reverse()
    .join('|')})${nameEnd}|([\\p{L}_$@][\\p{L}\\p{Nd}_$@]*))`,
  captures: {
    1: { name: 'support.class.schema.splice-sql' },
    2: { name: 'punctuation.separator.splice-sql' },
    3: { name: 'support.function.procedure.splice-sql' },
    4: { name: 'entity.name.function.splice-sql' },
  },
};

const systemTable: Rule = {
  match: `(?i)${nameStart}(SYS)\\s*(\\.)\\s*(${systemTables.map(({ name }) => name).join('|')})${nameEnd}`,
  captures: {
    1: { name: 'support.class.schema.splice-sql' },
    2: { name: 'punctuation.separator.splice-sql' },
    3: { name: 'support.constant.table.splice-sql' },
  },
};

/** Bound when the script runs; not the second colon of `::`. */
export const variable: Rule = {
  match: '(?<![:\\w])(:)([A-Za-z_]\\w*)',
  captures: {
    1: { name: 'punctuation.definition.variable.splice-sql' },
    2: { name: 'variable.other.splice-sql' },
  },
};

/** Directives stand before ordinary comments, hints too. */
export const comments: readonly Rule[] = [
  hint,
  directive(alone, '()', 'comment.splice-sql'),
  directive(withWord, '[ \\t]+([A-Za-z_]\\w*)', 'variable.other.splice-sql'),
  directive(withText, '[ \\t]+(.+?)', 'string.unquoted.directive.splice-sql'),
];

export const names: readonly Rule[] = [procedure, systemTable];
