/** Rewrites expressions: names, parameters, casts, escapes and the words that stand for values. */
import { DIVISOR } from '../functions';
import { castOf, parseType, type DataType } from '../types';
import { unknownRoutine } from '../serverError';
import { Cursor, literal, quoted } from './cursor';
import { nameIn, typeText, unexpected, type Piece } from './pieces';
import type { Scope } from './scope';
import { CLAUSE_WORDS, EXPRESSION_WORDS } from './words';

export const QUERY_START: ReadonlySet<string> = new Set(['SELECT', 'VALUES', 'WITH']);
const EXPRESSION_END: ReadonlySet<string> = new Set([',', ')', '}']);
const DIVISOR_START: ReadonlySet<string> = new Set(['(', '?', '{']);
const NEVER_INSIDE: ReadonlySet<string> = new Set([';', '.', '&', '|', '^', '~', ':', '{', '}']);

export abstract class Expressions extends Cursor {
  private parameters = 0;

  constructor(
    text: string,
    pieces: readonly Piece[],
    protected readonly scope: Scope,
  ) {
    super(text, pieces);
  }

  /** A whole query inside brackets. */
  protected abstract subquery(): void;

  /** Up to a comma, a closing bracket, the word of the next clause, or `stop`. */
  protected expression(stop?: string): void {
    const from = this.at;
    for (let piece = this.here; piece; piece = this.here) {
      if (EXPRESSION_END.has(piece.text) || (this.is('{') && this.peek()?.upper === 'LIMIT')) break;
      if (piece.kind === 'word' && (piece.upper === stop || this.endsExpression(piece, from))) break;
      this.operand(piece);
    }
    if (this.at === from) throw this.unexpected();
  }

  /** `( … )`: a subquery or expressions. */
  protected group(): void {
    this.expect('(');
    if (this.isOneOf(QUERY_START)) this.subquery();
    else if (!this.is(')')) this.list(() => (this.is('*') ? this.pass() : this.expression()));
    this.expect(')');
  }

  protected parameter(): string {
    this.parameters += 1;
    return `?${this.parameters}`;
  }

  private endsExpression(piece: Piece, from: number): boolean {
    if (piece.upper === 'FROM') return this.at === from || this.pieces[this.at - 1]?.upper !== 'DISTINCT';
    const isFunction = this.peek()?.text === '(' && (piece.upper === 'LEFT' || piece.upper === 'RIGHT');
    // ORDER and GROUP end an expression save inside OVER ( … ), where BY follows a bracket or PARTITION's list.
    return CLAUSE_WORDS.has(piece.upper) && !isFunction && !(piece.upper === 'ORDER' && this.insideWindow());
  }

  private insideWindow(): boolean {
    let depth = 0;
    for (let at = this.at - 1; at >= 0; at -= 1) {
      const text = this.pieces[at]?.text;
      if (text === ')') depth += 1;
      else if (text === '(' && depth > 0) depth -= 1;
      else if (text === '(') return this.pieces[at - 1]?.upper === 'OVER';
    }
    return false;
  }

  private operand(piece: Piece): void {
    if (this.is('(')) this.group();
    else if (this.is('?')) this.output.add(this.parameter(), this.take().start);
    else if (this.is('{')) this.escape();
    else if (piece.kind === 'number') this.number();
    else if (piece.kind === 'word' || piece.kind === 'quoted-name') this.named(piece);
    else if (NEVER_INSIDE.has(piece.text)) throw this.unexpected();
    else if (this.is('/')) this.division();
    else this.pass();
  }

  private division(): void {
    this.pass();
    const piece = this.here;
    if (!piece || piece.upper === 'CASE' || (piece.kind === 'operator' && !DIVISOR_START.has(piece.text))) return;
    this.output.add(`${DIVISOR}(`);
    this.operand(piece);
    if (this.passIf('OVER')) this.group();
    this.output.add(')');
  }

  /** A decimal with more digits than a double keeps goes as text, which DECIMAL columns take exactly. */
  private number(): void {
    const { text, start } = this.take();
    const exact = text.length > 16 && text.includes('.') && !/e/i.test(text);
    this.output.add(exact ? `'${text}'` : text, start);
  }

  /** `{d '2026-01-31'}`, `{t …}`, `{ts …}` and `{fn …}`. */
  private escape(): void {
    this.at += 1;
    const kind = this.take();
    if (!/^(D|T|TS|FN)$/.test(kind.upper)) throw unexpected(this.text, kind);
    this.expression();
    this.skipAll('}');
  }

  private named(piece: Piece): void {
    if (piece.kind === 'word' && this.special(piece)) return;
    const chain = [this.take()];
    while (this.skip('.')) {
      if (this.skip('*')) {
        this.output.add(`${quoted(nameIn(chain.at(-1) ?? piece))}.*`, piece.start);
        return;
      }
      chain.push(this.takeName());
    }
    if (chain.length > 3) throw unexpected(this.text, chain[3]);
    const isKeyword = chain.length === 1 && piece.kind === 'word' && EXPRESSION_WORDS.has(piece.upper);
    if (this.is('(') && !isKeyword) this.functionCall(chain);
    else if (isKeyword) this.output.add(piece.upper, piece.start);
    // The schema of SCHEMA.TABLE.COLUMN goes: every table carries its bare name as an alias.
    else
      this.output.add(
        chain
          .slice(-2)
          .map((part) => quoted(nameIn(part)))
          .join('.'),
        piece.start,
      );
  }

  private functionCall(chain: readonly Piece[]): void {
    const [first] = chain;
    const name = chain.map(nameIn).join('.');
    if (!first || (chain.length > 1 && first.upper !== 'SYSFUN')) throw unknownRoutine(name);
    this.output.add(nameIn(chain.at(-1) ?? first), first.start);
    this.group();
  }

  /** Words that stand for a value or have a grammar of their own. */
  private special(piece: Piece): boolean {
    const next = this.peek();
    if (piece.upper === 'CAST' && next?.text === '(') {
      this.cast();
      return true;
    }
    if (next?.text === '.') return false;
    const { user, schema } = this.scope;
    const words = piece.upper === 'CURRENT' && next?.kind === 'word' ? `CURRENT_${next.upper}` : piece.upper;
    const values: Readonly<Record<string, string>> = {
      CURRENT_SCHEMA: literal(schema),
      CURRENT_SQLID: literal(schema),
      CURRENT_USER: literal(user),
      SESSION_USER: literal(user),
      USER: literal(user),
      CURRENT_DATE: 'CURRENT_DATE',
      CURRENT_TIME: 'CURRENT_TIME',
      CURRENT_TIMESTAMP: 'CURRENT_TIMESTAMP',
    };
    const value = values[words];
    if (value === undefined) return false;
    this.at += words === piece.upper ? 1 : 2;
    this.output.add(value, piece.start);
    return true;
  }

  private cast(): void {
    this.pass();
    this.expect('(');
    this.expression('AS');
    this.expect('AS');
    this.output.add(castOf(this.typeUntilBracket()));
    this.expect(')');
  }

  private typeUntilBracket(): DataType {
    const from = this.at;
    let depth = 0;
    while (this.here && (depth > 0 || !this.is(')'))) {
      if (this.is('(')) depth += 1;
      else if (this.is(')')) depth -= 1;
      this.at += 1;
    }
    return parseType(typeText(this.pieces.slice(from, this.at)));
  }
}
