/** Turns one SELECT, VALUES, INSERT, UPDATE or DELETE of the server's dialect into SQLite's. */
import type { DataType } from '../types';
import type { Output } from './output';
import type { Piece } from './pieces';
import { Queries } from './queries';
import { QUERY_START } from './expressions';
import type { Scope } from './scope';

export interface Rewritten {
  readonly output: Output;
  /** Types of the outermost select list that can be told from its text; undefined when it holds a `*`. */
  readonly itemTypes: readonly (DataType | undefined)[] | undefined;
}

/** Throws a {@link ServerError} for what the server would refuse: syntax, unknown names, missing privileges. */
export function rewrite(text: string, pieces: readonly Piece[], scope: Scope): Rewritten {
  return new Rewriter(text, pieces, scope).statement();
}

/** An expression without a FROM, as in the arguments of a CALL. */
export function rewriteExpression(text: string, pieces: readonly Piece[], scope: Scope): Output {
  return new Rewriter(text, pieces, scope).lone();
}

class Rewriter extends Queries {
  statement(): Rewritten {
    if (this.is('INSERT')) this.insert();
    else if (this.is('UPDATE')) this.update();
    else if (this.is('DELETE')) this.delete();
    else this.query(true);
    if (this.here) throw this.unexpected();
    return { output: this.output, itemTypes: this.itemTypes };
  }

  lone(): Output {
    this.output.add('SELECT');
    this.expression();
    if (this.here) throw this.unexpected();
    return this.output;
  }

  private insert(): void {
    this.pass();
    this.expect('INTO');
    this.table('INSERT');
    if (this.is('(') && !QUERY_START.has(this.peek()?.upper ?? '')) this.group();
    this.query(false);
  }

  private update(): void {
    this.pass();
    this.alias(this.table('UPDATE'));
    this.expect('SET');
    this.list(() => this.expression());
    this.where();
  }

  private delete(): void {
    this.pass();
    this.expect('FROM');
    this.alias(this.table('DELETE'));
    // Without a WHERE SQLite empties the table at once and reports no rows.
    if (this.here) this.where();
    else this.output.add('WHERE 1');
  }
}
