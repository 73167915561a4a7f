import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json } from '../../model/document';
import { objectsOf } from '../../model/object-index';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { parseCidrSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { judgeCanonicalCidr, type SpellingProblem, WHAT_IS_WRONG } from './address-reading';
import { fieldSide, REFUSED } from './service-side';

/** kube-apiserver makes it of its flag (defaultservicecidr controller). */
const OF_THE_FLAG = 'kubernetes';

interface Misspelled {
  readonly text: string;
  readonly problem: SpellingProblem;
  readonly canonical: string | undefined;
}

const serviceCidrExample = (cidrs: string, name = 'more'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: { name: ${name} }\nspec: { cidrs: ${cidrs} }\n`;

export const serviceCidr = defineRule({
  code: 'NET336',
  name: 'service-cidr',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'A ServiceCIDR holds one range, or one of each family, in canonical form.',
    why: 'kube-apiserver refuses others. It takes any size and any range, those that overlap included; it makes the object "kubernetes" itself, of --service-cluster-ip-range.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/networking/validation validateServiceCIDRSpec; KEP-1880',
  },
  findings: {
    none: () => ({
      what: 'the ServiceCIDR has no range',
      fix: 'cidrs: [a range that nothing else uses]',
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `${count} ranges in one ServiceCIDR, which takes one of each family`,
      fix: 'write a ServiceCIDR for each further range',
    }),
    unreadable: ({ text, problem, canonical }: Misspelled) => ({
      what: `"${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write a range such as 10.112.0.0/16',
    }),
    sameFamily: ({ family }: { family: string }) => ({
      what: `two ${family} ranges in one ServiceCIDR, which takes one of each family`,
      fix: 'write a ServiceCIDR of its own for the second',
    }),
    ofTheFlag: () => ({
      what: 'ServiceCIDR "kubernetes" is there already: kube-apiserver makes it of its flag',
      fix: 'give it another name',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'one range', text: serviceCidrExample('[10.112.0.0/16]') },
      {
        title: 'one of each family',
        text: serviceCidrExample('[10.112.0.0/16, "fd00:112::/112"]'),
      },
      { title: 'a single address, which offers none', text: serviceCidrExample('[10.112.0.1/32]') },
    ],
    invalid: [
      { title: 'host bits', text: serviceCidrExample('[10.112.0.1/16]') },
      { title: 'two of one family', text: serviceCidrExample('[10.112.0.0/16, 10.113.0.0/16]') },
      { title: 'none', text: serviceCidrExample('[]') },
      { title: 'IPv6 in other letters', text: serviceCidrExample('["FD00:112::/112"]') },
      { title: 'the name of the first', text: serviceCidrExample('[10.112.0.0/16]', 'kubernetes') },
    ],
  }),
  check({ objects }, report) {
    for (const object of objectsOf(objects, 'networking.k8s.io', 'ServiceCIDR')) {
      const cidrs = cidrsOf(object);
      const at = fieldSide(object, ['spec', 'cidrs']);
      if (object.name === OF_THE_FLAG) {
        report('ofTheFlag', {}, { at: fieldSide(object, ['metadata', 'name']), ...REFUSED });
      }
      if (cidrs?.length === 0) report('none', {}, { at, ...REFUSED });
      if (!cidrs || cidrs.length === 0) continue;
      if (cidrs.length > 2) {
        report(
          'tooMany',
          { count: cidrs.length },
          { at, ...REFUSED, data: { count: cidrs.length } },
        );
        continue;
      }
      cidrs.forEach((item, index) => {
        const text = goText(item);
        if (text === undefined) return;
        const { problem, canonical } = judgeCanonicalCidr(text);
        if (!problem) return;
        const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
        report(
          'unreadable',
          { text, problem, canonical },
          { at: fieldSide(object, ['spec', 'cidrs', index], text), ...REFUSED, data },
        );
      });
      const [first, second] = cidrs.map(familyOf);
      if (first === undefined || first !== second) continue;
      report('sameFamily', { family: first }, { at, ...REFUSED, data: { family: first } });
    }
  },
});

/** Undefined where something else than a list stands: another rule's. */
function cidrsOf({ value }: ApiObjectView): readonly Json[] | undefined {
  const { spec } = value;
  if (spec === undefined || spec === null) return [];
  if (!isObject(spec)) return undefined;
  const { cidrs } = spec;
  return cidrs === undefined || cidrs === null || Array.isArray(cidrs) ? asList(cidrs) : undefined;
}

function familyOf(item: Json): string | undefined {
  const reading = parseCidrSloppy(goText(item) ?? '');
  return reading.ok ? reading.value.address.family : undefined;
}
