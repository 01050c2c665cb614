/** Makes of what the child reported a failure that says what happened, why, and what to do on this platform. */
import { t } from '@vscode/l10n';
import type { ServerMessage } from '../connection';
import { ConnectionFailure, type FailureKind, type StatementFate } from '../failure';
import { addressOf, adviceFor, type Platform } from './advice';
import { kindOf } from './classify';
import type { ProcessEnd } from './driverProcess';
import type { FailureMessage } from './messages';
import { redact } from './redact';
import type { OdbcTarget } from './target';

export interface Circumstances {
  readonly target: OdbcTarget;
  readonly platform: Platform;
  /** What is known of a statement whose line broke; `not-run` while connecting. */
  readonly fate: StatementFate;
  /** While the line is being opened. */
  readonly opening: boolean;
}

/** The driver or the server said no. */
export function diagnose(report: FailureMessage, { target, platform, fate }: Circumstances): ConnectionFailure {
  const kind = kindOf(report, target);
  const messages = serverMessages(report, target);
  return new ConnectionFailure(headline(kind, report, target, messages), {
    kind,
    fate: fateOf(kind, report, fate),
    messages,
    ...adviceOf(
      kind === 'library-missing' ? libraryAdvice(report, target, platform) : adviceFor(kind, target, platform),
    ),
  });
}

/** The process ended by itself. `started` is false where its script never ran. */
export function diagnoseDeath(end: ProcessEnd, started: boolean, circumstances: Circumstances): ConnectionFailure {
  const { target, platform, fate } = circumstances;
  const how = end.error ?? end.signal ?? t('exit code {0}', end.code ?? '?');
  if (!started) {
    return new ConnectionFailure(t('The process for the ODBC driver could not be started: {0}', how), {
      kind: 'library-missing',
      fate,
      advice: t('Reload the window; if it happens again, install the extension again.'),
    });
  }
  const advice = adviceFor('driver-crashed', target, platform);
  return new ConnectionFailure(t('The ODBC driver crashed ({0}).', how), {
    kind: 'driver-crashed',
    fate,
    ...adviceOf(advice),
  });
}

/** What the driver and the server said, without secrets and without the names that each layer puts in front. */
export function serverMessages({ errors }: FailureMessage, { secrets }: OdbcTarget): ServerMessage[] {
  return errors.map((error) => ({ ...error, message: redact(withoutPrefixes(error.message), secrets) }));
}

function withoutPrefixes(message: string): string {
  return message.replace(/^(?:\[[^\]]*\]\s*)+(?=\S)/, '').trim();
}

/** While a statement runs only a lost line leaves its fate open: a refusal is an answer. */
function fateOf(kind: FailureKind, { stage, sent }: FailureMessage, ifLost: StatementFate): StatementFate {
  if (stage !== 'execute' || !sent) return 'not-run';
  return kind === 'connection-lost' || kind === 'timed-out' ? ifLost : 'failed';
}

function headline(
  kind: FailureKind,
  report: FailureMessage,
  target: OdbcTarget,
  messages: readonly ServerMessage[],
): string {
  const said = messages.map(({ message }) => message).join(' ') || redact(report.text, target.secrets);
  const address = addressOf(target);
  switch (kind) {
    case 'library-missing':
      return t('The ODBC library cannot be loaded: {0}', firstLine(said));
    case 'driver-missing':
      return t('The ODBC driver {0} cannot be loaded: {1}', target.driver ?? target.dsn ?? '', said);
    case 'dsn-missing':
      return t('There is no ODBC data source named {0} on this machine.', target.dsn ?? '');
    case 'login-refused':
      return t('The server refused user {0}: {1}', target.user ?? '', said);
    case 'database-missing':
      return t('The server has no such database: {0}', said);
    case 'host-unknown':
      return t('The host {0} is not known: {1}', target.host ?? address, said);
    case 'refused':
      return t('{0} refused the connection: {1}', address, said);
    case 'unreachable':
      return t('{0} cannot be reached: {1}', address, said);
    case 'tls':
      return t('No secure connection to {0}: {1}', address, said);
    case 'protocol':
      return t('{0} does not speak the language of this driver: {1}', address, said);
    case 'timed-out':
      return t('The driver gave up waiting: {0}', said);
    case 'connection-lost':
      return t('The connection was lost: {0}', said);
    case 'server-error':
    case 'driver-crashed':
    case 'cancelled':
    case 'closed':
    case 'text-refused':
      return said;
  }
}

function libraryAdvice({ text }: FailureMessage, target: OdbcTarget, platform: Platform): string | undefined {
  if (/cannot find module|no such file.*odbc\.node/i.test(firstLine(text))) {
    return t(
      'This package of the extension was made for another system and holds no ODBC module for {0}. Install the package for this system; the sample clusters work without it.',
      platform,
    );
  }
  if (/invalid elf|wrong elf|file too short|incompatible architecture|mach-o|not a valid win32|GLIBC/i.test(text)) {
    return t('The ODBC module was made for another system. Install the package of the extension for {0}.', platform);
  }
  return adviceFor('library-missing', target, platform);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function adviceOf(advice: string | undefined): { advice?: string } {
  return advice === undefined ? {} : { advice };
}
