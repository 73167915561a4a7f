import type { YamlToken } from './yaml-token';

/** Tokens that were scanned but not yet taken; a `key` may still be slipped in front of them. */
export class YamlTokenQueue {
  private tokens: YamlToken[] = [];
  private head = 0;
  /** How many tokens were taken so far, which is the number of the next one. */
  taken = 0;

  get isEmpty(): boolean {
    return this.head === this.tokens.length;
  }

  /** The number of the token that will be pushed next. */
  get nextNumber(): number {
    return this.taken + this.tokens.length - this.head;
  }

  peek(): YamlToken | undefined {
    return this.tokens[this.head];
  }

  push(token: YamlToken): void {
    this.tokens.push(token);
  }

  insertAt(number: number, token: YamlToken): void {
    const place = this.head + number - this.taken;
    this.tokens.push(token);
    this.tokens.copyWithin(place + 1, place);
    this.tokens[place] = token;
  }

  advance(): void {
    this.head += 1;
    this.taken += 1;
    if (!this.isEmpty) return;
    this.tokens = [];
    this.head = 0;
  }
}
