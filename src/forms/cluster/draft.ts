/** The cluster form's fields as text, what is wrong with them, and the profile they make. Pure: runs in the webview too. */
import { t } from '@vscode/l10n';
import { isFingerprint } from '../../clusters/fingerprint';
import type {
  ClusterProfile,
  DrdaSettings,
  DrdaTlsSettings,
  Environment,
  OdbcSettings,
  OdbcTls,
} from '../../clusters/profile';
import { isKeyword } from '../../connection/odbc/keyword';
import { isSecretKey } from '../../connection/odbc/redact';

export interface ClusterDraft {
  readonly name: string;
  readonly environment: Environment;
  readonly transport: 'odbc' | 'drda';
  readonly source: 'driver' | 'dsn';
  readonly dsn: string;
  readonly driver: string;
  readonly dialect: OdbcSettings['dialect'];
  readonly host: string;
  readonly port: string;
  /** Of DRDA alone, as are the authority and the fingerprint. */
  readonly database: string;
  readonly tls: OdbcTls['mode'];
  readonly authority: string;
  readonly fingerprint: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly trustServer: boolean;
  /** One `KEY=value` per line. */
  readonly keywords: string;
  readonly user: string;
  readonly password: ClusterProfile['password'];
}

export type Preselection = Partial<Pick<ClusterDraft, 'transport' | 'source' | 'dsn' | 'driver'>>;
export type DraftField = keyof ClusterDraft;
export type DraftProblems = Partial<Record<DraftField, string>>;

export const defaultPort = 1527;
export const defaultDatabase = 'splicedb';

/** Undefined fields take what suits a machine without any driver. */
export function emptyDraft(preselected: Preselection = {}): ClusterDraft {
  return {
    name: '',
    environment: 'development',
    transport: preselected.transport ?? 'drda',
    source: preselected.source ?? 'driver',
    dsn: preselected.dsn ?? '',
    driver: preselected.driver ?? '',
    dialect: 'splice',
    host: '',
    port: String(defaultPort),
    database: defaultDatabase,
    tls: 'none',
    authority: '',
    fingerprint: '',
    certificate: '',
    privateKey: '',
    trustServer: false,
    keywords: '',
    user: 'splice',
    password: 'keyring',
  };
}

/** Undefined for a profile that the form cannot edit, such as a sample cluster. */
export function draftOf(profile: ClusterProfile): ClusterDraft | undefined {
  const { transport } = profile;
  if (transport.kind === 'sample') return undefined;
  const shared = {
    ...emptyDraft(),
    name: profile.name,
    environment: profile.environment,
    transport: transport.kind,
    host: transport.host ?? '',
    port: transport.port === undefined ? '' : String(transport.port),
    tls: transport.tls?.mode ?? 'none',
    certificate: transport.tls?.certificate ?? '',
    privateKey: transport.tls?.privateKey ?? '',
    trustServer: transport.tls?.trustServer ?? false,
    user: profile.user ?? '',
    password: profile.password,
  };
  return { ...shared, ...(transport.kind === 'odbc' ? odbcFields(transport) : drdaFields(transport)) };
}

function odbcFields({ dsn, driver, dialect, keywords = {} }: OdbcSettings): Partial<ClusterDraft> {
  return {
    source: dsn === undefined ? 'driver' : 'dsn',
    dsn: dsn ?? '',
    driver: driver ?? '',
    dialect,
    keywords: Object.entries(keywords)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
  };
}

/** Where a certificate is pinned, no other is trusted. */
function drdaFields({ port = defaultPort, database = defaultDatabase, tls }: DrdaSettings): Partial<ClusterDraft> {
  return {
    ...(tls?.fingerprint === undefined ? {} : { trustServer: false }),
    port: String(port),
    database,
    authority: tls?.authority ?? '',
    fingerprint: tls?.fingerprint ?? '',
  };
}

/** Whether the form asks for TLS: keywords of their own say it themselves. */
export function asksForTls({ transport, source, dialect }: ClusterDraft): boolean {
  return transport === 'drda' || source === 'dsn' || dialect === 'splice';
}

/**
 * Problems by field; an empty object means that the draft can be saved. Fields that the form does not show have none. `otherNames` are
 * those of the other clusters.
 */
export function problemsOf(draft: ClusterDraft, otherNames: readonly string[]): DraftProblems {
  const problems: DraftProblems = {};
  const name = draft.name.trim();
  if (!name) problems.name = t('Give the cluster a name.');
  else if (otherNames.includes(name)) problems.name = t('Another cluster has this name.');
  const isDrda = draft.transport === 'drda';
  const needsHost = isDrda || draft.source === 'driver';
  if (!isDrda && draft.source === 'dsn' && !draft.dsn.trim()) problems.dsn = t('Name the data source.');
  if (!isDrda && draft.source === 'driver' && !draft.driver.trim()) {
    problems.driver = t('Name the driver, or give the path of its library.');
  }
  if (needsHost) {
    if (!draft.host.trim()) problems.host = t('Give the host of a region server or of the load balancer.');
    else if (/[\s;{}]/.test(draft.host.trim())) problems.host = t('A host name has no blanks, semicolons or braces.');
  }
  if (needsHost && !isPort(draft.port)) {
    problems.port = t('A port is a number from 1 to 65535; Splice listens on {0}.', defaultPort);
  }
  if (asksForTls(draft) && draft.tls === 'peerAuthentication') {
    if (!draft.certificate.trim()) problems.certificate = t('Give the path of the client certificate.');
    if (!draft.privateKey.trim()) problems.privateKey = t('Give the path of the private key.');
  }
  if (isDrda) return { ...problems, ...drdaProblems(draft) };
  const keyword = keywordProblem(draft.keywords);
  if (keyword) problems.keywords = keyword;
  return problems;
}

