import { findRule, listRuleCodes, renderRulePage, suggestRules } from '../../check';
import { defineCommand } from '../command';
import { EXIT, UsageError } from '../io';

/** `explain NET203`: the page of a rule, by its code or its name. */
export const explain = defineCommand({
  name: 'explain',
  operands: 'CODE',
  operandChoices: listRuleCodes(),
  summary: 'why a rule exists, wrong and right examples',
  options: {},
  run({ operands: [wanted] }, io) {
    if (wanted === undefined) throw new UsageError('explain needs a code, such as NET203');
    const rule = findRule(wanted);
    if (!rule) {
      const near = suggestRules(wanted).map(({ code, name }) => `${code} ${name}`);
      throw new UsageError(`no rule "${wanted}"; there are ${near.join(', ')} …`);
    }
    io.out(renderRulePage(rule));
    return EXIT.ok;
  },
});
