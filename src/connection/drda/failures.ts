/** Says in a person's words what went wrong, from the errors of the layers below. */
import { t } from '@vscode/l10n';
import type { ServerMessage } from '../connection';
import { ConnectionFailure, type FailureKind, type StatementFate } from '../failure';
import { adviceFor } from './advice';
import { certificateReason } from './certificateReason';
import { CertificateRefused } from './certificateRefused';
import { LineLost } from './lineLost';
import { LoginRefused } from './loginRefused';
import { DrdaProtocolError } from './protocolError';
import { SqlError } from './sqlError';
import { addressOf, type DrdaTarget } from './target';
import { TlsMaterialRefused } from './tlsMaterial';

interface Found {
  readonly kind: FailureKind;
  readonly message: string;
  readonly messages?: readonly ServerMessage[];
  readonly advice?: string;
  readonly fingerprint?: string;
}

/** Why a connection could not be opened: nothing was run. */
export function openingFailure(error: unknown, target: DrdaTarget): ConnectionFailure {
  return failure(opening(error, target), 'not-run', target);
}

/** Why a statement did not succeed. `fate` is what holds where the server did not answer. */
export function runningFailure(error: unknown, target: DrdaTarget, fate: StatementFate): ConnectionFailure {
  if (!(error instanceof SqlError)) return failure(running(error, target), fate, target);
  const { messages } = error;
  const isTimeout = error.sqlState === TIMED_OUT;
  const kind = isTimeout ? 'timed-out' : 'server-error';
  const message = isTimeout ? t('The statement took too long and was cancelled.') : error.message;
  return failure({ kind, message: message || error.sqlState, messages }, 'failed', target);
}

/** The server's own statement timeout. */
const TIMED_OUT = 'XCL52';

function failure(found: Found, fate: StatementFate, target: DrdaTarget): ConnectionFailure {
  const { kind, message, messages = [], advice, fingerprint } = found;
  const isAdvised = kind !== 'timed-out' || fate === 'not-run';
  const help = advice ?? (isAdvised ? adviceFor(kind, target) : undefined);
  return new ConnectionFailure(message, {
    kind,
    fate,
    messages,
    ...(help !== undefined && { advice: help }),
    ...(fingerprint !== undefined && { fingerprint }),
  });
}

function opening(error: unknown, target: DrdaTarget): Found {
  if (error instanceof LoginRefused) return refusedLogin(error);
  if (error instanceof SqlError) return refusedDatabase(error);
  if (error instanceof CertificateRefused) return refusedCertificate(error);
  if (error instanceof TlsMaterialRefused) return { kind: 'tls', ...materialTexts(error) };
  if (error instanceof DrdaProtocolError || error instanceof LineLost) return running(error, target);
  const code = codeOf(error);
  const address = addressOf(target);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') {
    return { kind: 'host-unknown', message: t('The host {0} is not known.', target.host) };
  }
  if (code === 'ECONNREFUSED') return { kind: 'refused', message: t('Nothing listens on {0}.', address) };
  if (isTlsCode(code)) return brokenTls(code, address);
  if (code === 'ECONNRESET' || code === 'EPIPE') return target.tls ? lostHandshake(address) : lost(address, code);
  return { kind: 'unreachable', message: t('{0} cannot be reached: {1}', address, code || textOf(error)) };
}

function running(error: unknown, target: DrdaTarget): Found {
  const address = addressOf(target);
  if (error instanceof DrdaProtocolError) return brokenProtocol(error, address);
  if (!(error instanceof LineLost)) return { kind: 'protocol', message: textOf(error) };
  if (isTlsCode(error.code ?? '')) return brokenTls(error.code ?? '', address);
  if (error.reason === 'silent') {
    return { kind: 'connection-lost', message: t('{0} fell silent in the middle of an answer.', address) };
  }
  return lost(address, error.code);
}

function lost(address: string, code: string | undefined): Found {
  const message = code
    ? t('The connection to {0} broke: {1}.', address, code)
    : t('{0} closed the connection.', address);
  return { kind: 'connection-lost', message };
}

function brokenProtocol({ problem, message: detail }: DrdaProtocolError, address: string): Found {
  switch (problem) {
    case 'speaks-tls':
      return {
        kind: 'tls',
        message: t('{0} speaks TLS, and the cluster is set to connect without it.', address),
        advice: t('Switch TLS on for the cluster.'),
      };
    case 'not-drda':
      return { kind: 'protocol', message: t('{0} is no Splice Machine: it speaks another language.', address) };
    case 'too-large':
      return {
        kind: 'protocol',
        message: t('The answer of {0} is larger than this extension takes: {1}.', address, detail),
        advice: t('Ask for fewer rows or columns.'),
      };
    case 'bad-segment':
    case 'bad-object':
    case 'bad-data':
    case 'unexpected-reply':
    case 'refused':
      return { kind: 'protocol', message: t('The answer of {0} cannot be read: {1}.', address, detail) };
  }
}

