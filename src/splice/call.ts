/** The text of a CALL: bound for sending, and with its values written out for people to read and copy. */

export type CallArgument = null | boolean | number | bigint | string;

/** `CALL SYSCS_UTIL.ADD_PEER(?, ?, ?)`: what is sent; the values travel as parameters. */
export function boundCall(procedure: string, argumentCount: number): string {
  return `CALL SYSCS_UTIL.${procedure}(${Array.from({ length: argumentCount }, () => '?').join(', ')})`;
}

/** The same with literals, without a semicolon. */
export function writtenCall(procedure: string, values: readonly CallArgument[]): string {
  return `CALL SYSCS_UTIL.${procedure}(${values.map(writtenValue).join(', ')})`;
}

export function writtenValue(value: CallArgument): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
}
