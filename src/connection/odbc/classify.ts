/** Decides from a driver's error what kind of failure it is. Drivers differ in states, so numbers and words are looked at too. */
import type { ServerMessage } from '../connection';
import type { FailureKind } from '../failure';
import type { FailureMessage } from './messages';
import type { OdbcTarget } from './target';

/** `message` is looked at with the driver's prefixes, `vendorCode` in MariaDB's numbers where the message says that it is MariaDB's. */
type Rule = readonly [kind: FailureKind, applies: (message: ServerMessage) => boolean];

const state = (pattern: RegExp) => (message: ServerMessage) => pattern.test(message.sqlState);
const words = (pattern: RegExp) => (message: ServerMessage) => pattern.test(message.message);
const mariaDb =
  (...codes: number[]) =>
  ({ vendorCode, message }: ServerMessage) =>
    message.startsWith('[ma-') && codes.includes(vendorCode);
const either =
  (...tests: readonly Rule[1][]) =>
  (message: ServerMessage) =>
    tests.some((test) => test(message));

/** Operating systems' error numbers as drivers append them in brackets: Linux, macOS, Windows. */
const systemRefused = /\((?:111|61|10061)\)|ECONNREFUSED/;
const systemUnreachable = /\((?:100|101|110|112|113|50|51|60|64|65|10050|10051|10060|10064|10065)\)/;

const opening: readonly Rule[] = [
  ['driver-missing', either(state(/^(IM003|IM004|IM005|IM014|IM012)$/), words(/can't open lib|could not be loaded/i))],
  ['dsn-missing', either(state(/^(IM002|IM010|IM015)$/), words(/data source name not found/i))],
  [
    'database-missing',
    either(
      state(/^(42Y18|3D000|XJ004)$/),
      mariaDb(1049),
      words(/database '?[^']*'? (?:was )?(?:not found|not available|does not exist)/i),
    ),
  ],
  ['login-refused', either(state(/^(28000|28P01|08004)$/), mariaDb(1045))],
  ['tls', either(mariaDb(2026), words(/\b(?:SSL|TLS|certificate)(?:\b|_)|handshake fail/i))],
  [
    'host-unknown',
    either(
      mariaDb(2005),
      words(
        /unknown (server )?host|getaddrinfo|not resolve|name or service not known|nodename nor servname|ENOTFOUND/i,
      ),
    ),
  ],
  // MariaDB's driver connects without blocking: what it reports for a refused connection is "in progress" (115, 36, 10035).
  [
    'refused',
    either(words(/refused/i), words(systemRefused), both(mariaDb(2002, 2003), words(/\((?:115|36|10035)\)/))),
  ],
  ['unreachable', either(words(/unreachable|no route/i), words(systemUnreachable))],
  ['timed-out', either(state(/^(HYT00|HYT01|S1T00)$/), words(/timed? ?out/i))],
  ['connection-lost', either(state(/^(08S01|08003|08006|08007)$/), mariaDb(2006, 2013))],
  ['protocol', either(state(/^58/), mariaDb(2012, 2027), words(/\bprotocol\b|malformed/i))],
  ['unreachable', state(/^08/)],
];

/** Once a line is open only its loss is told apart: everything else is the server's answer to the statement. */
const running: readonly Rule[] = [
  ['connection-lost', either(state(/^(08S01|08003|08006|08007)$/), mariaDb(2006, 2013))],
  ['timed-out', state(/^(HYT00|HYT01|S1T00)$/)],
];

function both(...tests: readonly Rule[1][]): Rule[1] {
  return (message) => tests.every((test) => test(message));
}

export function kindOf({ stage, errors }: FailureMessage, target: OdbcTarget): FailureKind {
  if (stage === 'load') return 'library-missing';
  const kind = firstKind(stage === 'connect' ? opening : running, errors);
  // Windows says of a driver that it does not know that the data source is missing.
  if (kind === 'dsn-missing' && target.dsn === undefined) return 'driver-missing';
  return kind ?? 'server-error';
}

/** The rules' order decides, not the messages': a chain often begins with a general complaint. */
function firstKind(rules: readonly Rule[], errors: readonly ServerMessage[]): FailureKind | undefined {
  return rules.find(([, applies]) => errors.some(applies))?.[0];
}
