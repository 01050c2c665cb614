/** Keeps one process for a driver ready for the connection that comes next: to start one takes several times as long as to connect. */
import { ChildLine } from './childLine';
import { startDriverProcess, type StartProcess } from './driverProcess';

/** Milliseconds after which a process that nobody took is ended. */
const KEPT_MS = 5 * 60_000;

export class SpareLine {
  readonly #childScript: string;
  readonly #start: StartProcess;
  #line: ChildLine | undefined;
  #expiry: NodeJS.Timeout | undefined;

  /** Starts nothing. @param childScript path of the bundled child, `odbcChild.js` */
  constructor(childScript: string, start: StartProcess = startDriverProcess) {
    this.#childScript = childScript;
    this.#start = start;
  }

  /** Starts a process unless one is ready, which is kept longer then. It knows nothing of any cluster. */
  prepare(): void {
    if (!this.#line?.isOpen) this.#line = new ChildLine(this.#start(this.#childScript));
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => this.dispose(), KEPT_MS).unref();
  }

  /** The one that is ready, if it still lives: whoever takes it ends it. */
  take(): ChildLine | undefined {
    const line = this.#line;
    this.#line = undefined;
    clearTimeout(this.#expiry);
    return line?.isOpen ? line : undefined;
  }

  /** Ends the one that nobody took. */
  dispose(): void {
    this.take()?.kill('closed');
  }
}
