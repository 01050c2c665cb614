/** A child process that does as the test says. */
import type { DriverProcess, ProcessEnd, ProcessListener } from '../../../../src/connection/odbc/driverProcess';
import type { FromChild, ToChild } from '../../../../src/connection/odbc/messages';

export class FakeProcess implements DriverProcess {
  readonly pid = 4711;
  readonly sent: ToChild[] = [];
  kills = 0;
  #listener: ProcessListener | undefined;
  readonly #answer: (message: ToChild, process: FakeProcess) => void;

  /** `answer` is called for each message, on a later turn as over a real channel. */
  constructor(answer: (message: ToChild, process: FakeProcess) => void) {
    this.#answer = answer;
  }

  send(message: ToChild): void {
    this.sent.push(message);
    setImmediate(() => this.#answer(message, this));
  }

  kill(): void {
    this.kills++;
    if (this.kills === 1) setImmediate(() => this.die({ code: null, signal: 'SIGKILL' }));
  }

  listen(listener: ProcessListener): void {
    this.#listener = listener;
  }

  say(message: FromChild): void {
    this.sayAnything(message);
  }

  sayAnything(message: unknown): void {
    this.#listener?.message(message);
  }

  die(end: ProcessEnd): void {
    this.#listener?.ended(end);
  }
}
