/** Words that are no names at their place. */

/** After a table in FROM these begin the next clause, so they are no alias. */
export const CLAUSE_WORDS: ReadonlySet<string> = new Set(
  (
    'WHERE GROUP ORDER HAVING UNION EXCEPT INTERSECT ON USING JOIN INNER LEFT RIGHT FULL CROSS NATURAL ' +
    'FETCH OFFSET FOR WITH SET LIMIT'
  ).split(' '),
);

export const SET_OPERATORS: ReadonlySet<string> = new Set(['UNION', 'EXCEPT', 'INTERSECT']);

export const JOIN_WORDS: ReadonlySet<string> = new Set('JOIN INNER LEFT RIGHT FULL CROSS NATURAL'.split(' '));

/** Part of the grammar of expressions, or values with a name of their own. All other words are quoted for SQLite. */
export const EXPRESSION_WORDS: ReadonlySet<string> = new Set(
  (
    'AND OR NOT IS NULL IN LIKE ESCAPE BETWEEN EXISTS CASE WHEN THEN ELSE END DISTINCT ALL ASC DESC NULLS FIRST LAST ' +
    'TRUE FALSE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP AS CAST OVER PARTITION BY ORDER ROWS RANGE PRECEDING ' +
    'FOLLOWING UNBOUNDED CURRENT ROW FILTER WHERE FROM GROUP HAVING SELECT'
  ).split(' '),
);

/** Words after which the item of a select list has no alias but goes on. */
export const OPERATOR_WORDS: ReadonlySet<string> = new Set(
  'AND OR NOT IS IN LIKE ESCAPE BETWEEN CASE WHEN THEN ELSE DISTINCT ALL'.split(' '),
);

/** Values that are written like a name. */
export const VALUE_WORDS: ReadonlySet<string> = new Set(
  'NULL TRUE FALSE END CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER SESSION_USER USER SCHEMA DATE TIME'.split(
    ' ',
  ),
);

/** What begins with one of these is a BOOLEAN. */
export const TRUTH_WORDS: ReadonlySet<string> = new Set(['NOT', 'TRUE', 'FALSE']);
