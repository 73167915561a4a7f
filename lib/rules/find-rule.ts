import { RULES } from './registry.generated';
import type { AnyRule } from './rule';

/** A rule by its code, in any case, or by its name. */
export const findRule = (wanted: string): AnyRule | undefined =>
  RULES.find(({ code, name }) => code === wanted.toUpperCase() || name === wanted.toLowerCase());

export const listRuleCodes = (): string[] => RULES.map(({ code }) => code);

const MOST_SUGGESTIONS = 5;

/** Rules somebody may have meant: of the same family, or with the word in the name. */
export function suggestRules(wanted: string): readonly AnyRule[] {
  const word = wanted.toLowerCase();
  const family = /^net(\d)/.exec(word)?.[1];
  const near = RULES.filter(({ code, name }) => code[3] === family || name.includes(word));
  return (near.length > 0 ? near : RULES).slice(0, MOST_SUGGESTIONS);
}
