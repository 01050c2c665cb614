/** What a completion offers, in VS Code's terms but without it. */

export type OfferKind =
  'procedure' | 'script' | 'table' | 'column' | 'schema' | 'value' | 'keyword' | 'variable' | 'cluster' | 'peer';

export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** Plain text, or a snippet where `isSnippet`. */
  readonly insert: string;
  readonly isSnippet?: true;
  /** Once it is taken, ask again. */
  readonly leadsOn?: true;
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown; asked for when the person looks at it. */
  readonly documentation?: () => string;
  /** What the text in the range is compared with, where that is not the label. */
  readonly filter?: string;
  /** Lower comes first; otherwise the label decides. */
  readonly rank?: string;
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** What is replaced, as offsets of the text; on one line, and `offset` lies inside. */
  readonly start: number;
  readonly end: number;
  /** There is more than is offered: ask again at the next key. */
  readonly isIncomplete?: true;
}

/** What the snippets' prefixes begin with. */
export const snippetPrefix = 'splice-';

/** Text that stands as it is inside a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
