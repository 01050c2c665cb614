/** Runs one step to its end; every end is an event, none is an exception. */
import { t } from '@vscode/l10n';
import { blockOf } from '../advance';
import { messageOf } from '../facts';
import { isSettled, recordOf, stepsOf, type StepId, type StepRecord } from '../model';
import { restoreCall } from '../restored';
import { stepTitle } from '../texts';
import { lookUp, lookUpAll } from './lookUp';
import { runAddPeer } from './addPeer';
import { runBackup, waitForBackup } from './backup';
import { runChoose } from './choose';
import { runConfigure } from './configure';
import { Declined, Hindered, type RunContext } from './context';
import { runEnable } from './enable';
import { runNarrow } from './narrow';
import { runRemovePeer } from './removePeer';
import { runRestore } from './restore';
import { waitForRestart } from './restart';
import { runVerify } from './verify';

type Run = (context: RunContext) => Promise<void>;

const runs: Readonly<Record<Exclude<StepId, 'report'>, Run>> = {
  choose: runChoose,
  configure: runConfigure,
  enable: runEnable,
  backup: runBackup,
  restore: runRestore,
  peer: runAddPeer,
  remove: runRemovePeer,
  narrow: runNarrow,
  verify: runVerify,
};

/** Does nothing where the step must not run; an outcome that stays unknown is looked up once, at once. */
export async function runStep(context: RunContext, step: StepId): Promise<void> {
  if (step === 'report' || blockOf(context.setUp(), step)) return;
  const before = recordOf(context.setUp(), step);
  await context.emit({ kind: 'began', step });
  await guarded(
    context,
    step,
    async () => {
      try {
        await runs[step](context);
      } catch (error) {
        if (!(error instanceof Declined)) throw error;
        await context.emit({ kind: 'declined', step, before });
      }
    },
    before,
  );
  if (recordOf(context.setUp(), step).state === 'unknown' && !context.signal.aborted) await lookUp(context, step);
}

/** Looks a step up as a person asks for it: what became of a restore shows only when the restart after it is waited for again. */
export async function lookAgain(context: RunContext, step: StepId): Promise<void> {
  const setUp = context.setUp();
  const isOpen = step === 'restore' && recordOf(setUp, step).state === 'unknown' && setUp.memory.restarted !== true;
  const call = isOpen && restoreCall(setUp);
  if (call) {
    await context.emit({ kind: 'waits', step, waitsFor: 'restart', message: call.message });
    await guarded(context, step, waitForRestart);
  } else {
    await lookUp(context, step);
  }
}

/** Reads the clusters, tells what is true now, and takes up again what waits for the server; what that ends in is looked at anew. */
export async function resume(context: RunContext): Promise<void> {
  const waits = (step: StepId) => recordOf(context.setUp(), step).waitsFor !== undefined;
  await lookUpAll(context);
  const waiting = stepsOf[context.setUp().way].find(waits);
  if (waiting === undefined) return;
  await guarded(context, waiting, waiting === 'backup' ? waitForBackup : waitForRestart);
  if (isSettled(recordOf(context.setUp(), waiting))) await lookUpAll(context);
}

async function guarded(context: RunContext, step: StepId, run: Run, before?: StepRecord): Promise<void> {
  const { length } = context.setUp().history;
  const hindered = (message: string) => {
    const stands =
      before &&
      isSettled(before) &&
      context
        .setUp()
        .history.slice(length)
        .every(({ changes }) => !changes);
    if (!stands) return context.emit({ kind: 'hindered', step, message });
    return context.emit({ kind: 'hindered', step, message: t('It was not run again: {0}', message), before });
  };
  try {
    await run(context);
  } catch (error) {
    const waits = recordOf(context.setUp(), step).waitsFor !== undefined;
    if (error instanceof Hindered && !waits) {
      await hindered(error.message);
      return;
    }
    const stopped = context.signal.aborted;
    const sent = context.setUp().history.at(-1)?.outcome === 'sent';
    const message = stopped ? t('Stopped waiting for: {0}', stepTitle(step)) : messageOf(error);
    // What only reads cannot have half happened.
    if (sent || waits) await context.emit({ kind: 'ended', step, outcome: { kind: 'unknown', message } });
    else await hindered(message);
  }
}
