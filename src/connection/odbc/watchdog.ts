/** Ends this process when its parent is gone, even while the main thread is stuck inside a driver: runs in a thread of its own. */

const PERIOD_MS = 500;

/** `parent` is the process id to look for. Never returns the thread. */
export function watchParent(parent: number): void {
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) endProcess();
  }, PERIOD_MS);
}

/** At once and without cleaning up: an orderly exit waits for the driver's threads, which may never end. */
export function endProcess(): void {
  process.kill(process.pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
