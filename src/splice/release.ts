/** Releases of the server: `3.1.0.1990` is line 3.1, patch 0, sprint 1990. The sprint decides what is there. */

export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly sprint: number;
}

/** Sprints of one line, both ends included; without `to` the range is open. */
export interface ReleaseRange {
  /** Major and minor, as in `3.1`. */
  readonly line: string;
  readonly from: number;
  readonly to?: number;
}

/** Reads `RELEASE` of SYSCS_GET_VERSION_INFO; undefined when the text is not a release. */
export function parseRelease(text: string): Release | undefined {
  const match = /^\s*(\d+)\.(\d+)\.(\d+)\.(\d+)/.exec(text);
  if (!match) return undefined;
  const [major, minor, patch, sprint] = match.slice(1).map(Number) as [number, number, number, number];
  return { major, minor, patch, sprint };
}

export function formatRelease(release: Release): string {
  return `${release.major}.${release.minor}.${release.patch}.${release.sprint}`;
}

export function isWithin(release: Release, ranges: readonly ReleaseRange[]): boolean {
  const line = `${release.major}.${release.minor}`;
  return ranges.some(
    (range) => range.line === line && release.sprint >= range.from && release.sprint <= (range.to ?? Infinity),
  );
}
