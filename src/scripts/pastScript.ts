/** An earlier run as a script that can be run again. */
import { mask } from '../connection/withoutSecret';
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
