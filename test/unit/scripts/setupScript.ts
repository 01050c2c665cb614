/** The set-up of a pair as one script: the very snippet that the editor offers, filled in, with a row that travels at its end. */
import { scriptSnippets } from '../../../src/editor/snippets/scripts';

export interface SetupPlaces {
  /** As both clusters can name it. */
  readonly directory: string;
  /** Where it exists before: a row is written there on the active cluster and read on the passive one. */
  readonly table?: string;
  /** What is asked before the passive cluster reads the backup, where the two have no file system in common. */
  readonly copy?: string;
  /** Why the passive cluster is to be asked a moment later, where rows need one. */
  readonly pause?: string;
}

/** Statements of the snippet itself. */
export const setupStatements = 11;

export function setupScript({ directory, table, copy, pause }: SetupPlaces): string {
  const lines = snippet('splice-set-up-pair', [directory, '1']).flatMap((line) =>
    copy !== undefined && line.includes('VALIDATE_BACKUP') ? [`-- @confirm ${copy}`, line] : [line],
  );
  return [...lines, ...(table === undefined ? [] : arrival(table, pause))].join('\n');
}

/** A row that is written on the active cluster and read on the passive one. */
export function arrival(table: string, pause?: string): readonly string[] {
  return [
    '-- @active',
    `INSERT INTO ${table} VALUES (77, 'arrived');`,
    '-- @passive',
    ...(pause === undefined ? [] : [`-- @confirm ${pause}`]),
    `SELECT NAME FROM ${table} WHERE ID = 77`,
  ];
}

/** Its lines with the places filled in, as a person does who goes from one to the next. */
function snippet(prefix: string, places: readonly string[]): readonly string[] {
  const lines = scriptSnippets.find((known) => known.prefix === prefix)?.lines;
  if (!lines) throw new Error(`there is no snippet ${prefix}`);
  return lines.map((line) =>
    line.replace(/\$(?:(\d+)|\{(\d+):[^}]*\})/g, (_found, bare?: string, braced?: string) => {
      const place = Number(bare ?? braced);
      return place === 0 ? '' : (places[place - 1] ?? '');
    }),
  );
}
