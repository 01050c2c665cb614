/** An earlier run as a script that can be run again. */
import { mask } from '../connection/withoutSecret';
import { findParameters } from '../sql/namedValues';
import { withSemicolon } from '../sql/statements';
import type { PastRun } from './history';

export interface PastScript {
  readonly content: string;
  /** Of the cluster that the file is to be bound to; undefined where nothing goes to it. */
  readonly clusterId: string | undefined;
  /** False where the audit file does not hold all of it: then it is there to be read. */
  readonly isWhole: boolean;
}

/** Texts that were shortened in the audit file end so. */
const cutMark = '…';

export function pastScript({ script, statements }: PastRun): PastScript {
  const clusterId = statements[0]?.target.id;
  if (script !== undefined) return { content: `${script.trimEnd()}\n`, clusterId, isWhole: true };
  let cluster: string | undefined;
  const lines = statements.map(({ text, target }) => {
    const directive = target.name === cluster ? '' : `-- @cluster ${target.name}\n`;
    cluster = target.name;
    return text.startsWith('-- @') ? `${directive}${text}` : `${directive}${withSemicolon(text)}`;
  });
  return { content: `${lines.join('\n')}\n`, clusterId, isWhole: false };
}

/** False where the text was too long to be kept, or a secret was taken out of it: what stands there instead must not be run. */
export function isKeptWhole(text: string): boolean {
  return !text.endsWith(cutMark) && !text.includes(mask);
}

/** A number, a truth value or a text; NULL is none, which cannot stand wherever a bound one can. */
const value = /(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false)/;
const values = new RegExp(`^${value.source}(?:, ${value.source})*$`);

/** A statement as the audit file has it, `… ? [5]`, with its bound values in their places; as it is where that is not surely possible. */
export function withValues(text: string): string {
  if (!text.endsWith(']')) return text;
  for (let at = text.indexOf(' ['); at >= 0; at = text.indexOf(' [', at + 1)) {
    const list = text.slice(at + 2, -1);
    if (!values.test(list)) continue;
    const written = list.match(new RegExp(value, 'g')) ?? [];
    const { questionMarks } = findParameters(text.slice(0, at));
    if (written.length === questionMarks.length) return filled(text.slice(0, at), questionMarks, written);
  }
  return text;
}

/** A blank keeps what would join: `5-?` and `-3` make a comment. */
function filled(text: string, places: readonly number[], written: readonly string[]): string {
  const parts = places.map((place, index) => {
    const before = text.slice((places[index - 1] ?? -1) + 1, place);
    return `${before}${/[\s(,=]$/.test(before) ? '' : ' '}${written[index] ?? ''}`;
  });
  return parts.join('') + text.slice((places.at(-1) ?? -1) + 1);
}
