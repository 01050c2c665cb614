/** The hover of a procedure: the bound cluster's signature first, then what the catalogue says. */
import { t } from '@vscode/l10n';
import { documentation } from '../../../splice/procedures/documentation';
import { formFor } from '../../../splice/procedures';
import { formatRelease } from '../../../splice/release';
import { code, paragraphs, plain } from '../../../ui/markdown';
import type { ClusterFacts } from '../facts';
import { writtenParameters, type ProcedureSignature } from '../signatures';

export function procedureHover(signature: ProcedureSignature, facts: ClusterFacts | undefined): string {
  const { description } = signature;
  if (!description) return paragraphs(written(signature), onCluster(facts));
  const text = documentation(description, facts?.release, (english) => t(english));
  return paragraphs(standingText(signature, facts), text);
}

/** What the cluster's own catalogue adds to its release; undefined where that is nothing. */
function standingText(signature: ProcedureSignature, facts: ClusterFacts | undefined): string | undefined {
  const { description, form, standing } = signature;
  if (!facts || !description || standing === 'unbound') return undefined;
  const expected = facts.release && formFor(description, facts.release);
  if (standing === 'absent') {
    return expected || !facts.release ? plain(t('{0} has no such procedure.', facts.name)) : onCluster(facts);
  }
  if (form && form === expected) return onCluster(facts);
  return paragraphs(written(signature), plain(t('As the catalogue of {0} has it.', facts.name)));
}

function onCluster(facts: ClusterFacts | undefined): string | undefined {
  if (!facts) return undefined;
  return facts.release ? plain(t('{0}, release {1}', facts.name, formatRelease(facts.release))) : plain(facts.name);
}

/** Names come from a server, so that they stand in a code span. */
function written({ name, parameters }: ProcedureSignature): string {
  return code(writtenParameters(`SYSCS_UTIL.${name}`, parameters).label);
}
