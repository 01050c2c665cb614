/** Offers the procedures, each as a snippet in the signature of the bound cluster. */
import { t } from '@vscode/l10n';
import { catalogue } from '../../../splice/procedures';
import type { ClusterFacts } from '../facts';
import { procedureHover } from '../hover/procedure';
import { signatureOf, writtenParameters, type ProcedureSignature } from '../signatures';
import { snippetPrefix, snippetText, type Offer } from './item';

export interface ProcedureOfferStyle {
  /** What stands before the name: nothing, `SYSCS_UTIL.`, or the CALL too. */
  readonly prefix: '' | 'SYSCS_UTIL.' | 'CALL SYSCS_UTIL.';
  /** False where a parenthesis follows already. */
  readonly withArguments: boolean;
  /** False leaves out the server's procedures that have nothing to do with replication. */
  readonly withOthers: boolean;
}

/** Those that the cluster has not are left out; unbound, all in their newest form. */
export function procedureOffers(facts: ClusterFacts | undefined, style: ProcedureOfferStyle): readonly Offer[] {
  const described = catalogue.map(({ name }) => name);
  const others = style.withOthers ? [...(facts?.procedures?.keys() ?? [])] : [];
  return [...new Set([...described, ...others])].flatMap((name) => {
    const signature = signatureOf(name, facts);
    return signature && signature.standing !== 'absent' ? [procedureOffer(signature, facts, style)] : [];
  });
}

function procedureOffer(
  signature: ProcedureSignature,
  facts: ClusterFacts | undefined,
  { prefix, withArguments }: ProcedureOfferStyle,
): Offer {
  const { name, description, form, parameters } = signature;
  const broken = form?.broken ? `${t('fails when called')}: ` : '';
  return {
    label: name,
    kind: 'procedure',
    insert: withArguments ? prefix + callSnippet(signature) : prefix + name,
    ...(withArguments && { isSnippet: true as const }),
    ...(prefix === 'CALL SYSCS_UTIL.' && { filter: `${name} ${callPrefix(name)}` }),
    detail: broken + writtenParameters('', parameters).label,
    documentation: () => procedureHover(signature, facts),
    rank: `${form?.broken || !description ? 2 : 1}${name}`,
  };
}

/** Where a call may begin it is found by its name and, like the whole scripts, by the words of this: `splice-add-peer`. */
function callPrefix(name: string): string {
  return snippetPrefix + name.toLowerCase().replaceAll('_', '-');
}

/** `ADD_PEER(${1:1}, ${2:'…'}, ${3:true})`: the catalogue's examples as placeholders. */
export function callSnippet({ name, parameters }: Pick<ProcedureSignature, 'name' | 'parameters'>): string {
  const holes = parameters.map(
    (parameter, index) => `\${${index + 1}:${snippetText(parameter.example ?? parameter.name)}}`,
  );
  return `${snippetText(name)}(${holes.join(', ')})`;
}
