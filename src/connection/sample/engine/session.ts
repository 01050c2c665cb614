/** One open line to one cluster of the pair. */

export interface Session {
  readonly id: number;
  readonly user: string;
  /** The current schema, the user's own at first. */
  schema: string;
  /** Which run of the cluster it belongs to: a restart ends all before. */
  readonly run: number;
  /** Ids of its temporary tables. */
  readonly temporaries: string[];
}

/** Owns both databases and may do everything. */
export const OWNER = 'SPLICE';
/** May log in and use what was granted, nothing else. */
export const RESTRICTED_USER = 'JOE';
