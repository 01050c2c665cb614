/** What the add-peer form and its host say to each other. */
import type { PeerContext, PeerDraft } from './draft';

/** A configured cluster whose own key can be offered. */
export interface OfferedCluster {
  readonly name: string;
  readonly key: string;
}

export interface NotOffered {
  readonly name: string;
  readonly reason: string;
  /** Of the profile, where connecting it may bring its key. */
  readonly connectId?: string;
}

export interface Offers {
  readonly offered: readonly OfferedCluster[];
  /** Configured clusters whose key cannot be offered, with the reason. */
  readonly notOffered: readonly NotOffered[];
}

export type ToPeerForm =
  | ({
      readonly type: 'show';
      readonly cluster: string;
      readonly draft: PeerDraft;
      readonly context: PeerContext;
      readonly translations: Readonly<Record<string, string>>;
    } & Offers)
  /** After an attempt to connect one of them; `take` is its key. */
  | ({ readonly type: 'offers'; readonly take: string | undefined } & Offers)
  | { readonly type: 'failed'; readonly message: string };

export type FromPeerForm =
  | { readonly type: 'ready' }
  | { readonly type: 'close' }
  | { readonly type: 'connect'; readonly id: string }
  | { readonly type: 'add'; readonly draft: PeerDraft };

/** Undefined for anything that the form could not have sent. */
export function readFromPeerForm(value: unknown): FromPeerForm | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
    case 'close':
      return { type: value['type'] };
    case 'connect':
      return typeof value['id'] === 'string' ? { type: 'connect', id: value['id'] } : undefined;
    case 'add':
      return isDraft(value['draft']) ? { type: 'add', draft: value['draft'] } : undefined;
    default:
      return undefined;
  }
}

/** The host is ours: only the kind of its message is checked. */
export function readToPeerForm(value: unknown): ToPeerForm | undefined {
  const known: readonly ToPeerForm['type'][] = ['show', 'offers', 'failed'];
  return isRecord(value) && known.some((type) => type === value['type']) ? (value as ToPeerForm) : undefined;
}

function isDraft(value: unknown): value is PeerDraft {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['target'] === 'string' &&
    typeof value['enabled'] === 'boolean' &&
    typeof value['serial'] === 'boolean'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
