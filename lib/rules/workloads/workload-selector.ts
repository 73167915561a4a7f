import { isObject, type JsonObject, valueAt } from '../../model/document';
import { isEmptySelector, selects } from '../../model/label-selector';
import { type Workload, workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { workloadExample } from './workload-example';
import { labelsSide, labelText, writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
}

interface Mismatch extends Facts {
  readonly labels: string;
}

const PODS = 'metadata: { labels: { app: web } }';

const selectedBy = (selector: string, kind = 'Deployment'): string =>
  workloadExample({ kind }).replace(/selector: .*/, `selector: ${selector}`);

export const workloadSelector = defineRule({
  code: 'NET821',
  name: 'workload-selector',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'A workload must select the pods that its own template makes.',
    why: 'kube-apiserver refuses it: the controller would not know its pods again, and make more and more of them. It fills nothing in, and the selector cannot be changed later.',
    since: '0.1.0',
    source: 'kube-apiserver apps validation; ValidatePodTemplateSpecForReplicaSet',
  },
  findings: {
    missing: ({ workload }: Facts) => ({
      what: `${workload} has no selector`,
      fix: 'selector: {matchLabels: …}, with labels of the pod template',
    }),
    empty: ({ workload }: Facts) => ({
      what: `the selector of ${workload} is empty`,
      fix: 'matchLabels: labels of the pod template',
    }),
    mismatch: ({ workload, labels }: Mismatch) => ({
      what: `${workload} does not select its own pods, which have ${labels || 'no labels'}`,
      fix: 'write the labels of matchLabels into the pod template, too',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'some of the labels', text: workloadExample() },
      {
        title: 'an expression that is true for the pods',
        text: selectedBy('{ matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }'),
      },
      {
        title: 'none for a Job, which gets its own',
        text: workloadExample({ kind: 'Job', podSpec: ['restartPolicy: Never'] })
          .replace('apps/v1', 'batch/v1')
          .replace(/ *selector: .*\n/, ''),
      },
    ],
    invalid: [
      { title: 'none', text: workloadExample().replace(/ *selector: .*\n/, '') },
      { title: 'an empty one', text: selectedBy('{}') },
      { title: 'other labels', text: selectedBy('{ matchLabels: { app: api } }') },
      { title: 'pods without labels', text: workloadExample().replace(PODS, 'metadata: {}') },
    ],
  }),
  check({ objects }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const { object } = workload;
      if (object.apiVersion !== 'apps/v1') continue;
      const selector = valueAt(object.value, ['spec', 'selector']);
      const at = writtenSide(object, ['spec', 'selector']);
      const data = { workload: workloadName(workload) };
      if (selector === undefined || selector === null) {
        report('missing', data, { at, ...REFUSED, data });
      } else if (isObject(selector) && isEmptySelector(selector)) {
        report('empty', data, { at, ...REFUSED, data });
      } else if (
        isObject(selector) &&
        isReadable(selector) &&
        !selects(selector, labelsOf(workload))
      ) {
        const labels = labelText(Object.entries(workload.labels));
        const facts = { ...data, labels };
        const other = labelsSide(workload);
        report('mismatch', facts, { at, other, ...REFUSED, data: facts });
      }
    }
  },
});

/** null decodes like "". */
const labelsOf = ({ labels }: Workload): JsonObject =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value ?? '']));

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** An expression that is wrong in itself is told by selector-syntax. */
const isReadable = ({ matchExpressions, matchLabels }: JsonObject): boolean =>
  Object.values(isObject(matchLabels) ? matchLabels : {}).every((one) => typeof one === 'string') &&
  (!Array.isArray(matchExpressions) ||
    matchExpressions.every((one) => isObject(one) && OPERATORS.includes(`${one.operator}`)));
