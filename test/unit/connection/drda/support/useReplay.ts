/** A replay server for each test of a file, and the client's line to it; the server must have had nothing to complain about. */
import { afterEach, beforeEach, expect } from 'vitest';
import { DrdaConnector } from '../../../../../src/connection/drda/connector';
import type { DrdaConnection } from '../../../../../src/connection/drda/drdaConnection';
import { PATIENCE, type Patience } from '../../../../../src/connection/drda/patience';
import { ConnectionFailure } from '../../../../../src/connection/failure';
import { LOGIN, ReplayServer } from './replayServer';

export interface Replay {
  readonly server: ReplayServer;
  open(login?: Partial<typeof LOGIN>, patience?: Partial<Patience>): Promise<DrdaConnection>;
  /** Resolves when the server holds a statement back. */
  whenHeld(): Promise<void>;
}

export function useReplay(): Replay {
  let server: ReplayServer;
  const opened: DrdaConnection[] = [];
  beforeEach(async () => {
    server = await ReplayServer.start();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((connection) => connection.close()));
    await server.stop();
    expect(server.complaints).toEqual([]);
  });
  return {
    get server() {
      return server;
    },
    open: async (login = {}, patience = {}) => {
      const target = { host: '127.0.0.1', port: server.port, ...LOGIN, ...login };
      const connection = await new DrdaConnector(target, { ...PATIENCE, ...patience }).open();
      opened.push(connection);
      return connection;
    },
    whenHeld: async () => {
      while (server.held.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

export async function failureOf(promise: Promise<unknown>): Promise<ConnectionFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConnectionFailure);
  return error as ConnectionFailure;
}
