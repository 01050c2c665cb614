/** Makes the connector of a profile; nothing is loaded or started before the first connection is opened. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClusterProfile } from './clusters/profile';
import type { Connector } from './connection/connection';
import type { Acquaintance } from './connection/drda/acquaintance';
import type { SpareLine } from './connection/odbc/spareLine';
import { isSampleRelease, type SampleReleaseName } from './connection/sample/releases';
import type { SamplePair } from './connection/sample/samplePair';

/** Milliseconds from the wish for a spare process to its start: a window that opens has other things to do first. */
const SPARE_AFTER_MS = 1_000;

export class Transports {
  readonly #dist: string;
  #spare: SpareLine | undefined;
  #spareTimer: NodeJS.Timeout | undefined;
  #isDisposed = false;
  #sample: Promise<SamplePair> | undefined;

  readonly #passphraseFor: (profile: ClusterProfile) => Promise<string | undefined>;

  /** @param passphraseFor the one that is kept for the profile's private key */
  constructor(extensionUri: vscode.Uri, passphraseFor: (profile: ClusterProfile) => Promise<string | undefined>) {
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
    this.#passphraseFor = passphraseFor;
  }

  connectorFor(profile: ClusterProfile, password: string | undefined, passphrase?: string): Connector {
    const { transport, user } = profile;
    switch (transport.kind) {
      case 'sample':
        return {
          transport: 'sample',
          open: async (options) => {
            const pair = await this.#samplePair();
            return pair.connector(transport.side, user?.toUpperCase()).open(options);
          },
        };
      case 'drda': {
        let known: Acquaintance | undefined;
        return {
          transport: 'drda',
          open: async (options) => {
            const { DrdaConnector } = await import('./connection/drda/connector');
            const { Acquaintance } = await import('./connection/drda/acquaintance');
            const { drdaTarget } = await import('./connection/drda/drdaTarget');
            const hasKey = transport.tls?.privateKey !== undefined;
            const opensKey = hasKey ? (passphrase ?? (await this.#passphraseFor(profile))) : undefined;
            const target = await drdaTarget(transport, { user, password, passphrase: opensKey });
            known ??= new Acquaintance();
            return new DrdaConnector(target, { known }).open(options);
          },
        };
      }
      case 'odbc':
        return {
          transport: 'odbc',
          open: async (options) => {
            const { OdbcConnector } = await import('./connection/odbc/connection');
            const { odbcTarget } = await import('./connection/odbc/connectionString');
            const target = odbcTarget(transport, { user, password });
            const spare = this.#spare;
            return new OdbcConnector({ target, childScript: this.#odbcChild, ...(spare && { spare }) }).open(options);
          },
        };
    }
  }

  /** Soon has a process ready for the next cluster over ODBC, if there are any. */
  prepare(profiles: readonly ClusterProfile[]): void {
    if (!profiles.some(({ transport }) => transport.kind === 'odbc')) return;
    this.#spareTimer ??= setTimeout(() => {
      this.#spareTimer = undefined;
      void import('./connection/odbc/spareLine').then(({ SpareLine }) => {
        if (this.#isDisposed) return;
        this.#spare ??= new SpareLine(this.#odbcChild);
        this.#spare.prepare();
      });
    }, SPARE_AFTER_MS);
  }

  /** Ends what no connection has: connections are closed by whoever opened them. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    clearTimeout(this.#spareTimer);
    this.#spare?.dispose();
    await this.replaceSample()();
  }

  get #odbcChild(): string {
    return path.join(this.#dist, 'odbcChild.js');
  }

  /**
   * Lets the next connect begin a new sample pair, with the release of the settings.
   * @returns ends the old pair with all that was changed in it
   */
  replaceSample(): () => Promise<void> {
    const pair = this.#sample;
    this.#sample = undefined;
    return async () => (await pair)?.dispose();
  }

  #samplePair(): Promise<SamplePair> {
    this.#sample ??= import('./connection/sample/samplePair').then(
      ({ SamplePair }) =>
        new SamplePair({ release: sampleRelease(), workerFile: path.join(this.#dist, 'sampleWorker.mjs') }),
    );
    return this.#sample;
  }
}

function sampleRelease(): SampleReleaseName {
  const chosen = vscode.workspace.getConfiguration('spliceReplication.sample').get<string>('release', '3.2');
  return isSampleRelease(chosen) ? chosen : '3.2';
}
