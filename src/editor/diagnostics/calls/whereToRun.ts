/** Calls that belong on the other cluster of a pair. */
import { t } from '@vscode/l10n';
import type { ProcedureDescription } from '../../../splice/procedures';
import type { Finding } from '../finding';
import { clusterWords, finding, type CallCheck } from './parts';
import type { SpliceCall } from './spliceCall';

/** What only reads and is not about peers does no harm anywhere; which side answers some of it is not even known. */
export const whereToRun: CallCheck = (call) => {
  const { description } = call;
  if (!description || description.group === 'inspection' || call.forms.length === 0) return [];
  const side = sideOf(call);
  if (side === 'passive' && description.runsOn === 'active') return [onPassive(call, description)];
  if (side === 'active' && description.runsOn === 'passive') return [onActive(call, description)];
  return [];
};

/** What the cluster says of itself comes before what the script means it for. */
function sideOf({ facts, statement }: SpliceCall): 'active' | 'passive' | undefined {
  if (facts?.role === 'REPLICA') return 'passive';
  return facts?.role === 'PRIMARY' ? 'active' : statement.role;
}

function onPassive({ procedure, facts }: SpliceCall, { name, group, changes }: ProcedureDescription): Finding {
  const isReplica = facts?.role === 'REPLICA';
  if (isReplica && group === 'scope') {
    const message = t(
      '{0} is a replica and refuses this as read-only. Call {1} on the active cluster.',
      clusterWords(facts),
      name,
    );
    return finding('active-only', 'error', procedure, message);
  }
  const message = isReplica
    ? t('{0} belongs on the active cluster, and {1} is a replica.', name, clusterWords(facts))
    : t('{0} belongs on the active cluster, and this part of the script is for the passive one.', name);
  return finding('active-only', changes ? 'warning' : 'information', procedure, message);
}

function onActive({ procedure, facts }: SpliceCall, { name, destructive }: ProcedureDescription): Finding {
  const isPrimary = facts?.role === 'PRIMARY';
  const where = isPrimary
    ? t('{0} belongs on the passive cluster, and {1} is the active one.', name, clusterWords(facts))
    : t('{0} belongs on the passive cluster, and this part of the script is for the active one.', name);
  const message = destructive ? `${where} ${t('It replaces everything in the database.')}` : where;
  return finding('passive-only', 'warning', procedure, message);
}
