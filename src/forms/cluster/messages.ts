/** What the cluster form and its host say to each other. Nothing sent to the form holds a secret. */
import type { ClusterDraft, DraftField } from './draft';

/** One step of "Test connection" as the form shows it. */
export interface ShownStep {
  readonly id: string;
  readonly label: string;
  readonly state: 'running' | 'passed' | 'failed' | 'noted';
  readonly detail?: string;
  /** What to do about a failure. */
  readonly advice?: string;
  /** SHA-256 of the server's certificate, where pinning it is a cure. */
  readonly fingerprint?: string;
}

export type ToForm =
  | {
      readonly type: 'show';
      readonly draft: ClusterDraft;
      readonly isNew: boolean;
      readonly otherNames: readonly string[];
      readonly hasKeptPassword: boolean;
      readonly hasKeptPassphrase: boolean;
      readonly drivers: readonly FoundDriver[];
      readonly dsns: readonly FoundDsn[];
      /** The bundle of translations, for texts made inside the webview. */
      readonly translations: Readonly<Record<string, string>>;
    }
  | { readonly type: 'steps'; readonly steps: readonly ShownStep[]; readonly done: boolean }
  | { readonly type: 'failed'; readonly message: string };

export interface FoundDriver {
  readonly name: string;
  readonly isSplice: boolean;
}

export interface FoundDsn {
  readonly name: string;
  readonly driver: string;
  readonly isSplice: boolean;
}

/** What was typed; undefined leaves what is kept. */
export interface TypedSecrets {
  readonly password: string | undefined;
  /** Of the private key. */
  readonly passphrase: string | undefined;
}

export type FromForm =
  | { readonly type: 'ready' }
  | ({ readonly type: 'save' | 'test'; readonly draft: ClusterDraft } & TypedSecrets)
  | { readonly type: 'stopTest' }
  | { readonly type: 'close' };

const textFields: readonly DraftField[] = [
  'name',
  'dsn',
  'driver',
  'host',
  'port',
  'database',
  'authority',
  'fingerprint',
  'certificate',
  'privateKey',
  'keywords',
  'user',
];

const choices: Partial<Record<DraftField, readonly string[]>> = {
  environment: ['development', 'test', 'production'],
  transport: ['odbc', 'drda'],
  source: ['driver', 'dsn'],
  dialect: ['splice', 'custom'],
  tls: ['none', 'basic', 'peerAuthentication'],
  password: ['keyring', 'session', 'none'],
};

/** Undefined for anything that the form could not have sent. */
export function readFromForm(value: unknown): FromForm | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
    case 'stopTest':
    case 'close':
      return { type: value['type'] };
    case 'save':
    case 'test': {
      const { draft, password, passphrase } = value;
      if (!isDraft(draft) || !isTyped(password) || !isTyped(passphrase)) return undefined;
      return { type: value['type'], draft, password, passphrase };
    }
    default:
      return undefined;
  }
}

/** The host is ours: only the kind of its message is checked. */
export function readToForm(value: unknown): ToForm | undefined {
  const known: readonly ToForm['type'][] = ['show', 'steps', 'failed'];
  return isRecord(value) && known.some((type) => type === value['type']) ? (value as ToForm) : undefined;
}

function isDraft(value: unknown): value is ClusterDraft {
  return (
    isRecord(value) &&
    textFields.every((field) => typeof value[field] === 'string') &&
    Object.entries(choices).every(([field, words]) => words.some((word) => word === value[field])) &&
    typeof value['trustServer'] === 'boolean'
  );
}

function isTyped(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