function refusedLogin({ problem, detail, messages }: LoginRefused): Found {
  switch (problem) {
    case 'credentials':
    case 'security':
      return {
        kind: 'login-refused',
        message: t('The server does not accept user or password ({0}).', detail),
        messages,
      };
    case 'mechanism':
      return {
        kind: 'login-refused',
        message: t('The server wants another way to log in than user and password (security mechanism {0}).', detail),
        advice: t('Use the ODBC driver for this cluster: it knows Kerberos.'),
      };
    case 'database-missing':
      return { kind: 'database-missing', message: t('The server does not know this database.') };
    case 'database-name':
      return {
        kind: 'database-missing',
        message: t('The name of the database holds characters that cannot be sent: only those of ASCII can.'),
      };
    case 'other-server':
      return { kind: 'protocol', message: t('The server is {0}, not Splice Machine.', detail) };
    case 'too-old':
      return { kind: 'protocol', message: t('The server is too old for this way of connecting.') };
  }
}

function refusedDatabase(error: SqlError): Found {
  const { messages, message, sqlState } = error;
  if (/^(08004|28000)$/.test(sqlState)) return { kind: 'login-refused', message, messages };
  if (/^(42Y18|XJ004|3D000)$/.test(sqlState)) return { kind: 'database-missing', message, messages };
  return { kind: 'server-error', message: message || sqlState, messages };
}

function refusedCertificate({ reason, fingerprint }: CertificateRefused): Found {
  if (reason === 'fingerprint') {
    return {
      kind: 'tls',
      message: t('The server shows another certificate than the one that was pinned: SHA-256 {0}.', fingerprint),
      advice: t('If the server got a new certificate, pin that; otherwise somebody else may be answering.'),
    };
  }
  return {
    kind: 'tls',
    message: t(
      'The server’s certificate is not trusted: {0}. Its SHA-256 is {1}.',
      certificateReason(reason),
      fingerprint,
    ),
    advice: t('Give the certificate of the authority that signed it, or pin this fingerprint after comparing it.'),
    fingerprint,
  };
}

function materialTexts({ problem }: TlsMaterialRefused): Pick<Found, 'message' | 'advice'> {
  switch (problem) {
    case 'authority':
      return {
        message: t('The file of the certificate authority holds no certificate.'),
        advice: t('Give a PEM file that begins with BEGIN CERTIFICATE.'),
      };
    case 'certificate':
      return {
        message: t('The file of the client certificate holds no certificate.'),
        advice: t('Give a PEM file that begins with BEGIN CERTIFICATE.'),
      };
    case 'key':
      return {
        message: t('The file of the private key holds no key that can be read.'),
        advice: t('Give a PEM file that begins with BEGIN PRIVATE KEY or BEGIN ENCRYPTED PRIVATE KEY.'),
      };
    case 'passphrase-missing':
      return {
        message: t('The private key is encrypted, and no passphrase is kept for it.'),
        advice: t('Edit the cluster and give the passphrase of the private key.'),
      };
    case 'passphrase':
      return {
        message: t('The passphrase does not open the private key.'),
        advice: t('Edit the cluster and give the passphrase of the private key.'),
      };
    case 'mismatch':
      return {
        message: t('The private key does not belong to the client certificate.'),
        advice: t('Give the two files that were made together.'),
      };
  }
}

function brokenTls(code: string, address: string): Found {
  if (/WRONG_VERSION|PACKET_LENGTH|EPROTO|HTTP_REQUEST|UNKNOWN_PROTOCOL/.test(code)) return plainPort(address);
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_UNKNOWN/.test(code)) {
    return {
      kind: 'tls',
      message: t('{0} did not accept this side’s certificate, or wants one: {1}.', address, code),
      advice: t('Give the certificate and the private key that the server knows.'),
    };
  }
  return { kind: 'tls', message: t('TLS with {0} failed: {1}.', address, code) };
}

/** A tunnel or a balancer with nothing behind it does the same as a server without TLS: who knows no better must not give TLS up. */
function lostHandshake(address: string): Found {
  return {
    kind: 'connection-lost',
    message: t(
      'The connection to {0} broke during the TLS handshake: nothing may be behind the port, or it does not speak TLS.',
      address,
    ),
    advice: t('Check whether the server is up, and whether it has TLS on this port.'),
  };
}

function plainPort(address: string): Found {
  return {
    kind: 'tls',
    message: t('{0} does not speak TLS, and the cluster is set to use it.', address),
    advice: t('Switch TLS off for the cluster, or give the port on which the server has it.'),
  };
}

function isTlsCode(code: string): boolean {
  return /^(ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO)/.test(code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
