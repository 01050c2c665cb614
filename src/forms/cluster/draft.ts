/** The cluster form's fields as text, what is wrong with them, and the profile they make. Pure: runs in the webview too. */
import { t } from '@vscode/l10n';
import type { ClusterProfile, Environment, OdbcSettings, OdbcTls } from '../../clusters/profile';
import { isSecretKey } from '../../connection/odbc/redact';

export interface ClusterDraft {
  readonly name: string;
  readonly environment: Environment;
  readonly source: 'driver' | 'dsn';
  readonly dsn: string;
  readonly driver: string;
  readonly dialect: OdbcSettings['dialect'];
  readonly host: string;
  readonly port: string;
  readonly tls: OdbcTls['mode'];
  readonly certificate: string;
  readonly privateKey: string;
  readonly trustServer: boolean;
  /** One `KEY=value` per line. */
  readonly keywords: string;
  readonly user: string;
  readonly password: ClusterProfile['password'];
}

export type DraftField = keyof ClusterDraft;
export type DraftProblems = Partial<Record<DraftField, string>>;

export const defaultPort = 1527;

export function emptyDraft(driver = ''): ClusterDraft {
  return {
    name: '',
    environment: 'development',
    source: 'driver',
    dsn: '',
    driver,
    dialect: 'splice',
    host: '',
    port: String(defaultPort),
    tls: 'none',
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
  if (transport.kind !== 'odbc') return undefined;
  const keywords = Object.entries(transport.keywords ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    ...emptyDraft(),
    name: profile.name,
    environment: profile.environment,
    source: transport.dsn === undefined ? 'driver' : 'dsn',
    dsn: transport.dsn ?? '',
    driver: transport.driver ?? '',
    dialect: transport.dialect,
    host: transport.host ?? '',
    port: transport.port === undefined ? '' : String(transport.port),
    tls: transport.tls?.mode ?? 'none',
    certificate: transport.tls?.certificate ?? '',
    privateKey: transport.tls?.privateKey ?? '',
    trustServer: transport.tls?.trustServer ?? false,
    keywords: keywords.join('\n'),
    user: profile.user ?? '',
    password: profile.password,
  };
}

/** Problems by field; an empty object means that the draft can be saved. `otherNames` are those of the other clusters. */
export function problemsOf(draft: ClusterDraft, otherNames: readonly string[]): DraftProblems {
  const problems: DraftProblems = {};
  const name = draft.name.trim();
  if (!name) problems.name = t('Give the cluster a name.');
  else if (otherNames.includes(name)) problems.name = t('Another cluster has this name.');
  if (draft.source === 'dsn') {
    if (!draft.dsn.trim()) problems.dsn = t('Name the data source.');
  } else {
    if (!draft.driver.trim()) problems.driver = t('Name the driver, or give the path of its library.');
    if (!draft.host.trim()) problems.host = t('Give the host of a region server or of the load balancer.');
    else if (/[\s;{}]/.test(draft.host.trim())) problems.host = t('A host name has no blanks, semicolons or braces.');
  }
  if (draft.port.trim() ? !isPort(draft.port) : draft.source === 'driver') {
    problems.port = t('A port is a number from 1 to 65535; Splice listens on {0}.', defaultPort);
  }
  if (draft.tls === 'peerAuthentication') {
    if (!draft.certificate.trim()) problems.certificate = t('Give the path of the client certificate.');
    if (!draft.privateKey.trim()) problems.privateKey = t('Give the path of the private key.');
  }
  const keyword = keywordProblem(draft.keywords);
  if (keyword) problems.keywords = keyword;
  return problems;
}

/** The profile that a draft without problems makes. */
export function profileOf(draft: ClusterDraft, id: string): ClusterProfile {
  const user = draft.user.trim();
  return {
    id,
    name: draft.name.trim(),
    environment: draft.environment,
    transport: transportOf(draft),
    ...(user ? { user } : {}),
    password: draft.password,
  };
}

function transportOf(draft: ClusterDraft): OdbcSettings {
  const host = draft.host.trim();
  const keywords = parseKeywords(draft.keywords);
  return {
    kind: 'odbc',
    ...(draft.source === 'dsn' ? { dsn: draft.dsn.trim() } : { driver: draft.driver.trim() }),
    ...(host ? { host } : {}),
    ...(draft.port.trim() ? { port: Number(draft.port) } : {}),
    dialect: draft.dialect,
    ...(draft.tls === 'none' ? {} : { tls: tlsOf(draft) }),
    ...(keywords.size > 0 ? { keywords: Object.fromEntries(keywords) } : {}),
  };
}

function tlsOf(draft: ClusterDraft): OdbcTls {
  return {
    mode: draft.tls,
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
    const key = /^([^={};]+)=/.exec(line)?.[1]?.trim().toUpperCase();
    if (!key) return t('Write one KEY=value per line; "{0}" is none.', line);
    if (seen.has(key)) return t('{0} is given twice.', key);
    if (isSecretKey(key) && !/=\s*\{password\}$/i.test(line)) {
      return t('Passwords do not belong here: write {0}={password} and use the password field.', key);
    }
    seen.add(key);
  }
  return undefined;
}
