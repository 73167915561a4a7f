import type { Contract } from '../../k8s/contract';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { fieldOf, type JudgedField } from '../../model/kubeadm-reading';
import { type StaticPodName, staticPodLists } from '../../model/static-pod-settings';
import { textField } from '../../model/type-meta';
import { defineRule, type Report } from '../rule';
import { clusterText } from './example-texts';

/** Of a variable's value: objects of the API that a static pod cannot read. */
const REFERENCES = ['configMapKeyRef', 'secretKeyRef'];
/** What `valueFrom` may hold. */
const SOURCES = ['fieldRef', 'resourceFieldRef', 'fileKeyRef', ...REFERENCES];

const findings = {
  name: ({ name }: { name: string }) => ({
    what: `${JSON.stringify(name)} is no name for an environment variable`,
    fix: `name: ${name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d|$)/, '_')}`,
  }),
  twoValues: ({ name }: { name: string }) => ({
    what: `the variable ${name} has both value and valueFrom`,
    fix: 'remove valueFrom, or value',
  }),
  sources: ({ name, count }: { name: string; count: number }) => ({
    what: `valueFrom of ${name} names ${count === 0 ? 'no source' : `${count} sources`}; it takes one`,
    fix: 'valueFrom: { fieldRef: { fieldPath: status.hostIP } }, or write value instead',
  }),
  reference: ({ name, source, pod }: { name: string; source: string; pod: string }) => ({
    what: `${name} of ${pod} comes by ${source}, which a static pod cannot read`,
    fix: 'write the value itself, or bring a file in by extraVolumes',
  }),
};

const variable = (lines: string): string =>
  clusterText(`apiServer:\n  extraEnvs:\n${lines.replace(/^/gm, '    ').trimEnd()}\n`);

const FROM_NODE = `- name: HOST_IP
  valueFrom:
    fieldRef:
      fieldPath: status.hostIP
`;

export const extraEnvs = defineRule({
  code: 'NET629',
  name: 'extra-envs',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary:
      'Every extra environment variable has a name and one value, which needs no API server.',
    why: 'kubeadm writes extraEnvs into the static pod as they are; the kubelet refuses the pod, and the component never starts. Values out of ConfigMaps and Secrets would need the API server that is not there yet; from 1.34 the kubelet refuses such static pods outright.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source:
      'kubernetes core validation.ValidateEnv; kubelet config/common.go tryDecodeSinglePod (PreventStaticPodAPIReferences)',
  },
  findings,
  examples: () => ({
    valid: [
      { title: 'a value', text: variable('- name: GOGC\n  value: "75"\n') },
      { title: 'an empty value', text: variable('- name: NO_PROXY\n') },
      { title: 'the address of the node', text: variable(FROM_NODE) },
      { title: 'any printable name, from 1.35', text: variable('- name: 9-lives\n  value: x\n') },
    ],
    invalid: [
      { title: 'no name', text: variable('- value: x\n') },
      { title: 'an equals sign', text: variable('- name: A=B\n  value: x\n') },
      { title: 'two values', text: variable(`${FROM_NODE}  value: x\n`) },
      { title: 'valueFrom nothing', text: variable('- name: A\n  valueFrom: {}\n') },
      {
        title: 'a Secret',
        text: variable(
          '- name: A\n  valueFrom:\n    secretKeyRef:\n      name: keys\n      key: a\n',
        ),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm, cluster } = versions;
    for (const { pod, entries } of staticPodLists(kubeadmFiles, 'extraEnvs', kubeadm)) {
      for (const entry of entries) checkVariable(entry, pod, cluster, report);
    }
  },
});

function checkVariable(
  entry: JudgedField<JsonObject>,
  pod: StaticPodName,
  kubelet: Contract,
  report: Report<typeof findings>,
): void {
  const breaks = `kubelet: refuses the static pod ${pod}`;
  const name = textField(entry.value, 'name');
  if (!isVariableName(name, kubelet)) {
    report('name', { name }, { at: { at: fieldOf(entry, 'name').at, value: name }, breaks });
  }
  const { at, value: from } = fieldOf(entry, 'valueFrom');
  if (!isObject(from)) return;
  const sources = SOURCES.filter((source) => isGiven(from[source]));
  if (sources.length !== 1) report('sources', { name, count: sources.length }, { at, breaks });
  if (textField(entry.value, 'value') !== '') report('twoValues', { name }, { at, breaks });
  for (const source of sources.filter((one) => REFERENCES.includes(one))) {
    const sighting = kubelet.kubeletRefusesReferencesOfStaticPods
      ? breaks
      : `kubelet: cannot start ${pod}, for there is no API server to ask`;
    report(
      'reference',
      { name, source, pod },
      { at: fieldOf(entry, 'valueFrom', source).at, breaks: sighting },
    );
  }
}

const isGiven = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** Source: apimachinery validation.IsEnvVarName, IsRelaxedEnvVarName. */
const isVariableName = (name: string, { kubeletTakesAnyVariableName }: Contract): boolean =>
  kubeletTakesAnyVariableName
    ? /^[ -<>-~]+$/.test(name)
    : /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && name !== '.' && !name.startsWith('..');
