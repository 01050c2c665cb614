/** The tables of which HBase itself is asked whether it replicates them: a few, since each costs a call. */
import { isSystemSchema } from '../../splice/names';
import type { TableEntry } from '../../splice/replication/model';
import type { PairFacts } from './facts';
import { contentsOf } from './likeness';

const mostAsked = 5;

/** A few tables of people, spread over their list. */
export function tablesToAsk(facts: PairFacts): readonly TableEntry[] {
  const all = (contentsOf(facts, 'active')?.tables ?? []).filter(
    ({ tableType, schemaName }) => tableType === 'T' && !isSystemSchema(schemaName),
  );
  const every = Math.max(1, Math.floor(all.length / mostAsked));
  return all.filter((_, at) => at % every === 0).slice(0, mostAsked);
}
