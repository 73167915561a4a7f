import { isDns1123Subdomain, isLabelValue, isQualifiedName } from '../../k8s/names';
import { isObject } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { type Workload, workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { badKey, badValue } from '../names/label-pairs';
import { defineRule } from '../rule';
import { podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface BadName {
  readonly workload: string;
  readonly nodeName: string;
}

const onNodes = (line: string): string => workloadExample({ podSpec: [line] });

export const nodeChoice = defineRule({
  code: 'NET836',
  name: 'node-choice',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'A pod asks for nodes by labels with the syntax of labels, or by the name of a node.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver ValidatePodSpec (ValidateLabels, ValidateNodeName)',
  },
  findings: {
    badKey,
    badValue,
    badName: ({ workload, nodeName }: BadName) => ({
      what: `nodeName "${nodeName}" of ${workload} is not a node name: lower-case letters, digits, "-", "."`,
      fix: isDns1123Subdomain(nodeName.toLowerCase())
        ? `nodeName: ${nodeName.toLowerCase()}`
        : 'nodeName: as kubectl get nodes says it',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a label without a value',
        text: onNodes('nodeSelector: { node-role.kubernetes.io/worker: "" }'),
      },
      { title: 'a node by its DNS name', text: onNodes('nodeName: worker-1.example.com') },
      { title: 'an empty name, which is none', text: onNodes('nodeName: ""') },
    ],
    invalid: [
      { title: 'a blank in a value', text: onNodes('nodeSelector: { zone: room 1 }') },
      { title: 'two "/" in a key', text: onNodes('nodeSelector: { a/b/c: d }') },
      { title: 'capital letters', text: onNodes('nodeName: Worker-1') },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const { object, template, spec } = workload;
      const verdict = podVerdict(workload, versions.cluster);
      for (const { key, value } of selectorOf(workload)) {
        const side = writtenSide(object, [...template, 'spec', 'nodeSelector', key]);
        const data = { key, value };
        if (!isQualifiedName(key)) {
          report('badKey', data, { at: { ...side, value: key, on: 'key' }, ...verdict, data });
        }
        if (!isLabelValue(value)) report('badValue', data, { at: side, ...verdict, data });
      }
      const nodeName = goText(spec.nodeName) ?? '';
      if (nodeName === '' || isDns1123Subdomain(nodeName)) continue;
      const data = { workload: workloadName(workload), nodeName };
      const at = writtenSide(object, [...template, 'spec', 'nodeName']);
      report('badName', data, { at, ...verdict, data });
    }
  },
});

const selectorOf = ({ spec: { nodeSelector } }: Workload) =>
  Object.entries(isObject(nodeSelector) ? nodeSelector : {}).map(([key, value]) => ({
    key,
    value: goText(value) ?? '',
  }));
