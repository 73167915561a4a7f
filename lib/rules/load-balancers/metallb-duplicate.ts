import type { Path } from '../../diag/path';
import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { type MetalLbConfig, type MetalLbObject, metalLbConfig } from '../../model/metallb-config';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL, l2Example, poolExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

export const metalLbDuplicate = defineRule({
  code: 'NET858',
  name: 'metallb-duplicate',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'No list of a MetalLB object may hold the same entry twice.',
    why: 'The definitions take it, and MetalLB refuses the whole configuration: pools, peers, communities, namespaces and selectors alike.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source:
      'MetalLB 0.16 internal/config/config.go validateDuplicate, validateLabelSelectorDuplicate',
  },
  findings: {
    twice: ({ field, value }: { field: string; value: string }) => ({
      what: `${field} names ${value} twice`,
      fix: `remove the second ${value}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two pools in one advertisement, the same in another one',
        text: manyExamples(
          ...LAB_POOL,
          poolExample('lan', 'addresses: [192.168.57.240/28]'),
          l2Example('both', 'ipAddressPools: [lab, lan]'),
        ),
      },
    ],
    invalid: [
      {
        title: 'one pool twice',
        text: manyExamples(LAB_POOL[0], l2Example('lab', 'ipAddressPools: [lab, lab]')),
      },
      {
        title: 'two node selectors that are one, in another order',
        text: manyExamples(
          LAB_POOL[0],
          l2Example(
            'lab',
            'nodeSelectors:',
            '  - matchLabels: { rack: a, row: b }',
            '  - matchLabels: { row: b, rack: a }',
          ),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    for (const { object, spec, texts, selectors } of listsOf(metalLbConfig(objects))) {
      const lists = [...texts, ...selectors.flatMap((path) => [path, ...valuesBelow(spec, path)])];
      for (const path of lists) {
        const list = asList(valueAt(spec, path)).map(canonical);
        const index = list.findIndex((entry, nth) => list.indexOf(entry) < nth);
        if (index === -1) continue;
        const place = ['spec', ...path, index];
        const facts = {
          field: String(path.at(-1)),
          value: textOf(valueAt(spec, [...path, index])),
        };
        const at = metalLbSide(object, place, facts.value);
        report('twice', facts, { at, breaks: METALLB_REFUSES, data: facts });
      }
    }
  },
});

interface Lists extends MetalLbObject {
  readonly texts: readonly Path[];
  readonly selectors: readonly Path[];
}

const ALLOCATION = 'serviceAllocation';

const listsOf = ({ pools, l2Advertisements, bgpAdvertisements, peers }: MetalLbConfig): Lists[] => [
  ...pools.map(({ object }) => ({
    object,
    spec: isObject(object.value.spec) ? object.value.spec : {},
    texts: [[ALLOCATION, 'namespaces']],
    selectors: [
      [ALLOCATION, 'namespaceSelectors'],
      [ALLOCATION, 'serviceSelectors'],
    ],
  })),
  ...l2Advertisements.map((one) => ({ ...one, texts: [['ipAddressPools']], selectors: OF_BOTH })),
  ...bgpAdvertisements.map((one) => ({
    ...one,
    texts: [['ipAddressPools'], ['communities'], ['peers']],
    selectors: OF_BOTH,
  })),
  ...peers.map((one) => ({ ...one, texts: [], selectors: [['nodeSelectors']] })),
];

const OF_BOTH = [['ipAddressPoolSelectors'], ['nodeSelectors'], ['serviceSelectors']];

/** The values of expressions, and the expressions themselves, are lists of selectors too. */
function valuesBelow(spec: JsonObject, selectors: Path): Path[] {
  return asList(valueAt(spec, selectors)).flatMap((selector, nth) => {
    const expressions = [...selectors, nth, 'matchExpressions'];
    const values = asList(valueAt(selector, ['matchExpressions'])).map((_, index) => [
      ...expressions,
      index,
      'values',
    ]);
    return [expressions, ...values];
  });
}

/** Alike whatever the order of labels and of values. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, entry]) => [name, canonical(entry)]);
  return JSON.stringify(fields.sort());
}

const textOf = (value: Json | undefined): string => asText(value) ?? JSON.stringify(value);
