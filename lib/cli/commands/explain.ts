import { findRule, renderRulePage, suggestRules } from '../../check';
import type { Args } from '../args';
import { EXIT, type Io, UsageError } from '../io';

/** `explain NET203`: the page of a rule, by its code or its name. */
export function runExplain(args: Args, io: Io): number {
  const [wanted] = args.operands;
  if (wanted === undefined) throw new UsageError('explain needs a code, such as NET203');
  const rule = findRule(wanted);
  if (!rule) {
    const near = suggestRules(wanted).map(({ code, name }) => `${code} ${name}`);
    throw new UsageError(`no rule "${wanted}"; there are ${near.join(', ')} …`);
  }
  io.out(renderRulePage(rule));
  return EXIT.ok;
}
