import type { Path } from '../../diag/path';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { isEmptySelector } from '../../model/label-selector';
import { networkingObjects, policyRulesOf } from '../../model/network-policy';
import { selectByLabels } from '../../model/policy-pods';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { namesOfCustomObjects } from './custom-objects';
import { policyExample, policyFrom } from './policy-example';
import { workloadExample } from './workload-example';
import { labelText, writtenSide } from './workload-side';

interface Facts {
  readonly policy: string;
  readonly selector: string;
}

const selecting = (labels: string): string =>
  policyExample().replace('podSelector: {}', `podSelector: { matchLabels: { ${labels} } }`);

export const policyWithoutPods = defineRule({
  code: 'NET827',
  name: 'policy-without-pods',
  severity: 'info',
  reads: ['objects'],
  docs: {
    summary: 'A podSelector of a NetworkPolicy should match pods of its namespace.',
    why: 'A policy that selects no pod protects none, and a peer that matches none lets nobody through. Pods of other namespaces are found only with a namespaceSelector beside the podSelector.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    whenToIgnore: 'when the pods come from an operator, or are in files that are not checked',
  },
  findings: {
    protectsNone: ({ policy, selector }: Facts) => ({
      what: `NetworkPolicy ${policy} selects pods with ${selector}, and no workload of its namespace has them`,
      fix: 'podSelector: labels of the pod template that is to be protected',
    }),
    matchesNone: ({ policy, selector }: Facts) => ({
      what: `a peer of NetworkPolicy ${policy} is pods with ${selector}, and no workload of its namespace has them`,
      fix: 'write the labels of the pod template; add namespaceSelector for pods of other namespaces',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the labels of pods',
        text: manyExamples(selecting('app: web'), workloadExample()),
      },
      { title: 'the workloads are in other files', text: selecting('app: web') },
      {
        title: 'pods of other namespaces',
        text: manyExamples(
          policyFrom(
            '{ namespaceSelector: {}, podSelector: { matchLabels: { app: prometheus } } }',
          ),
          workloadExample(),
        ),
      },
    ],
    invalid: [
      {
        title: 'a letter that is missing',
        text: manyExamples(selecting('app: wbe'), workloadExample()),
      },
      {
        title: 'pods of another namespace',
        text: manyExamples(
          policyFrom('{ podSelector: { matchLabels: { app: prometheus } } }'),
          workloadExample(),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const customNames = namesOfCustomObjects(objects);
    for (const object of networkingObjects(objects, 'NetworkPolicy')) {
      const namespace = object.namespace || 'default';
      for (const { finding, path, selector } of ownSelectorsOf(object)) {
        if (selectByLabels(objects, namespace, selector) !== 'none') continue;
        if (valuesOf(selector).some((value) => customNames.has(value))) continue;
        const data = { policy: `${namespace}/${object.name}`, selector: describe(selector) };
        report(finding, data, {
          at: { ...writtenSide(object, path), value: data.selector },
          breaks:
            finding === 'protectsNone'
              ? 'the network add-on: leaves all pods as they are'
              : 'the network add-on: lets no pod through by this peer',
          data,
        });
      }
    }
  },
});

interface OwnSelector {
  readonly finding: 'protectsNone' | 'matchesNone';
  readonly path: Path;
  readonly selector: JsonObject;
}

/** Those for pods of the namespace of the policy; `{}` is for all of them, however many there are. */
function ownSelectorsOf(object: ApiObjectView): OwnSelector[] {
  const own = [{ finding: 'protectsNone', path: ['spec', 'podSelector'] } as const];
  const ofPeers = policyRulesOf(object)
    .flatMap(({ peers }) => peers)
    .filter(({ value }) => (value.namespaceSelector ?? null) === null)
    .map(({ path }) => ({ finding: 'matchesNone', path: [...path, 'podSelector'] }) as const);
  return [...own, ...ofPeers].flatMap((place) => {
    const selector: Json | undefined = valueAt(object.value, place.path);
    return isObject(selector) && !isEmptySelector(selector) ? [{ ...place, selector }] : [];
  });
}

const pairsOf = ({ matchLabels }: JsonObject): [string, Json][] =>
  Object.entries(isObject(matchLabels) ? matchLabels : {});

const valuesOf = (selector: JsonObject): string[] =>
  pairsOf(selector).map(([, value]) => `${value}`);

const describe = (selector: JsonObject): string =>
  labelText(pairsOf(selector)) || 'the labels of its expressions';
