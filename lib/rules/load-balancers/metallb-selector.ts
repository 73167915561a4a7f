import type { Path } from '../../diag/path';
import { valueAt } from '../../model/document';
import { selectorProblem } from '../../model/label-selector';
import { metalLbConfig } from '../../model/metallb-config';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL, l2Example } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

export const metalLbSelector = defineRule({
  code: 'NET859',
  name: 'metallb-selector',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Selectors of MetalLB objects must be ones that Kubernetes can read.',
    why: 'The definitions take any text for operators, keys and values. MetalLB reads them as every controller does, and refuses the whole configuration.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'apimachinery labels.NewRequirement; MetalLB 0.16 internal/config/config.go',
  },
  findings: {
    unreadable: ({ problem }: { problem: string }) => ({
      what: `the selector cannot be read: ${problem}`,
      fix: 'use In or NotIn with values, or Exists or DoesNotExist without',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an expression without values',
        text: manyExamples(
          LAB_POOL[0],
          l2Example(
            'lab',
            'nodeSelectors: [{ matchExpressions: [{ key: rack, operator: Exists }] }]',
          ),
        ),
      },
    ],
    invalid: [
      {
        title: 'In without values',
        text: manyExamples(
          LAB_POOL[0],
          l2Example('lab', 'nodeSelectors: [{ matchExpressions: [{ key: rack, operator: In }] }]'),
        ),
      },
      {
        title: 'an operator of node affinity',
        text: manyExamples(
          LAB_POOL[0],
          l2Example(
            'lab',
            'nodeSelectors: [{ matchExpressions: [{ key: rack, operator: Gt, values: ["1"] }] }]',
          ),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const config = metalLbConfig(objects);
    const all = [
      ...config.pools.map(({ object }) => object),
      ...[...config.l2Advertisements, ...config.bgpAdvertisements, ...config.peers].map(
        ({ object }) => object,
      ),
    ];
    for (const object of all) {
      for (const path of SELECTORS) {
        asList(valueAt(object.value, ['spec', ...path])).forEach((selector, index) => {
          const isWeighted = path[0] === 'preferredNodeSelectors';
          const problem = selectorProblem(
            isWeighted ? valueAt(selector, ['preference']) : selector,
          );
          if (problem === undefined) return;
          const at = metalLbSide(object, ['spec', ...path, index]);
          report('unreadable', { problem }, { at, breaks: METALLB_REFUSES, data: { problem } });
        });
      }
    }
  },
});

const SELECTORS: readonly Path[] = [
  ['ipAddressPoolSelectors'],
  ['nodeSelectors'],
  ['serviceSelectors'],
  ['preferredNodeSelectors'],
  ['serviceAllocation', 'namespaceSelectors'],
  ['serviceAllocation', 'serviceSelectors'],
];
