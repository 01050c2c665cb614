/** The hover of an argument: what it is for, and what its value means on the bound cluster. */
import { t } from '@vscode/l10n';
import type { Token } from '../../../sql/lexer';
import { unquoteString } from '../../../sql/names';
import { sameClusterKey } from '../../../splice/clusterKey';
import { releasesText } from '../../../splice/procedures/documentation';
import { code, paragraphs, plain } from '../../../ui/markdown';
import { peerState } from '../../../ui/words';
import type { OpenCall } from '../callAt';
import type { ClusterFacts } from '../facts';
import { textOf } from '../place';
import type { ProcedureSignature } from '../signatures';
import { roleWordText } from './roleWords';

export interface ArgumentPlace {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly call: OpenCall;
  readonly signature: ProcedureSignature;
  /** In the argument. */
  readonly token: Token;
  readonly facts: ClusterFacts | undefined;
}

/** Undefined behind the last parameter. */
export function argumentHover(place: ArgumentPlace): string | undefined {
  const { call, signature } = place;
  const parameter = signature.parameters[call.argument];
  if (!parameter) return undefined;
  const { name, type, description } = parameter;
  return paragraphs(
    `${code(name)} ${plain(type)}`,
    description === undefined ? undefined : plain(t(description)),
    valueText(place, name),
    otherForms(signature),
  );
}

/** What the cluster knows of the value. */
function valueText({ text, token, facts }: ArgumentPlace, parameter: string): string | undefined {
  const written = textOf(text, token);
  const value = token.kind === 'string' ? unquoteString(written) : written;
  switch (parameter) {
    case 'peerId': {
      const peer = facts?.peers?.find(({ id }) => String(id) === value);
      if (!facts || !peer) return undefined;
      return `${plain(t('Peer {0} of {1}, {2}', value, facts.name, peerState(peer)))}: ${code(peer.clusterKey)}`;
    }
    case 'clusterKey': {
      const owner = facts?.clusterKeys.find(({ key }) => sameClusterKey(key, value));
      if (owner) return plain(t('The key of {0}.', owner.name));
      const own = facts?.ownKey !== undefined && sameClusterKey(facts.ownKey, value);
      return own ? plain(t('The key of {0} itself.', facts.name)) : undefined;
    }
    case 'role':
      return token.kind === 'string' ? roleWordText(value) : undefined;
    default:
      return undefined;
  }
}

/** Which releases the form shown belongs to, where there are others. */
function otherForms({ description, form }: ProcedureSignature): string | undefined {
  if (!description || !form || description.forms.length < 2) return undefined;
  return plain(t('Releases: {0}', releasesText(form.releases)));
}
