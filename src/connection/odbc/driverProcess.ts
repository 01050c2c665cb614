/** Starts the child process that holds a driver. */
import { fork } from 'node:child_process';
import { childEnvironment } from './environment';
import type { ToChild } from './messages';

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started. */
  readonly error?: string;
}

export interface DriverProcess {
  readonly pid: number | undefined;
  /** A process that is gone gets nothing; its end is told to the listener. */
  send(message: ToChild): void;
  /** At once; no effect on a process that is gone. */
  kill(): void;
  listen(listener: ProcessListener): void;
}

export interface ProcessListener {
  message(value: unknown): void;
  /** Once, when nothing of the process is left. */
  ended(end: ProcessEnd): void;
}

export type StartProcess = (script: string) => DriverProcess;

/** `serialization: 'advanced'` lets bigint and bytes pass. Neither arguments nor environment hold anything of the cluster. */
export const startDriverProcess: StartProcess = (script) => {
  const child = fork(script, [], {
    env: childEnvironment(process.env),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
    listen: (listener) => {
      child.on('message', (value) => listener.message(value));
      child.on('exit', (code, signal) => listener.ended({ code, signal }));
      child.on('error', (error) => {
        if (child.pid === undefined) listener.ended({ code: null, signal: null, error: error.message });
      });
    },
  };
};
