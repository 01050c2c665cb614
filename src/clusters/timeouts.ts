/** How long to wait for a server before giving up. */

/** In milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly read: number;
  readonly action: number;
}

const defaultSeconds: Timeouts = { connect: 15, read: 60, action: 1800 };

/** Longest wait that a timer of Node can hold, in seconds. */
const mostSeconds = 2_147_483;

/** The settings hold seconds; what is not a positive number counts as the default. */
export function readTimeouts(setting: (key: keyof Timeouts) => unknown): Timeouts {
  const milliseconds = (key: keyof Timeouts) => {
    const value = setting(key);
    const seconds = typeof value === 'number' && value > 0 ? value : defaultSeconds[key];
    return Math.round(Math.min(seconds, mostSeconds) * 1000);
  };
  return { connect: milliseconds('connect'), read: milliseconds('read'), action: milliseconds('action') };
}
