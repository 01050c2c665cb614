/** Offers the values of an argument: what is known of the bound cluster, else the few words there are. */
import { t } from '@vscode/l10n';
import { isNumbered } from '../../../clusters/session';
import { writtenValue } from '../../../splice/call';
import { isWithin } from '../../../splice/release';
import { code, paragraphs, plain } from '../../../ui/markdown';
import { peerState } from '../../../ui/words';
import { stringArgument, type OpenCall } from '../callAt';
import type { Place } from '../place';
import type { CompletionRequest, LocalRequest } from '../request';
import type { ProcedureSignature } from '../signatures';
import type { Offer } from './item';

/** More than these are not offered at once. */
const MOST = 500;

export interface ArgumentOffers {
  readonly offers: readonly Offer[];
  readonly isIncomplete: boolean;
}

interface Asked {
  readonly request: LocalRequest;
  readonly place: Place;
  readonly call: OpenCall;
  readonly signature: ProcedureSignature;
  /** What was typed of the value, for lists that are cut. */
  readonly typed: string;
}

export function argumentOffers(asked: Asked): ArgumentOffers {
  const parameter = asked.signature.parameters[asked.call.argument];
  if (!parameter) return { offers: [], isIncomplete: false };
  const all = [...valuesOf(parameter.name, parameter.type, asked), ...variableOffers(asked)];
  const typed = asked.typed.toUpperCase();
  const fitting = all.length > MOST ? all.filter(({ label }) => label.toUpperCase().includes(typed)) : all;
  return { offers: fitting.slice(0, MOST), isIncomplete: all.length > MOST };
}

function valuesOf(name: string, type: string, asked: Asked): readonly Offer[] {
  const { facts } = asked.request;
  switch (name) {
    case 'peerId':
      return asked.call.name === 'ADD_PEER' ? newPeerOffers(asked) : peerOffers(asked);
    case 'clusterKey':
      return keyOffers(asked.request);
    case 'schemaName':
      return (facts?.schemas ?? []).map((schema) => text(schema, 'schema'));
    case 'tableName':
      return tableOffers(asked);
    case 'type':
      return [text('full', 'value'), text('incremental', 'value')];
    case 'role':
      return roleWords(asked).map((word) => text(word, 'value'));
    default:
      return type === 'BOOLEAN' ? ['true', 'false'].map((word) => literal(word, 'value')) : [];
  }
}

function peerOffers({ request }: Asked): readonly Offer[] {
  return (request.facts?.peers ?? []).filter(isNumbered).map((peer) => ({
    ...literal(String(peer.id), 'peer'),
    detail: `${peerState(peer)}, ${peer.clusterKey}`,
  }));
}

/** The lowest number from 1 that no peer has. */
function newPeerOffers({ request }: Asked): readonly Offer[] {
  const { peers } = request.facts ?? {};
  if (!peers) return [];
  const taken = new Set(peers.map(({ id }) => id));
  let free = 1;
  while (taken.has(free)) free += 1;
  return [{ ...literal(String(free), 'peer'), detail: t('the next free number') }];
}

function keyOffers({ facts, clusterKeys }: CompletionRequest): readonly Offer[] {
  return (facts?.clusterKeys ?? clusterKeys).map(({ name, key }) => ({
    ...text(key, 'cluster'),
    detail: t('the key of {0}', name),
  }));
}

/** User tables first, of the schema that the argument before names, as the catalogue spells them. */
function tableOffers({ request, place, call }: Asked): readonly Offer[] {
  const schema = stringArgument(place.text, place.tokens, call, call.argument - 1);
  const tables = (request.facts?.tables ?? []).filter(
    ({ schemaName }) => schema === undefined || schemaName === schema,
  );
  return tables
    .filter(({ tableType }) => tableType === 'T')
    .map(({ schemaName, tableName }) => ({ ...text(tableName, 'table'), detail: schemaName }));
}

function roleWords({ request, signature }: Asked): readonly string[] {
  const release = request.facts?.release;
  const forms = signature.description?.forms ?? [];
  const isOld = release && forms[1] && isWithin(release, forms[1].releases);
  return isOld ? ['MASTER', 'SLAVE'] : ['PRIMARY', 'REPLICA'];
}

/** What `-- @let` keeps further up. */
function variableOffers({ request }: Asked): readonly Offer[] {
  return request.variables().map((name) => ({
    ...literal(`:${name}`, 'variable'),
    documentation: () => paragraphs(code(`-- @let ${name}`), plain(t('The value that a -- @let directive kept.'))),
    rank: `3${name}`,
  }));
}

function literal(value: string, kind: Offer['kind']): Offer {
  return { label: value, kind, insert: value };
}

/** Inserted in quotes. */
function text(value: string, kind: Offer['kind']): Offer {
  return { label: value, kind, insert: writtenValue(value) };
}
