/** Waits until the passive cluster has been restarted after a restore: seen by itself, or told by the person. */
import { t } from '@vscode/l10n';
import { cellOf, textOf } from '../../../clusters/reading';
import { ConnectionFailure } from '../../../connection/failure';
import { boundCall } from '../../../splice/call';
import { messageOf, type ClusterPort } from '../facts';
import { isAlike, likenessOf } from '../likeness';
import { nameOf } from '../planOf';
import type { RunContext } from './context';
import { portOf } from './send';

const pollEveryMs = 2000;
const servers = boundCall('SYSCS_GET_ACTIVE_SERVERS', 0);

/** Ends when the cluster answers and has been restarted for certain. Reading only; takes as long as it takes. */
export async function waitForRestart(context: RunContext): Promise<void> {
  const port = portOf(context, 'passive');
  const name = nameOf(context.setUp(), 'passive');
  for (;;) {
    const { memory } = context.setUp();
    const state = await look(port, context.signal);
    context.signal.throwIfAborted();
    const changed =
      state.kind === 'up' &&
      memory.startCodes !== '' &&
      memory.startCodes !== undefined &&
      state.startCodes !== memory.startCodes;
    if (state.kind === 'up' && (changed || memory.seenDown === true || context.restartTold())) break;
    if (state.kind === 'down' && memory.seenDown !== true)
      await context.emit({ kind: 'remembered', memory: { seenDown: true } });
    await context.emit({
      kind: 'waits',
      step: 'restore',
      waitsFor: 'restart',
      message:
        state.kind === 'up'
          ? t('Restored. Restart {0} now; this goes on by itself when it is back.', name)
          : state.message,
    });
    await context.pause(pollEveryMs);
  }
  await finish(context, name);
}

async function finish(context: RunContext, name: string): Promise<void> {
  const likeness = likenessOf(await context.readFacts());
  const call = context.setUp().history.findLast(({ sql }) => sql.includes('SYSCS_RESTORE_DATABASE'));
  const alike = likeness && isAlike(likeness);
  if (alike === false && call?.outcome !== 'success') {
    const message = t('{0} is back, and does not hold the backup.', name);
    const cure = t('Look into the log of its master, then restore again.');
    await context.emit({ kind: 'ended', step: 'restore', outcome: { kind: 'failure', message }, cure });
    return;
  }
  const proven = alike === true && (call?.outcome === 'success' || context.setUp().memory.lookedAlike !== true);
  const outcome =
    proven || call?.outcome === 'success'
      ? ({ kind: 'success', message: t('Restored; {0} is back after its restart.', name) } as const)
      : ({
          kind: 'unknown',
          message: t('{0} is back; whether the backup was restored cannot be told.', name),
        } as const);
  await context.emit({ kind: 'ended', step: 'restore', outcome });
}

type State = { readonly kind: 'up'; readonly startCodes: string } | { readonly kind: 'down'; readonly message: string };

async function look(port: Pick<ClusterPort, 'query'>, signal: AbortSignal): Promise<State> {
  try {
    return { kind: 'up', startCodes: await readStartCodes(port, signal) };
  } catch (error) {
    if (error instanceof ConnectionFailure && error.kind === 'server-error' && !isRestoring(error)) {
      // Any other answer is an answer.
      return { kind: 'up', startCodes: '' };
    }
    const restoring = error instanceof ConnectionFailure && isRestoring(error);
    return {
      kind: 'down',
      message: restoring
        ? t('It is in restore mode: {0}', messageOf(error))
        : t('It cannot be reached, as during a restart: {0}', messageOf(error)),
    };
  }
}

/** BR026 and 08006 by their states or words, since states reach clients cut. */
function isRestoring({ messages, message }: ConnectionFailure): boolean {
  const texts = [message, ...messages.map((one) => one.message)];
  return texts.some((text) => /restore mode|database is being restored/i.test(text));
}

/** Undefined where it cannot be told. */
export async function startCodesOf(port: Pick<ClusterPort, 'query'>): Promise<string | undefined> {
  return readStartCodes(port).catch(() => undefined);
}

async function readStartCodes(port: Pick<ClusterPort, 'query'>, signal?: AbortSignal): Promise<string> {
  const result = await port.query(servers, [], signal ? { signal } : {});
  const codes = result.rows.map(
    (row) => `${textOf(cellOf(result, row, 'HOSTNAME'))}:${textOf(cellOf(result, row, 'STARTCODE'))}`,
  );
  return codes.sort().join(' ');
}
