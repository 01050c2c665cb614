/** Tries a cluster step by step, for the form: what was found, and at the first failure the cure. Nothing is kept open. */
import { t } from '@vscode/l10n';
import type { Connection, Connector } from '../connection/connection';
import type { ConnectionFailure, FailureKind } from '../connection/failure';
import { findProcedure } from '../splice/procedures';
import { formatRelease } from '../splice/release';
import { Line } from './line';
import type { StatementLog } from './log';
import { asFailure } from './asFailure';
import { readOverview } from './overviewReading';
import { productText } from './productText';
import type { ClusterProfile } from './profile';
import type { ClusterOverview } from './session';
import type { Timeouts } from './timeouts';

export const testStepIds = ['library', 'driver', 'network', 'login', 'release', 'privileges', 'role'] as const;
export type TestStepId = (typeof testStepIds)[number];

/** `noted`: no failure, yet worth reading. */
export interface TestStep {
  readonly id: TestStepId;
  readonly label: string;
  readonly state: 'running' | 'passed' | 'failed' | 'noted';
  readonly detail?: string;
  /** What to do about a failure. */
  readonly advice?: string;
  /** SHA-256 of the server's certificate, where pinning it is a cure. */
  readonly fingerprint?: string;
  /** The server did not take user or password. */
  readonly loginRefused?: true;
}

export interface TestParts {
  readonly connector: Connector;
  readonly profile: ClusterProfile;
  readonly log: StatementLog;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal;
}

type Report = Omit<TestStep, 'id' | 'label'>;

/** Yields each step as it begins (`running`) and again as it ends; stops after the first failure. */
export async function* testConnection(parts: TestParts): AsyncGenerator<TestStep> {
  const { connector, profile, timeouts, signal } = parts;
  const skipped = notNeeded(connector.transport);
  yield* skipped;
  yield step(skipped.length > 0 ? 'network' : 'library', { state: 'running' });
  let connection: Connection;
  try {
    connection = await connector.open({ deadlineMs: timeouts.connect, signal });
  } catch (error) {
    yield* failedOpening(asFailure(error, profile), skipped);
    return;
  }
  try {
    yield* opened(connection, skipped);
    yield step('release', { state: 'running' });
    const overview = await read(connection, parts);
    const release = releaseReport(overview);
    yield step('release', release);
    if (release.state === 'failed') return;
    yield step('privileges', privilegesReport(overview));
    yield step('role', roleReport(overview));
  } catch (error) {
    yield step('release', failed(asFailure(error, profile)));
  } finally {
    await connection.close();
  }
}

export function testStepLabel(id: TestStepId): string {
  switch (id) {
    case 'library':
      return t('ODBC library');
    case 'driver':
      return t('Driver');
    case 'network':
      return t('Network');
    case 'login':
      return t('Login');
    case 'release':
      return t('Release');
    case 'privileges':
      return t('Privileges');
    case 'role':
      return t('Role');
  }
}

/** An attempt to open goes through four steps; the kind of its failure tells how far it came. */
function stepOf(kind: FailureKind): TestStepId {
  switch (kind) {
    case 'library-missing':
      return 'library';
    case 'driver-missing':
    case 'dsn-missing':
    case 'driver-crashed':
    case 'text-refused':
      return 'driver';
    case 'host-unknown':
    case 'refused':
    case 'unreachable':
    case 'tls':
    case 'protocol':
    case 'timed-out':
    case 'cancelled':
    case 'connection-lost':
    case 'closed':
      return 'network';
    case 'login-refused':
    case 'database-missing':
    case 'server-error':
      return 'login';
  }
}

/** The steps that a transport has no use for. */
function notNeeded(transport: Connector['transport']): readonly TestStep[] {
  const noted = (ids: readonly TestStepId[], detail: string) => ids.map((id) => step(id, { state: 'noted', detail }));
  switch (transport) {
    case 'odbc':
      return [];
    case 'drda':
      return noted(['library', 'driver'], t('Not needed: the extension speaks the server’s protocol itself.'));
    case 'sample':
      return noted(['library', 'driver', 'network'], t('Not needed: the sample runs inside VS Code.'));
  }
}

