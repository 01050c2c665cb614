/** The keys of `--splice-properties`, as the public source of 3.1 reads them. Texts are looked up when shown. */

export interface Hint {
  readonly key: string;
  readonly description: string;
  /** The values where they are few, otherwise an example of one. */
  readonly values: readonly string[];
  /** `table`: behind a table of a FROM clause. `from`: behind the word FROM itself. */
  readonly place: 'table' | 'from';
}

const hint = (key: string, description: string, values: readonly string[], place: Hint['place'] = 'table'): Hint => ({
  key,
  description,
  values,
  place,
});
const truth = ['true', 'false'];

export const hints: readonly Hint[] = [
  hint('index', 'The index to read the table by; null reads the table itself.', ['null']),
  hint('constraint', 'The constraint whose index the table is read by.', ['CONSTRAINT_NAME']),
  hint('joinStrategy', 'How this table is joined to what stands before it.', [
    'BROADCAST',
    'CROSS',
    'MERGE',
    'NESTEDLOOP',
    'SORTMERGE',
  ]),
  hint('joinOrder', 'FIXED joins the tables in the order written.', ['FIXED', 'UNFIXED'], 'from'),
  hint('useOLAP', 'Runs the whole statement on Spark, or keeps it away from it.', truth),
  hint('useSpark', 'The older word for useOLAP.', truth),
  hint('skipStats', 'Plans as if the table had no statistics.', truth),
  hint('splits', 'Into how many tasks the reading is split, above 0.', ['16']),
  hint('useDefaultRowCount', 'The number of rows to plan with, above 0, instead of the statistics.', ['1000000']),
  hint('defaultSelectivityFactor', 'The part of the rows to plan with, above 0 and at most 1.', ['0.1']),
  hint('pin', 'Reads the pinned copy of the table. Later releases have no pinning.', truth),
];

const byKey = new Map(hints.map((one) => [one.key.toUpperCase(), one]));

/** In any case, as the server takes it. */
export function findHint(key: string): Hint | undefined {
  return byKey.get(key.toUpperCase());
}

/** English texts for the l10n bundle. */
export function hintTexts(): readonly string[] {
  return hints.map(({ description }) => description);
}
