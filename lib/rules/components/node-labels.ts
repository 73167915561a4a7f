import { isKnownWord, wordsAt } from '../../k8s/component-words';
import { isLabelValue, isQualifiedName } from '../../k8s/names';
import { kubeletFlags } from '../../model/component-arguments';
import { nameAsRead } from '../../model/component-flags';
import { defineRule } from '../rule';
import { withKubeletArgument } from './argument-example';

export const nodeLabels = defineRule({
  code: 'NET721',
  name: 'node-labels',
  severity: 'error',
  reads: ['nodes', 'versions'],
  docs: {
    summary: 'The kubelet may give its node only some labels of Kubernetes.',
    why: 'Labels under kubernetes.io and k8s.io say what a node may do, so a node must not choose them: the kubelet exits, for node-role.kubernetes.io/… too.',
    since: '0.1.0',
    source:
      'cmd/kubelet/app/options/options.go (ValidateKubeletFlags); kubelet pkg/apis, read out of it (lib/k8s/facts/component-words.json) [run]',
  },
  findings: {
    reserved: ({ key }: { key: string }) => ({
      what: `the kubelet may not set the label ${key}`,
      fix: 'label the node with kubectl, or choose node.kubernetes.io/… or a prefix of your own',
    }),
    malformed: ({ key, value }: { key: string; value: string }) => ({
      what: `"${key}=${value}" is not a label`,
      fix: 'write key=value with letters, digits, "-", "_" and "."',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'labels of your own and allowed ones',
        text: withKubeletArgument('node-labels', 'example.com/rack=7,node.kubernetes.io/fast=yes'),
      },
    ],
    invalid: [
      {
        title: 'a role',
        text: withKubeletArgument('node-labels', 'node-role.kubernetes.io/worker='),
      },
    ],
  }),
  check({ nodes, versions }, report) {
    for (const { at, value } of nodes.flatMap((node) => kubeletFlags(node).flags)) {
      if (nameAsRead(value) !== 'node-labels') continue;
      const side = { at, value: value.value, label: 'node-labels' };
      for (const label of labelsIn(value.value)) {
        const refused = { at: side, refusedBy: ['kubelet-start'] as const, data: { ...label } };
        if (isReserved(label.key, versions.minor)) report('reserved', label, refused);
        else if (!isLabel(label)) report('malformed', label, refused);
      }
    }
  },
});

interface Label {
  readonly key: string;
  readonly value: string;
}

/** component-base `ConfigurationMap`: no "=" means an empty value. */
const labelsIn = (text: string): Label[] =>
  (text.split(/\s/)[0] ?? '').split(',').flatMap((pair) => {
    const [key = '', ...value] = pair.split('=');
    return pair === '' ? [] : [{ key, value: value.join('=') }];
  });

const isLabel = ({ key, value }: Label): boolean => isQualifiedName(key) && isLabelValue(value);

/** Source: kubelet pkg/apis/well_known_labels.go (`IsKubeletLabel`). */
function isReserved(key: string, minor: number): boolean {
  const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  const isBelow = (parent: string) => domain === parent || domain.endsWith(`.${parent}`);
  return (
    ['kubernetes.io', 'k8s.io'].some(isBelow) &&
    !isKnownWord('node labels', key, minor) &&
    !wordsAt('node label domains', minor).some(isBelow)
  );
}