function drdaProblems({ database, fingerprint, tls, trustServer, user }: ClusterDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (!/^[!-~]+$/.test(database.trim())) {
    problems.database = t(
      'The name of a database has ASCII letters and no blanks; that of Splice is {0}.',
      defaultDatabase,
    );
  }
  if (!user.trim()) problems.user = t('Name the user to log in as.');
  if (tls !== 'none' && !trustServer && fingerprint.trim() && !isFingerprint(fingerprint)) {
    problems.fingerprint = t('A fingerprint is a SHA-256 in hexadecimal: 64 digits.');
  }
  return problems;
}

/** The profile that a draft without problems makes. `original` is the one that is edited. */
export function profileOf(draft: ClusterDraft, id: string, original?: ClusterProfile): ClusterProfile {
  const user = draft.user.trim();
  return {
    id,
    name: draft.name.trim(),
    environment: draft.environment,
    transport: draft.transport === 'odbc' ? odbcOf(draft, original) : drdaOf(draft),
    ...(user ? { user } : {}),
    password: draft.password,
  };
}

function drdaOf(draft: ClusterDraft): DrdaSettings {
  return {
    kind: 'drda',
    host: draft.host.trim(),
    port: Number(draft.port),
    database: draft.database.trim(),
    ...(draft.tls === 'none' ? {} : { tls: drdaTlsOf(draft, draft.tls) }),
  };
}

function drdaTlsOf(draft: ClusterDraft, mode: DrdaTlsSettings['mode']): DrdaTlsSettings {
  const own = tlsOf(draft, mode);
  if (draft.trustServer) return own;
  const authority = draft.authority.trim();
  const fingerprint = draft.fingerprint.trim();
  return {
    ...own,
    ...(authority ? { authority } : {}),
    ...(fingerprint ? { fingerprint } : {}),
  };
}

function odbcOf(draft: ClusterDraft, original: ClusterProfile | undefined): OdbcSettings {
  const host = draft.host.trim();
  const keywords = parseKeywords(draft.keywords);
  return {
    kind: 'odbc',
    ...(draft.source === 'dsn' ? { dsn: draft.dsn.trim() } : { driver: draft.driver.trim() }),
    ...(host ? { host } : {}),
    ...odbcPortOf(draft, original),
    dialect: draft.dialect,
    ...(draft.tls === 'none' ? {} : { tls: tlsOf(draft, draft.tls) }),
    ...(keywords.size > 0 ? { keywords: Object.fromEntries(keywords) } : {}),
  };
}

/** The form's own default, which is not shown beside a data source, would overrule the port that stands there. */
function odbcPortOf(draft: ClusterDraft, original: ClusterProfile | undefined): Pick<OdbcSettings, 'port'> {
  const port = Number(draft.port);
  const wasSet = original?.transport.kind === 'odbc' && original.transport.port === port;
  const isOfForm = draft.source === 'dsn' && draft.dialect === 'splice' && port === defaultPort;
  return isPort(draft.port) && (wasSet || !isOfForm) ? { port } : {};
}

function tlsOf<Mode extends OdbcTls['mode']>(draft: ClusterDraft, mode: Mode): OdbcTls & { readonly mode: Mode } {
  return {
    mode,
    ...(draft.certificate.trim() ? { certificate: draft.certificate.trim() } : {}),
    ...(draft.privateKey.trim() ? { privateKey: draft.privateKey.trim() } : {}),
    ...(draft.trustServer ? { trustServer: true } : {}),
  };
}

function isPort(text: string): boolean {
  return /^\s*\d{1,5}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function parseKeywords(text: string): Map<string, string> {
  const keywords = new Map<string, string>();
  for (const line of keywordLines(text)) {
    const split = line.indexOf('=');
    keywords.set(line.slice(0, split).trim(), line.slice(split + 1).trim());
  }
  return keywords;
}

function keywordLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function keywordProblem(text: string): string | undefined {
  const seen = new Set<string>();
  for (const line of keywordLines(text)) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(line) ?? [];
    const key = name.trim().toUpperCase();
    if (!isKeyword(key)) return t('Write one KEY=value per line; "{0}" is none.', line);
    if (seen.has(key)) return t('{0} is given twice.', key);
    if (isSecretKey(key) && value.trim() !== '{password}') {
      return t('Passwords do not belong here: write {0}={password} and use the password field.', key);
    }
    seen.add(key);
  }
  return undefined;
}
