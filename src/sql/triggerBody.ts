/** Follows the words of one statement to know when it is inside a trigger's `BEGIN ATOMIC … END`. */

/** Feed it the significant tokens of a statement in order; while `isInside` is true a semicolon does not end the statement. */
export class TriggerBody {
  /** Significant tokens seen, as far as they still matter: CREATE, then TRIGGER. */
  private heading: 'start' | 'create' | 'trigger' | 'other' = 'start';
  private afterBegin = false;
  private depth = 0;

  get isInside(): boolean {
    return this.depth > 0;
  }

  /** False once the statement turns out to be another one: then there is nothing to see. */
  get isWatching(): boolean {
    return this.heading !== 'other';
  }

  /** `word` is the upper-case text of an unquoted word, or undefined for any other token. */
  see(word: string | undefined): void {
    if (this.heading === 'start') this.heading = word === 'CREATE' ? 'create' : 'other';
    else if (this.heading === 'create') this.heading = word === 'TRIGGER' ? 'trigger' : 'other';
    else if (this.heading === 'trigger') this.seeInTrigger(word);
  }

  private seeInTrigger(word: string | undefined): void {
    if (this.depth > 0) {
      if (word === 'CASE') this.depth += 1;
      else if (word === 'END') this.depth -= 1;
    } else if (this.afterBegin && word === 'ATOMIC') {
      this.depth = 1;
    }
    this.afterBegin = word === 'BEGIN';
  }
}
