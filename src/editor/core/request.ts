/** What a hover, a signature or a completion is asked about. */
import type { ClusterFacts, NamedKey } from './facts';
import type { ScriptIndex } from './scriptIndex';

export interface EditorRequest {
  readonly script: ScriptIndex;
  readonly offset: number;
  /** Of the cluster that a statement at the place would run on. */
  readonly facts: ClusterFacts | undefined;
  /** False in SQL that has nothing of Splice: then only what is plainly Splice's is answered. */
  readonly atHome: boolean;
}

export interface CompletionRequest extends EditorRequest {
  /** Names of all clusters, for the directives. */
  readonly clusterNames: readonly string[];
  /** Keys of all clusters that are known, where the file is bound to none. */
  readonly clusterKeys: readonly NamedKey[];
  /** Of the cluster that had the role when the file was run last; undefined where nobody has chosen yet. */
  readonly roleFacts: (role: 'active' | 'passive') => ClusterFacts | undefined;
  /** A blank or a sign was typed, nobody asked: then nothing is offered where a statement, a table or a column may begin. */
  readonly isUnasked?: boolean;
}

/** Its script is the part around the place. */
export interface LocalRequest extends CompletionRequest {
  /** The names that `-- @let` gives before the place, in the whole script. */
  readonly variables: () => readonly string[];
}

const signs =
  /SYSCS_UTIL|splice-properties|\bSYS\.SYS(?:REPLICATION|BACKUP)\b|--[ \t]*@(?:cluster|active|passive|let|confirm|wait-for-restart)\b/i;

/** How much of a script is looked through; more would be felt at each key. */
export const LOOKED_AT = 100_000;

/** True where the text has something of Splice in it. */
export function mentionsSplice(text: string): boolean {
  return signs.test(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text);
}
