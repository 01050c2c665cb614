/** A replay server for each test of a file, and the client's line to it; the server must have had nothing to complain about. */
import { afterEach, beforeEach, expect } from 'vitest';
import { DrdaConnector } from '../../../../../src/connection/drda/connector';
import type { DrdaConnection } from '../../../../../src/connection/drda/drdaConnection';
import { PATIENCE, type Patience } from '../../../../../src/connection/drda/patience';
import type { OpenOptions } from '../../../../../src/connection/connection';
import { ConnectionFailure } from '../../../../../src/connection/failure';
import { LOGIN, ReplayServer } from './replayServer';

export interface Replay {
  readonly server: ReplayServer;
  open(login?: Partial<typeof LOGIN>, patience?: Partial<Patience>): Promise<DrdaConnection>;
  /** A function that opens lines which profit from those before. */
  opener(login?: Partial<typeof LOGIN>): (options?: OpenOptions) => Promise<DrdaConnection>;
  /** Resolves when the server holds a statement back. */
  whenHeld(): Promise<void>;
}

export function useReplay(): Replay {
  let server: ReplayServer;
  const opened: DrdaConnection[] = [];
  const connector = (login: Partial<typeof LOGIN>, patience: Partial<Patience>) => {
    const target = { host: '127.0.0.1', port: server.port, ...LOGIN, ...login };
    return new DrdaConnector(target, { patience: { ...PATIENCE, ...patience } });
  };
  const kept = async (opening: Promise<DrdaConnection>) => {
    const connection = await opening;
    opened.push(connection);
    return connection;
  };
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
    open: (login = {}, patience = {}) => kept(connector(login, patience).open()),
    opener: (login = {}) => {
      const opens = connector(login, {});
      return (options) => kept(opens.open(options));
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