function* failedOpening(failure: ConnectionFailure, skipped: readonly TestStep[]): Generator<TestStep> {
  const at = stepOf(failure.kind);
  yield* passedBefore(at, skipped);
  yield step(at, failed(failure));
}

function* opened({ product }: Connection, skipped: readonly TestStep[]): Generator<TestStep> {
  yield* passedBefore('login', skipped);
  const detail = productText(product);
  yield step('login', { state: 'passed', ...(detail === undefined ? {} : { detail }) });
}

function* passedBefore(at: TestStepId, skipped: readonly TestStep[]): Generator<TestStep> {
  for (const id of testStepIds.slice(0, testStepIds.indexOf(at))) {
    if (!skipped.some((step) => step.id === id)) yield step(id, { state: 'passed' });
  }
}

async function read(connection: Connection, { profile, log, timeouts, signal }: TestParts): Promise<ClusterOverview> {
  const line = new Line({ connection, log, target: t('{0} (test)', profile.name), deadlineMs: () => timeouts.read });
  return readOverview(
    (sql, parameters = []) => line.read(sql, { parameters, signal }),
    () => connection.product,
    profile.user ?? '',
  );
}

function releaseReport({ release, product, proceduresFrom, procedures }: ClusterOverview): Report {
  const server = productText(product);
  const source =
    proceduresFrom === 'catalogue'
      ? t('{0} procedures in its catalogue', procedures.size)
      : t('procedures deduced from the release');
  if (release) return { state: 'passed', detail: t('Splice {0}, {1}', formatRelease(release), source) };
  if ([...procedures.keys()].some(isOfReplication))
    return { state: 'noted', detail: t('Release not told; {0}', source) };
  return {
    state: 'failed',
    detail: t('This does not answer like a Splice server: {0}', server ?? t('unknown product')),
    advice: t('Check host, port and driver: replication needs a Splice server of line 2.8 or newer.'),
  };
}

/** Apache Derby, which Splice grew from, has the schema and others of its procedures. */
function isOfReplication(name: string): boolean {
  const group = findProcedure(name)?.group;
  return group === 'peer' || group === 'scope' || group === 'role';
}

function privilegesReport({ missing }: ClusterOverview): Report {
  const lacking = [...(missing.cannotReadSys ? [t('reading SYS')] : []), ...missing.procedures];
  if (lacking.length === 0 && missing.grantsUnknown)
    return { state: 'noted', detail: t('All readings are allowed. What was granted beyond that cannot be read.') };
  if (lacking.length === 0) return { state: 'passed', detail: t('Reading and switching are allowed.') };
  return {
    state: 'noted',
    detail: t('Not allowed to this user: {0}', lacking.join(', ')),
    advice: [t('The database owner can run:'), ...missing.grants].join('\n'),
  };
}

function roleReport({ role }: ClusterOverview): Report {
  if (!role.readable) return { state: 'noted', detail: role.reason };
  switch (role.value) {
    case 'PRIMARY':
      return { state: 'passed', detail: t('Active (PRIMARY)') };
    case 'REPLICA':
      return { state: 'passed', detail: t('Passive, read-only (REPLICA)') };
    case 'NONE':
      return { state: 'passed', detail: t('No role set yet') };
  }
}

function failed({ kind, message, advice, fingerprint }: ConnectionFailure): Report {
  return {
    state: 'failed',
    detail: message,
    ...(advice === undefined ? {} : { advice }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(kind === 'login-refused' ? { loginRefused: true } : {}),
  };
}

function step(id: TestStepId, report: Report): TestStep {
  return { id, label: testStepLabel(id), ...report };
}
